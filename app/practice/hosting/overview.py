"""What the page of a base's year shows: the answer, its ledger as pictures, who draws from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.base.viewer import Viewer
from app.deadlines.academic_year import AcademicYear
from app.practice.enums import PeriodState
from app.practice.hosting import queries
from app.practice.hosting.models import HostingIntent, HostingRow
from app.practice.hosting.picture import LedgerPicture, WeekOfPool, draw_ledger
from app.practice.models import PracticePlace
from app.practice.queries.pools import places_of_year
from app.practice.registry.models import PracticeBase


@dataclass(frozen=True)
class PoolShown:
    """A pool and its picture."""

    row: HostingRow
    picture: LedgerPicture


@dataclass(frozen=True)
class YearShown:
    """A base's year."""

    intent: HostingIntent | None
    pools: Sequence[PoolShown]
    places: Sequence[PracticePlace]


def year_of_base(base: PracticeBase, year: int, *, viewer: Viewer) -> YearShown:
    """Return a base's year; places of periods that are being prepared are staff's alone."""
    intent = queries.find_intent(base.id, year)
    lines = queries.list_ledger(intent) if intent else []
    most = max((one.seats for line in lines for one in line.weeks), default=1)
    begins = AcademicYear(year).start
    pools = [
        PoolShown(
            line.row,
            draw_ledger(
                [WeekOfPool(one.week, one.seats, one.taken) for one in line.weeks],
                begins=begins,
                most=most,
            ),
        )
        for line in lines
    ]
    places = [
        place
        for place in places_of_year(base.id, year)
        if viewer.sees_all or place.period.state is not PeriodState.DRAFT
    ]
    return YearShown(intent, pools, places)
