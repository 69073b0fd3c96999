"""An agreement in words: its way, its standing, why a practice is not covered."""

from datetime import date

from flask_babel import gettext as _

from app.base.steps import Step, steps_of
from app.base.typography import day
from app.practice.agreements.coverage import Coverage
from app.practice.agreements.enums import AgreementGap, AgreementSide, AgreementState
from app.practice.agreements.models import AgreementEdition, PracticeAgreement
from app.practice.agreements.rules import IN_FORCE, is_expiring, standing
from app.web.dashboard import Chip

S = AgreementState


def standing_of(agreement: PracticeAgreement, today: date) -> Chip:
    """Return how an agreement stands on a day; an ended one was rescinded or never signed."""
    held = standing(agreement.state, agreement.ends_on, today=today)
    if held is S.TERMINATED:
        signed = agreement.signed_on and agreement.terminated_on
        return Chip(_("расторгнут") if signed else _("отменён"), held.tone)
    if is_expiring(agreement.state, agreement.ends_on, today=today):
        return Chip(_("истекает %(day)s", day=day(agreement.ends_on)), "soon")
    return Chip(str(held.label), held.tone)


def way_of(agreement: PracticeAgreement, today: date) -> list[Step]:
    """Return the steps on an agreement's way; one that was ended has left it."""
    held = standing(agreement.state, agreement.ends_on, today=today)
    if held is S.TERMINATED:
        return []
    until = _("до %(day)s", day=day(agreement.ends_on))
    way = [
        (_("проект"), day(agreement.drafted_on)),
        (_("подписан"), day(agreement.signed_on) if agreement.signed_on else ""),
        (_("действует"), until),
        (_("срок истёк"), ""),
    ]
    return steps_of(way, present={S.DRAFT: 0, S.EXPIRED: 3}.get(held, 2))


def edition_standing(edition: AgreementEdition, today: date) -> Chip:
    """Return how an amendment stands on a day."""
    if edition.signed_on is None:
        return Chip(_("проект"), "idle")
    if edition.since > today:
        return Chip(_("вступит в силу %(day)s", day=day(edition.since)), "soon")
    return Chip(_("действует"), "done")


def unnamed_signatory(side: AgreementSide) -> str:
    """Return what is asked for when nobody is named who signs for a party."""
    if side is AgreementSide.COLLEGE:
        return _("Укажите, кто подписывает договор от колледжа.")
    return _("Укажите, кто подписывает договор от организации.")


def gap_words(coverage: Coverage) -> str:
    """Return why a practice is not covered: «договор ПП-2024/07 до 1 мая: заканчивается …»."""
    if coverage.gap is None:
        return ""
    words = str(coverage.gap.label)
    known = coverage.agreement
    if known is None or coverage.gap is AgreementGap.NONE:
        return words
    if coverage.gap is AgreementGap.ENDS_EARLY:
        return _(
            "договор %(number)s заканчивается раньше практики: %(day)s",
            number=known.number,
            day=day(known.last_day),
        )
    return _("%(words)s (договор %(number)s)", words=words, number=known.number)


def is_alive(agreement: PracticeAgreement) -> bool:
    """Tell whether an agreement is signed and was not ended."""
    return agreement.state in IN_FORCE


def signing_gaps(edition: AgreementEdition) -> list[str]:
    """Return what is still missing before an edition can be signed."""
    gaps = [
        unnamed_signatory(one.side) for one in edition.signatories if not one.name or not one.post
    ]
    if not edition.programmes:
        gaps.append(_("Заполните приложение 1: образовательные программы, число студентов."))
    if not edition.rooms:
        gaps.append(_("Приложение 2 пусто: помещения и оборудование лучше указать."))
    return gaps
