"""Reading the plans of several years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.extensions import db
from app.plan.models import Plan
from app.plan.overview import ItemLine, list_lines
from app.plan.rules.pairing import ItemKey
from app.plan.years.rules import rows_over_years

MOST_YEARS = 5


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure over the years, None for a year whose plan lacks it; `title` is the newest one."""

    lines: tuple[ItemLine | None, ...]

    @property
    def title(self) -> str:
        """The measure in the words of the newest plan that has it."""
        return next(line.item.title for line in self.lines if line)


def list_plans() -> list[Plan]:
    """Return the newest plans, the newest first."""
    statement = select(Plan).order_by(Plan.first_year.desc()).limit(MOST_YEARS)
    return list(db.session.scalars(statement))


def list_measures(plans: Sequence[Plan], *, today: date) -> list[Measure]:
    """Return the measures of some plans, the newest plan first, each followed through the years."""
    lines = [list_lines(plan, today=today) for plan in plans]
    keys = [
        [ItemKey(one.item.number, one.item.occurrence, one.item.title) for one in of_year]
        for of_year in lines
    ]
    return [
        Measure(
            tuple(
                None if place is None else of_year[place]
                for of_year, place in zip(lines, row, strict=True)
            )
        )
        for row in rows_over_years(keys)
    ]
