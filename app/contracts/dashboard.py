"""What contracts ask of people today."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select

from app.base import clock
from app.base.viewer import Viewer
from app.contracts import queries
from app.contracts.asking.queries import UnconfirmedCount, tally_unconfirmed
from app.contracts.enums import ContractState as S
from app.contracts.permissions import Permission
from app.contracts.printing.queries import tally_due
from app.contracts.rules import EDITABLE, IN_FORCE
from app.contracts.support.queries import tally_overdue_payments
from app.web.dashboard import Chip, Panel, Part, Todo, Urgency
from app.web.tallies import PageTally

Counts = Mapping[S, int]


def _told(statement: Callable[..., Select[*tuple[Any, ...]]], *but: Permission) -> PageTally:
    """Return a tally of what a person may see; those who may not see contracts are not told."""

    def select(viewer: Viewer) -> Select[*tuple[Any, ...]] | None:
        is_told = viewer.can(Permission.CONTRACT_VIEW) and all(viewer.can(one) for one in but)
        is_told = is_told and (_manages(viewer) or not viewer.can(Permission.CONTRACT_ANSWER))
        return statement(visible_to=viewer, today=clock.today()) if is_told else None

    return PageTally(select)


def _manages(viewer: Viewer) -> bool:
    return viewer.can(Permission.CONTRACT_MANAGE)


STATES = PageTally(
    lambda viewer: (
        queries.tally_by_state(visible_to=viewer) if viewer.can(Permission.CONTRACT_VIEW) else None
    )
)
OVERDUE = _told(queries.tally_overdue)
UNPAID = _told(tally_overdue_payments)
UNCONFIRMED = _told(tally_unconfirmed)
DUE = {
    kind: _told(partial(tally_due, kind), Permission.CONTRACT_MANAGE)
    for kind in ("graduation", "unemployed", "termination")
}
TALLIES = (STATES, OVERDUE, UNPAID, UNCONFIRMED, *DUE.values())


def part(viewer: Viewer) -> Part:
    """Return drafts and signatures for staff, an answer for the student, figures for most."""
    if not viewer.can(Permission.CONTRACT_VIEW):
        return Part()
    counts = dict(zip(S, STATES.row(viewer) or (), strict=False))
    if viewer.can(Permission.CONTRACT_MANAGE):
        late = [*_overdue(viewer), *_unpaid(viewer)]
        waiting = [*_waiting_for_staff(counts), *_unconfirmed(viewer), *_notices(viewer)]
        return Part([*late, *waiting], _figures(counts))
    if viewer.can(Permission.CONTRACT_ANSWER):
        return Part(_offer(counts))
    return Part([*_overdue(viewer), *_unpaid(viewer), *_unconfirmed(viewer)], _figures(counts))


def _figures(counts: Counts) -> list[Panel]:
    in_force = sum(counts.get(state, 0) for state in IN_FORCE)
    coming = sum(counts.get(state, 0) for state in EDITABLE)
    if not in_force + coming:
        return []
    return [
        Panel(
            _("Целевые договоры"),
            [
                (in_force, _("действует"), url_for("contracts.contract_list", state="in_force")),
                (coming, _("готовится"), url_for("contracts.contract_list", state="coming")),
            ],
            url=url_for("contracts.contract_list"),
        )
    ]


def _waiting_for_staff(counts: Counts) -> list[Todo]:
    titles = {
        S.DRAFT: _("Предложить студентам договоры из черновиков: %(count)s"),
        S.AGREED: _("Отметить подписание согласованных договоров: %(count)s"),
    }
    return [
        Todo(
            title % {"count": counts[state]},
            url_for("contracts.contract_list", state=state),
            _("Открыть"),
            urgency=Urgency.STEP,
        )
        for state, title in titles.items()
        if counts.get(state)
    ]


def _notices(viewer: Viewer) -> list[Todo]:
    """Return the notices whose day has come; the only one leads to its contract."""
    titles = {
        "graduation": _("Уведомить организации о завершении обучения: %(count)s"),
        "unemployed": _("Уведомить о незаключённых трудовых договорах: %(count)s"),
        "termination": _("Уведомить о расторжении договоров: %(count)s"),
    }
    found = {kind: DUE[kind].row(viewer) or (0, None) for kind in titles}
    return [
        Todo(
            titles[kind] % {"count": count},
            url_for("contracts.further_paper_create", contract_id=first, kind=kind)
            if count == 1
            else url_for("contracts.contract_list", notice=kind),
            _("Выдать"),
            urgency=Urgency.STEP,
        )
        for kind, (count, first) in found.items()
        if count
    ]


def _overdue(viewer: Viewer) -> list[Todo]:
    count = OVERDUE.number(viewer)
    if not count:
        return []
    title = _("Просрочены обязательства по договорам: %(count)s", count=count)
    url = url_for("contracts.contract_list", overdue="y")
    chip = Chip(_("просрочено"), "late")
    return [Todo(title, url, _("Посмотреть"), chip=chip, urgency=Urgency.LATE)]


def _unpaid(viewer: Viewer) -> list[Todo]:
    count = UNPAID.number(viewer)
    if not count:
        return []
    title = _("Просрочены выплаты по договорам: %(count)s", count=count)
    url = url_for("contracts.payment_list", overdue="y")
    chip = Chip(_("просрочено"), "late")
    return [Todo(title, url, _("Посмотреть"), chip=chip, urgency=Urgency.LATE)]


def _unconfirmed(viewer: Viewer) -> list[Todo]:
    row = UNCONFIRMED.row(viewer)
    count = UnconfirmedCount(*row) if row else None
    if count is None or not count.total:
        return []
    title = _("Работа выпускников в этом году не подтверждена: %(count)s", count=count.total)
    url = url_for("contracts.contract_list", unconfirmed="y")
    chip = Chip(_("не подтверждено"), "soon")
    if viewer.can(Permission.CONTRACT_MANAGE):
        asked = Todo(title, url, _("Спросить"), chip=chip, urgency=Urgency.STEP)
        return [asked, *_to_phone(count)]
    how = _("Ответьте по ссылке из письма колледжа или позвоните методисту.")
    return [Todo(title, url, _("Посмотреть"), how, chip=chip, urgency=Urgency.STEP)]


def _to_phone(count: UnconfirmedCount) -> list[Todo]:
    """Return whom no letter reaches: the only one leads to its contract, where the phone is."""
    if not count.mute:
        return []
    title = _("Позвонить и спросить, работает ли выпускник: %(count)s", count=count.mute)
    url = url_for("contracts.contract_list", to_phone="y")
    if count.mute == 1:
        card = url_for("contracts.contract_detail", contract_id=count.first_mute)
        url = f"{card}#confirmations"
    how = _("У организации нет электронной почты: письмо со ссылкой не уйдёт.")
    return [Todo(title, url, _("Открыть"), how, urgency=Urgency.STEP)]


def _offer(counts: Counts) -> list[Todo]:
    if not counts.get(S.OFFERED):
        return []
    return [
        Todo(
            _("Вам предложили целевой договор"),
            url_for("contracts.contract_list", state=S.OFFERED),
            _("Прочитать"),
            _(
                "Прочитайте договор и ответьте. "
                "Если вам нет 18 лет, покажите его законному представителю."
            ),
            urgency=Urgency.TODAY,
        )
    ]
