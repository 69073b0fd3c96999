"""What this package holds on people, and how long."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, select

from app.accounts import queries
from app.accounts.models import AccountToken, FurtherHat, User
from app.base.clock import start_of_day
from app.web.personal import (
    ERASED,
    Fate,
    PersonalTable,
    PersonSource,
    RetentionKind,
    drop_row,
)


def _last_admin(users: Sequence[Any]) -> list[str]:
    if queries.are_all_admins(users):
        return [_("Это единственный администратор: сначала назначьте другого.")]
    return []


def _past_links(day: date) -> Select[Any]:
    return select(AccountToken).where(AccountToken.expires_at < start_of_day(day))


PERSONAL_DATA = (
    PersonSource(
        "account",
        User,
        _l("пользователь"),
        name=lambda user: user.display_name,
        card=lambda user: url_for("accounts.user_detail", user_id=user.id),
        emails=(User.email,),
    ),
    PersonalTable(
        User,
        _l("Учётная запись"),
        by=(User.id,),
        blank={
            "display_name": ERASED,
            "email": lambda user: f"erased-{user.id}@removed.invalid",
            "password_hash": None,
            "active": False,
            "session_version": lambda user: user.session_version + 1,
        },
        stays=_l("Номер учётной записи и роль: под ними стоят сделанные записи. Вход закрыт."),
        hinders=_last_admin,
        hidden=frozenset({"password_hash", "session_version"}),
    ),
    PersonalTable(
        AccountToken,
        _l("Одноразовые ссылки"),
        by=(AccountToken.user_id,),
        fate=Fate.DELETE,
        hidden=frozenset({"digest"}),
    ),
    PersonalTable(FurtherHat, _l("Роли"), by=(FurtherHat.user_id,), fate=Fate.DELETE),
)
RETENTION = (
    RetentionKind(
        "accounts.links",
        _l("Одноразовые ссылки для входа"),
        1,
        _l("Ссылка не действует: её цель достигнута."),
        _past_links,
        drop_row,
    ),
)
