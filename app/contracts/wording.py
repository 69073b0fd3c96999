"""A contract in words: its way with the dates, what is owed, what a form starts with."""

from datetime import date
from typing import Any, NamedTuple

from flask_babel import gettext as _

from app.base.steps import Step, steps_of
from app.base.typography import counted, day, day_short
from app.contracts.enums import ObligationState
from app.contracts.models import Obligation, TargetContract
from app.contracts.rules import ENDED, WAY
from app.web.dashboard import Chip


def way_of(contract: TargetContract) -> list[Step]:
    """Return the steps on the contract's way; one broken off, or suspended, has left it.

    Eight of them share a line: their days are in figures, in words they would be torn apart.
    """
    if contract.state not in WAY:
        return []
    way = [
        (_("черновик"), day_short(contract.drafted_on)),
        (_("предложен"), ""),
        (_("согласован"), ""),
        (_("подписан"), day_short(contract.signed_on)),
        (_("обучение"), _("до %(day)s", day=day_short(contract.training_until))),
        (_("устройство на работу"), ""),
        (_("трудовая деятельность"), _("с %(day)s", day=day_short(contract.work_begins_on))),
        (_("исполнен"), _("до %(day)s", day=day_short(contract.work_ends_on))),
    ]
    return steps_of(way, present=WAY.index(contract.state))


def standing_of(contract: TargetContract) -> Chip:
    """Return the contract's state."""
    return Chip(str(contract.state.label), contract.state.tone)


def facts_of_contract(contract: TargetContract) -> list[tuple[str, str]]:
    """Return what the parties agreed on; what nobody said is left out."""
    place = (contract.work_region, contract.work_town, contract.work_place)
    student = contract.student
    facts = (
        (_("Заказчик"), contract.organization.short_name),
        (_("Работодатель"), contract.employer.short_name if contract.employer else ""),
        (_("Колледж"), _("сторона договора") if contract.college_is_party else ""),
        (_("Студент"), student.full_name),
        (_("Учебная группа"), "" if contract.training_organization else student.group.name),
        (_("Обучение"), training_of(contract)),
        (_("Обучение до"), day(contract.training_until)),
        (_("Должность после обучения"), contract.position),
        (_("Место работы"), ", ".join(filter(None, place))),
        (_("Заключить трудовой договор"), _employ_by(contract)),
        (_("Срок трудовой деятельности"), work_term_of(contract)),
        (_("Условия оплаты труда"), contract.pay_terms),
        (_("Практика и наставник"), contract.practice_text),
        (_("Об ответственности"), contract.responsibility_text),
        (_("Предложение на «Работе в России»"), contract.portal_offer_number),
        (_("Подписан"), day(contract.signed_on) if contract.signed_on else ""),
    )
    return [(name, said) for name, said in facts if said]


def _employ_by(contract: TargetContract) -> str:
    if contract.work_started_on or not contract.employ_within_months:
        return ""
    return _("не позднее %(day)s", day=day(contract.work_begins_on))


def work_term_of(contract: TargetContract) -> str:
    """Return how long the work lasts; until it has begun its last day is a reckoning."""
    years = counted(contract.work_years, _("год"), _("года"), _("лет"))
    if contract.work_started_on:
        begins, ends = day(contract.work_begins_on), day(contract.work_ends_on)
        return f"{years}: {begins} — {ends}"
    ends = day(contract.work_ends_on)
    return _("%(years)s, расчётно до %(day)s", years=years, day=ends)


def training_of(contract: TargetContract) -> str:
    """Return what is studied and where, in a line."""
    speciality = contract.student.group.speciality
    known = [contract.training_code or speciality.code, contract.training_name or speciality.name]
    if contract.training_organization:
        known = [contract.training_code, contract.training_name]
    level, form = contract.training_level, contract.training_form
    parts = [" ".join(filter(None, known)), contract.training_organization]
    parts += [str(one.label) for one in (level, form) if one]
    return ", ".join(filter(None, parts))


class ObligationLine(NamedTuple):
    """An obligation with the chip that says how it stands; without one its date says it."""

    obligation: Obligation
    chip: Chip | None


def obligation_lines(contract: TargetContract) -> list[ObligationLine]:
    """Return what the parties owe by date, and how each of it stands today."""
    return [ObligationLine(one, obligation_standing(one, contract)) for one in contract.obligations]


def obligation_standing(obligation: Obligation, contract: TargetContract) -> Chip | None:
    """Return how an obligation stands, None where its date says it."""
    if obligation.state is not ObligationState.OPEN:
        return Chip(str(obligation.state.label), obligation.state.tone)
    if contract.state in ENDED:
        return Chip(_("больше не требуется"), "idle")
    return None


def settlement_of(obligation: Obligation, today: date) -> dict[str, Any]:
    """Return what the form of an outcome starts with: most often it is «done today»."""
    is_open = obligation.state is ObligationState.OPEN
    return {
        "state": ObligationState.DONE if is_open else obligation.state,
        "settled_on": obligation.settled_on or today,
        "note": obligation.note,
        "version": obligation.version,
    }
