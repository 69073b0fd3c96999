"""Which graduates are asked about: all, or those of a year, a speciality, a settlement."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.base.identity import town_identity

if TYPE_CHECKING:
    import pandas as pd

_BETWEEN = "|"


@dataclass(frozen=True, slots=True)
class GraduateSelection:
    """A year of graduation, the code of a speciality, a settlement; each may be left open."""

    year: int | None = None
    speciality: str = ""
    town: str = ""

    @property
    def key(self) -> str:
        """Return what the answers of the selection are kept under."""
        return _BETWEEN.join((str(self.year or ""), self.speciality, town_identity(self.town)))

    @property
    def is_whole(self) -> bool:
        """Tell whether everybody is asked about."""
        return self == GraduateSelection()

    @property
    def names_town_or_speciality(self) -> bool:
        """Tell whether more than a year was chosen."""
        return bool(self.speciality or self.town)

    def of(self, frame: "pd.DataFrame") -> "pd.DataFrame":
        """Return the rows of the tidy table that are meant."""
        if self.year:
            frame = frame[frame["year"] == self.year]
        if self.speciality:
            frame = frame[frame["speciality"] == self.speciality]
        if self.town:
            frame = frame[frame["town"].map(town_identity) == town_identity(self.town)]
        return frame


WHOLE = GraduateSelection()


class Offered(NamedTuple):
    """What a selection may be narrowed by: values with their words."""

    years: list[tuple[int, str]]
    specialities: list[tuple[str, str]]
    towns: list[tuple[str, str]]
