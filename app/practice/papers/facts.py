"""What papers of a period say beside the placements, read once for all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.base.phones import format_phone
from app.documents.names import initials, parse_name
from app.practice.models import PeriodSupervisor, Placement, PracticePeriod, PracticePlace
from app.practice.papers.models import PracticeProgramme
from app.practice.papers.queries import grounds, programmes
from app.practice.papers.wording import agreement_words, person_words
from app.practice.queries.supervisors import list_supervisors
from app.practice.registry.models import PracticeBase
from app.settings.queries import moved_days


@dataclass(frozen=True)
class PeriodFacts:
    """Who leads which group, what each speciality does, on what agreement a base takes students."""

    period: PracticePeriod
    supervisors: Mapping[int, PeriodSupervisor]
    programmes: Mapping[int, PracticeProgramme]
    agreements: Mapping[int, str]
    moved: Mapping[date, bool]
    course: grounds.CourseFacts = field(default_factory=grounds.CourseFacts)

    def supervisor(self, group_id: int) -> str:
        """Return «Зорина Анна Петровна, преподаватель», "" when nobody is named."""
        found = self.supervisors.get(group_id)
        return person_words(found.name, found.position) if found else ""

    def supervisor_initials(self, group_id: int) -> str:
        """Return «А. П. Зорина», "" when nobody is named."""
        found = self.supervisors.get(group_id)
        return initials(parse_name(found.name), last_first=False) if found else ""

    def supervisor_phone(self, group_id: int) -> str:
        """Return the phone as people read it."""
        found = self.supervisors.get(group_id)
        return format_phone(found.phone) if found and found.phone else ""

    def agreement(self, base: PracticeBase) -> str:
        """Return the agreement of a base in words, "" when none is in force."""
        return self.agreements.get(base.organization_id, "")


def facts_of(period: PracticePeriod, organization_ids: Iterable[int] = ()) -> PeriodFacts:
    """Read what the papers of a period need of these organizations."""
    return PeriodFacts(
        period=period,
        supervisors={one.group_id: one for one in list_supervisors(period)},
        programmes=programmes.programmes_of(period),
        agreements=agreements_on(set(organization_ids), period.starts_on),
        moved=moved_days(),
    )


def facts_for(period: PracticePeriod, placements: Sequence[Placement]) -> PeriodFacts:
    """Read what the papers of these placements need."""
    known = facts_of(period, {place_of(one).organization_id for one in placements})
    return replace(known, course=grounds.course_of([one.id for one in placements]))


def agreements_on(organization_ids: Iterable[int], day: date) -> dict[int, str]:
    """Return the agreements in force on a day in words, by the organization's id."""
    found = grounds.agreements_on(organization_ids, day)
    return {
        one.organization_id: agreement_words(one.number, one.signed_on)
        for one in found
        if one.signed_on
    }


def place_of(placement: Placement) -> PracticePlace:
    """Return the place of a placement that has one: papers are of those alone."""
    assert placement.place is not None  # noqa: S101 - selected so
    return placement.place


def responsible_for(place: PracticePlace) -> tuple[str, str]:
    """Return (name, post) of who is responsible at the base, both empty when nobody is named."""
    person = next(iter(place.base.present), None)
    return (person.name, person.position) if person else (place.supervisor_name, "")


def responsible_words(places: Iterable[PracticePlace]) -> str:
    """Return everybody responsible at these places, each once."""
    named = [responsible_for(place) for place in places]
    return "; ".join(dict.fromkeys(person_words(*one) for one in named if one[0]))
