"""Pure decisions about practice bases: their terms, and who answers for practice on which day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from flask_babel import gettext as _

from app.base.identity import fold
from app.base.likeness import LIKE, names_likeness
from app.base.settlements import Point
from app.base.terms import KEPT_APART
from app.practice.enums import PracticeKind
from app.practice.registry.errors import ResponsibleDatesError


@dataclass(frozen=True)
class ConditionTerms:
    """On what conditions students come to a base; its own people may change these."""

    needs_medical_book: bool = False
    has_dormitory: bool = False
    hours: str = ""
    transport: str = ""
    conditions: str = ""


@dataclass(frozen=True)
class BaseTerms(ConditionTerms):
    """What is known of a base; without a title it is the organization itself.

    `settlement` is the key of a town where several are named alike, `coordinates` a point that is
    told instead of the middle of the town. No kinds of practice and no specialities: nobody said.
    """

    title: str = ""
    town: str = ""
    address: str = ""
    kinds: Sequence[PracticeKind] = field(default=(), metadata=KEPT_APART)
    speciality_ids: Sequence[int] = field(default=(), metadata=KEPT_APART)
    settlement: str | None = field(default=None, metadata=KEPT_APART)
    coordinates: Point | None = field(default=None, metadata=KEPT_APART)


@dataclass(frozen=True)
class ResponsibleTerms:
    """Who answers for practice at a base, by which order, from which day; the phone is E.164.

    `conforms_on` is the day on which somebody checked that articles 331 and 351.1 of the Labour
    Code let the person work with minors.
    """

    name: str
    since: date
    position: str = ""
    phone: str | None = None
    email: str | None = None
    order_number: str = ""
    order_on: date | None = None
    conforms_on: date | None = None


class Told(Protocol):
    """What bases are compared by."""

    @property
    def title(self) -> str: ...

    @property
    def address(self) -> str: ...


def likeness(left: Told, right: Told) -> int:
    """Return how much two bases of one organization look like one, 0 to 100.

    The same address is the same site whatever it is called; a site without a title has no name to
    compare.
    """
    if left.address and fold(left.address) == fold(right.address):
        return 100
    if not left.title or not right.title:
        return 0
    return names_likeness(left.title, right.title)


def find_alike(base: Told, others: Sequence[Told]) -> Told | None:
    """Return the first of an organization's other bases that looks like this one."""
    return next((one for one in others if likeness(base, one) >= LIKE), None)


def last_day_before(since: date, successor_since: date) -> date:
    """Return a responsible person's last day when another begins.

    Raises ResponsibleDatesError when the other would begin before the first has begun.
    """
    if successor_since <= since:
        message = _("Прежний ответственный назначен позже этого дня. Укажите более поздний день.")
        raise ResponsibleDatesError(message, field="since")
    return successor_since - timedelta(days=1)


def check_last_day(since: date, until: date) -> None:
    """Raise ResponsibleDatesError when a person would leave before they began."""
    if until < since:
        message = _("Последний день не раньше первого.")
        raise ResponsibleDatesError(message, field="until")
