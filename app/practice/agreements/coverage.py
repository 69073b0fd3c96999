"""Which agreement covers a practice, or why none does; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.practice.agreements.enums import AgreementGap

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class EditionFacts:
    """What a signed edition says from a day on; no bases or programmes means any of them."""

    since: date
    base_ids: frozenset[int] = frozenset()
    speciality_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class AgreementFacts:
    """An agreement as far as it says where and when students may be."""

    id: int
    number: str
    starts_on: date
    ends_on: date
    is_signed: bool
    terminated_on: date | None = None
    editions: tuple[EditionFacts, ...] = ()

    @property
    def last_day(self) -> date:
        """Return the last day it is in force."""
        if self.terminated_on is None:
            return self.ends_on
        return min(self.ends_on, self.terminated_on - _DAY)


@dataclass(frozen=True)
class Stay:
    """Students of a speciality (None: of any) at a base for some days, both inclusive."""

    organization_id: int
    base_id: int
    starts_on: date
    ends_on: date
    speciality_id: int | None = None


@dataclass(frozen=True)
class Coverage:
    """The agreement a stay rests on, or what is missing; `until` is the last covered day."""

    agreement: AgreementFacts | None
    gap: AgreementGap | None = None
    until: date | None = None

    @property
    def is_full(self) -> bool:
        """Tell whether every day is within a signed agreement."""
        return self.gap is None


def cover(stay: Stay, agreements: Sequence[AgreementFacts]) -> Coverage:
    """Return how a stay is covered by the agreements of its organization.

    One agreement may go on where another ends: every day has to be within one of them.
    """
    signed = [one for one in agreements if one.is_signed]
    first, until = _reach(stay, signed)
    if first and until == stay.ends_on:
        return Coverage(first, until=until)
    gap = _gap(stay, agreements, signed)
    return Coverage(first or _nearest(agreements), gap, until)


def _reach(
    stay: Stay,
    agreements: Sequence[AgreementFacts],
    *,
    any_base: bool = False,
    any_speciality: bool = False,
) -> tuple[AgreementFacts | None, date | None]:
    """Return the agreement of the first day, and the last day reached without a break from it."""
    spans = sorted(
        (
            (since, until, at)
            for at, one in enumerate(agreements)
            for since, until in _spans(stay, one, any_base=any_base, any_speciality=any_speciality)
        ),
        key=lambda span: (span[0], -span[1].toordinal()),
    )
    first: AgreementFacts | None = None
    reached = stay.starts_on - _DAY
    for since, until, at in spans:
        if since <= reached + _DAY and until > reached:
            first = first or agreements[at]
            reached = min(until, stay.ends_on)
    return first, reached if first else None


def _spans(
    stay: Stay, agreement: AgreementFacts, *, any_base: bool, any_speciality: bool
) -> Iterator[tuple[date, date]]:
    """Give the days on which an agreement lets these students be at this base."""
    ends = [one.since - _DAY for one in agreement.editions[1:]]
    for edition, until in zip(agreement.editions, [*ends, agreement.last_day], strict=True):
        fits_base = any_base or not edition.base_ids or stay.base_id in edition.base_ids
        fits_speciality = (
            any_speciality
            or stay.speciality_id is None
            or not edition.speciality_ids
            or stay.speciality_id in edition.speciality_ids
        )
        last = min(until, agreement.last_day)
        if fits_base and fits_speciality and edition.since <= last:
            yield edition.since, last


def _gap(
    stay: Stay, agreements: Sequence[AgreementFacts], signed: Sequence[AgreementFacts]
) -> AgreementGap:
    if _reach(stay, signed, any_speciality=True)[1] == stay.ends_on:
        return AgreementGap.SPECIALITY
    if _reach(stay, signed, any_base=True, any_speciality=True)[1] == stay.ends_on:
        return AgreementGap.BASE
    within = [one for one in signed if one.last_day >= stay.starts_on]
    if any(one.starts_on <= stay.starts_on for one in within):
        broken = any(one.terminated_on and one.last_day < stay.ends_on for one in within)
        return AgreementGap.TERMINATED if broken else AgreementGap.ENDS_EARLY
    if any(one.starts_on <= stay.ends_on for one in within):
        return AgreementGap.STARTS_LATE
    if any(not one.is_signed and one.terminated_on is None for one in agreements):
        return AgreementGap.UNSIGNED
    past = [one for one in signed if one.last_day < stay.starts_on]
    if past:
        latest = max(past, key=lambda one: one.last_day)
        return AgreementGap.TERMINATED if latest.terminated_on else AgreementGap.ENDS_EARLY
    return AgreementGap.NONE


def _nearest(agreements: Sequence[AgreementFacts]) -> AgreementFacts | None:
    """Return the agreement people would look at: the newest one, drafts before ended ones."""
    alive = [one for one in agreements if one.terminated_on is None]
    return max(alive or agreements, key=lambda one: (one.ends_on, one.id), default=None)
