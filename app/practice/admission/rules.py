"""Is a student admitted? Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _

from app.practice.admission.enums import ClearanceStanding
from app.practice.admission.errors import ClearanceError
from app.practice.enums import ClearanceKind
from app.students.rules import ADULT, age_on

# Terms are those of the paper itself; what has none is good until somebody takes it back.
WITH_TERM = frozenset({ClearanceKind.MEDICAL_EXAMINATION, ClearanceKind.MEDICAL_BOOK})
WITH_NUMBER = frozenset({ClearanceKind.NO_CRIMINAL_RECORD})
MAY_BE_EXEMPT = frozenset({ClearanceKind.MEDICAL_BOOK, ClearanceKind.NO_CRIMINAL_RECORD})


@dataclass(frozen=True)
class ClearanceTerms:
    """A paper a student showed; without `given_on` none is needed."""

    given_on: date | None = None
    valid_until: date | None = None
    number: str = ""


@dataclass(frozen=True)
class CoveredDays:
    """The days a clearance has to cover, both included."""

    starts_on: date
    ends_on: date


class AskedClearances(NamedTuple):
    """What a practice asks of its groups: kinds and days; without one everything, today."""

    required: tuple[ClearanceKind, ...]
    weeks: CoveredDays
    groups: Collection[int] | None
    title: str


def check_clearance(kind: ClearanceKind, terms: ClearanceTerms, *, today: date) -> None:
    """Raise ClearanceError, by its field, for a paper that cannot be."""
    if terms.given_on is None:
        if kind not in MAY_BE_EXEMPT:
            raise ClearanceError(_("Укажите дату документа."), field="given_on")
        return
    if terms.given_on > today:
        raise ClearanceError(_("Эта дата ещё не наступила."), field="given_on")
    if kind in WITH_TERM and terms.valid_until is None:
        raise ClearanceError(_("Укажите, до какого дня действует."), field="valid_until")
    if terms.valid_until and terms.valid_until < terms.given_on:
        raise ClearanceError(_("Срок не может кончиться раньше даты."), field="valid_until")
    if kind in WITH_NUMBER and not terms.number:
        raise ClearanceError(_("Укажите номер справки."), field="number")


def standing_of(
    kind: ClearanceKind, held: ClearanceTerms | None, weeks: CoveredDays, *, birth_date: date
) -> ClearanceStanding:
    """Return how a student's paper stands for these weeks.

    The consent of a representative is asked of who is under 18 on the first day (Family Code,
    article 64); a paper whose last day is the last of the weeks covers them.
    """
    is_consent = kind is ClearanceKind.REPRESENTATIVE_CONSENT
    if is_consent and age_on(birth_date, weeks.starts_on) >= ADULT:
        return ClearanceStanding.NOT_ASKED
    if held is None:
        return ClearanceStanding.MISSING
    if held.given_on is None:
        return ClearanceStanding.NOT_ASKED
    if held.valid_until is None or held.valid_until >= weeks.ends_on:
        return ClearanceStanding.HELD
    if held.valid_until < weeks.starts_on:
        return ClearanceStanding.EXPIRED
    return ClearanceStanding.EXPIRES


def lacks(
    required: Collection[ClearanceKind],
    held: Mapping[ClearanceKind, ClearanceTerms],
    weeks: CoveredDays,
    *,
    birth_date: date,
) -> dict[ClearanceKind, ClearanceStanding]:
    """Return what a student lacks for these weeks, in the order in which kinds are shown."""
    found = {
        kind: standing_of(kind, held.get(kind), weeks, birth_date=birth_date)
        for kind in ClearanceKind
        if kind in required
    }
    return {kind: standing for kind, standing in found.items() if standing.is_lacking}


def in_words(lacking: Mapping[ClearanceKind, ClearanceStanding]) -> str:
    """Return what is lacking as people read it: «медицинский осмотр (срок истёк)»."""
    return ", ".join(_one_in_words(kind, lacking[kind]) for kind in lacking)


def _one_in_words(kind: ClearanceKind, standing: ClearanceStanding) -> str:
    name = str(kind.label)
    name = name[:1].lower() + name[1:]
    return name if standing is ClearanceStanding.MISSING else f"{name} ({standing.label})"


def kinds_from(values: Iterable[str]) -> tuple[ClearanceKind, ...]:
    """Return kinds by their stored values, in the order in which they are shown."""
    wanted = set(values)
    return tuple(kind for kind in ClearanceKind if kind.value in wanted)
