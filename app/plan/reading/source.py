"""The rows that a document was read from: kept while it waits, to be read with other columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from app.deadlines.academic_year import AcademicYear
from app.imports.rows import Row, row_from, told_row
from app.plan.reading import (
    ChosenColumns,
    PlanColumn,
    PlanDocument,
    propose_columns,
    read_plan,
)


@dataclass(frozen=True, slots=True)
class PlanSource:
    """Rows of a file, the year a person gave, and how they said that its columns are read."""

    rows: Sequence[Row]
    year: AcademicYear | None = None
    chosen: ChosenColumns | None = None

    def read(self) -> PlanDocument:
        """Read the document; raises NotAPlan, ColumnsUnknown among it."""
        return read_plan(self.rows, self.year, chosen=self.chosen)

    def to_json(self) -> dict[str, Any]:
        """Return the source as plain values."""
        return {
            "rows": [told_row(row) for row in self.rows],
            "year": str(self.year) if self.year else None,
            "chosen": _told(self.chosen) if self.chosen else None,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Rebuild what `to_json` wrote."""
        return cls(
            rows=[row_from(told) for told in data["rows"]],
            year=AcademicYear.parse(data["year"]) if data["year"] else None,
            chosen=_chosen(data["chosen"]) if data["chosen"] else None,
        )


def with_columns(
    source: PlanSource, places: Mapping[PlanColumn, int], heading: int | None
) -> PlanSource:
    """Return the source with columns named over those the site proposes; `heading` from 1."""
    proposed = propose_columns(source.rows)
    at = proposed.heading if heading is None else heading - 1
    known = {c: place for c, place in proposed.places.items() if place not in places.values()}
    return replace(source, chosen=ChosenColumns(at, known | dict(places)))


def _told(chosen: ChosenColumns) -> dict[str, Any]:
    places = {column.name: place for column, place in chosen.places.items()}
    return {"heading": chosen.heading, "places": places}


def _chosen(data: Mapping[str, Any]) -> ChosenColumns:
    places = {PlanColumn[name]: place for name, place in data["places"].items()}
    return ChosenColumns(data["heading"], places)
