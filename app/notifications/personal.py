"""What this package holds on people, and how long."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, select

from app.base.clock import start_of_day
from app.notifications.enums import LetterState
from app.notifications.models import Letter
from app.web.personal import ERASED, PersonalTable, RetentionKind

_LEFT = (LetterState.SENT, LetterState.FAILED, LetterState.SHOWN)


def _state_left(letter: Letter) -> LetterState:
    return letter.state if letter.state in _LEFT else LetterState.FAILED


def _past(day: date) -> Select[Any]:
    return select(Letter).where(
        Letter.created_at < start_of_day(day), Letter.recipient != "", Letter.state.in_(_LEFT)
    )


PERSONAL_DATA = (
    PersonalTable(
        Letter,
        _l("Письма"),
        addressed=(Letter.recipient,),
        texts=(Letter.subject, Letter.body),
        blank={
            "recipient": "",
            "subject": ERASED,
            "body": ERASED,
            "secret": "",
            "last_error": "",
            "state": _state_left,
        },
        stays=_l("То, что письмо было, когда и о чём оно: для подсчёта. Адрес и текст удаляются."),
        hidden=frozenset({"secret"}),
        fields={
            "recipient": _l("кому"),
            "subject": _l("тема"),
            "body": _l("текст"),
            "created_at": _l("написано"),
            "sent_at": _l("отправлено"),
        },
    ),
)
RETENTION = (
    RetentionKind(
        "notifications.letters",
        _l("Письма сайта"),
        12,
        _l("Цель достигнута: письмо дошло. Год нужен, чтобы разобрать жалобу."),
        _past,
    ),
)
