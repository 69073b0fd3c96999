"""Pure decisions about orders and hand-over: what an award is called, which days are possible."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import NamedTuple

from flask_babel import gettext as _

from app.awards.ceremony.enums import HandoverWay, ProgrammeOrder
from app.awards.ceremony.errors import (
    AwarderOrganizationError,
    AwardOrderDayError,
    HandoverDayError,
    ReceiverMissingError,
)
from app.awards.enums import Awarder
from app.base.terms import KEPT_APART

DEGREES = {1: "I", 2: "II", 3: "III"}


@dataclass(frozen=True)
class AwardOrderTerms:
    """The order's number and day, and in whose name the awards are given."""

    number: str
    signed_on: date
    awarder: Awarder = Awarder.COLLEGE
    organization_id: int | None = None


@dataclass(frozen=True)
class CeremonyTerms:
    """When, where and in what order awards are handed over."""

    starts_at: time | None
    place: str
    note: str
    programme: ProgrammeOrder


@dataclass(frozen=True)
class HandoverTerms:
    """When and how an award reached whom it was given to."""

    handed_on: date
    way: HandoverWay = HandoverWay.IN_PERSON
    received_by: str = ""
    change_reason: str = field(default="", metadata=KEPT_APART)


class AwardTitle(NamedTuple):
    """What an award is called on its paper."""

    title: str
    degree: str = ""

    @property
    def words(self) -> str:
        """Return «диплом I степени» for lists."""
        return " ".join(filter(None, (self.title[:1].lower() + self.title[1:], self.degree)))


def title_of_place(place: int) -> AwardTitle:
    """Return what a place brings: a diploma of a degree for the first three, else a certificate."""
    if place in DEGREES:
        return AwardTitle(_("Диплом"), _("%(degree)s степени", degree=DEGREES[place]))
    return AwardTitle(_("Почётная грамота"))


def check_order_day(day: date, *, closed_on: date, today: date) -> None:
    """Raise AwardOrderDayError for an order from before the results, or of tomorrow."""
    if not closed_on <= day <= today:
        raise AwardOrderDayError(field="signed_on")


def check_awarder(terms: AwardOrderTerms) -> AwardOrderTerms:
    """Return the terms as they can be kept; raises AwarderOrganizationError."""
    if terms.awarder is Awarder.COLLEGE:
        return AwardOrderTerms(terms.number, terms.signed_on)
    if not terms.organization_id:
        raise AwarderOrganizationError(field="organization_id")
    return terms


def check_handover(terms: HandoverTerms, *, ordered_on: date, today: date) -> None:
    """Raise HandoverDayError or ReceiverMissingError for a hand-over that cannot have been."""
    if not ordered_on <= terms.handed_on <= today:
        raise HandoverDayError(field="handed_on")
    if terms.way is HandoverWay.BY_PROXY and not terms.received_by:
        raise ReceiverMissingError(field="received_by")
