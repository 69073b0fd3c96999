"""What contracts ask of people today."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.accounts.enums import Role
from app.base import clock
from app.base.viewer import Viewer
from app.contracts import queries
from app.contracts.enums import ContractState as S
from app.contracts.permissions import Permission
from app.contracts.rules import EDITABLE, IN_FORCE
from app.web.dashboard import Chip, Panel, Part, Todo, Urgency

WAITING_FOR_STAFF = (S.DRAFT, S.AGREED)


def part(viewer: Viewer) -> Part:
    """Return this package's part of a person's dashboard."""
    return Part(todo=todo(viewer), panels=panels(viewer))


def todo(user: Any) -> list[Todo]:
    """Return what waits: drafts and signatures for staff, an answer for the student."""
    if not user.can(Permission.CONTRACT_VIEW):
        return []
    counts = queries.count_by_state(visible_to=user)
    found = [] if user.role is Role.STUDENT else [_overdue(user)]
    if user.sees_all:
        found += [_waiting_for_staff(state, counts.get(state, 0)) for state in WAITING_FOR_STAFF]
    if user.role is Role.STUDENT:
        found.append(_offer(counts.get(S.OFFERED, 0)))
    return [one for one in found if one]


def panels(user: Any) -> list[Panel]:
    """Return the figures of contracts for those who see more than one."""
    if not user.can(Permission.CONTRACT_VIEW) or user.role is Role.STUDENT:
        return []
    counts = queries.count_by_state(visible_to=user)
    in_force = sum(counts.get(state, 0) for state in IN_FORCE)
    coming = sum(counts.get(state, 0) for state in EDITABLE)
    if not in_force + coming:
        return []
    address = url_for("contracts.contract_list")
    return [
        Panel(
            _("Целевые договоры"),
            [
                (in_force, _("действует"), url_for("contracts.contract_list", state="in_force")),
                (coming, _("готовится"), url_for("contracts.contract_list", state="coming")),
            ],
            url=address,
        )
    ]


def _waiting_for_staff(state: S, count: int) -> Todo | None:
    if not count:
        return None
    text = {
        S.DRAFT: _("Предложить студентам договоры из черновиков: %(count)s", count=count),
        S.AGREED: _("Записать подписание согласованных договоров: %(count)s", count=count),
    }[state]
    return Todo(
        text, url_for("contracts.contract_list", state=state), _("Открыть"), urgency=Urgency.STEP
    )


def _overdue(user: Any) -> Todo | None:
    count = queries.count_overdue(visible_to=user, today=clock.today())
    if not count:
        return None
    title = _("Просрочены обязательства по договорам: %(count)s", count=count)
    url = url_for("contracts.contract_list", overdue="y")
    return Todo(
        title, url, _("Посмотреть"), chip=Chip(_("просрочено"), "late"), urgency=Urgency.LATE
    )


def _offer(count: int) -> Todo | None:
    if not count:
        return None
    url = url_for("contracts.contract_list", state=S.OFFERED)
    detail = _("Прочитайте договор, обсудите его дома и ответьте.")
    return Todo(
        _("Вам предложили целевой договор"), url, _("Прочитать"), detail, urgency=Urgency.TODAY
    )
