"""What papers take from other rooms: agreements, marks, references, diaries."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from app.extensions import db
from app.practice.agreements.models import PracticeAgreement
from app.practice.agreements.queries.covering import is_in_force
from app.practice.weeks.models import DiaryEntry, PracticeReference, PracticeResult
from app.practice.weeks.queries.board import results_of


@dataclass(frozen=True)
class CourseFacts:
    """What was noted of the practice of some placements, by the placement's id."""

    results: Mapping[int, PracticeResult] = field(default_factory=dict)
    references: Mapping[int, PracticeReference] = field(default_factory=dict)
    works: Mapping[int, Mapping[date, str]] = field(default_factory=dict)


def agreements_on(organization_ids: Iterable[int], day: date) -> Sequence[PracticeAgreement]:
    """Return the agreements of organizations in force on a day, the newest of each the last."""
    statement = select(PracticeAgreement).where(
        PracticeAgreement.organization_id.in_(set(organization_ids)), is_in_force(day)
    )
    ordered = statement.order_by(PracticeAgreement.signed_on, PracticeAgreement.id)
    return db.session.scalars(ordered).all()


def course_of(placement_ids: Collection[int]) -> CourseFacts:
    """Return what was noted of the practice of placements, in a flat number of queries."""
    references = select(PracticeReference).where(PracticeReference.placement_id.in_(placement_ids))
    entries = select(DiaryEntry.placement_id, DiaryEntry.day, DiaryEntry.work).where(
        DiaryEntry.placement_id.in_(placement_ids)
    )
    works: dict[int, dict[date, str]] = {}
    for placement_id, day, work in db.session.execute(entries):
        works.setdefault(placement_id, {})[day] = work
    return CourseFacts(
        results=results_of(placement_ids),
        references={one.placement_id: one for one in db.session.scalars(references)},
        works=works,
    )
