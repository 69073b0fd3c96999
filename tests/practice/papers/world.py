"""A published period with two bases and three students, for the tests of its papers."""

from dataclasses import dataclass
from datetime import date

from app.extensions import db
from app.practice.enums import Basis, PeriodState
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.students.models import Student
from tests.factories import LONG_AGO, OrganizationFactory, StudentFactory
from tests.practice.factories import (
    DistributionFactory,
    PeriodSupervisorFactory,
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
)

TODAY = date(2024, 2, 26)


@dataclass(frozen=True)
class Practice:
    """What a test of papers begins with."""

    period: PracticePeriod
    school: PracticePlace
    garden: PracticePlace
    placements: list[Placement]

    @property
    def students(self) -> list[Student]:
        """Return who goes, in the order of their places."""
        return [one.student for one in self.placements]

    def move(self, placement: Placement, place: PracticePlace | None) -> None:
        """Let a student go elsewhere, or nowhere, as staff would by hand."""
        placement.place_id = place.id if place else None
        placement.basis = Basis.BY_HAND if place else Basis.UNPLACED
        placement.rank = None
        db.session.flush()
        db.session.expire(placement)


def published_practice() -> Practice:
    """Two students go to a school, one to a garden; the group has its supervisor."""
    period = PracticePeriodFactory(
        state=PeriodState.PUBLISHED,
        published_at=LONG_AGO,
        module="ПМ.01 Преподавание",
        hours=144,
    )
    DistributionFactory(period=period, digest="ab" * 32)
    PeriodSupervisorFactory(period=period)
    school, garden = (
        PracticePlaceFactory(
            period=period,
            organization=OrganizationFactory(
                name=name, short_name=name, email=email, address="ул. Мира, 1"
            ),
            supervisor_name=who,
            seats=3,
            taken=taken,
        )
        for name, email, who, taken in (
            ("Школа № 5", "school@test.example", "Мороз Ирина Олеговна", 2),
            ("Сад «Ёлочка»", None, "", 1),
        )
    )
    group = period.groups[0]
    placements = [
        PlacementFactory(period=period, place=place, student=StudentFactory(group=group, **name))
        for place, name in (
            (school, {"last_name": "Белова", "first_name": "Ирина", "middle_name": "Олеговна"}),
            (school, {"last_name": "Гринько", "first_name": "Павел", "middle_name": "Ильич"}),
            (garden, {"last_name": "Яшина", "first_name": "Вера", "middle_name": "Львовна"}),
        )
    ]
    db.session.commit()
    return Practice(period, school, garden, placements)
