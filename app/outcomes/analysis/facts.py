"""The tidy table of graduates: its columns, and what is read off it.

A row is a graduate. `bases` and the employers are keys: an organization's id as text, or `~` and
the name of an employer that is no record. None of an employment column means that nobody knows.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

MONTHS = (3, 6, 12)
FACT_COLUMNS = (
    "year",
    "speciality",
    "town",
    "bases",
    "hours",
    "mark",
    "wish_rank",
    "mentored",
    "mentor_hours",
    "mentor_score",
    "talks",
    "offers",
    "contract",
    *(
        f"{name}_{month}"
        for month in MONTHS
        for name in ("employed", "employer", "in_speciality", "at_base", "at_mentor")
    ),
)


def frame_of(rows: Sequence[Sequence[Any]]) -> "pd.DataFrame":
    """Return rows in the order of FACT_COLUMNS as a data frame."""
    import pandas as pd

    frame = pd.DataFrame(list(rows), columns=list(FACT_COLUMNS), dtype=object)
    for name in ("hours", "mark", "wish_rank", "mentor_hours", "mentor_score"):
        frame[name] = pd.to_numeric(frame[name])
    return frame


def employed_at(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Return whom the last known date finds employed or not: columns `employed`, `employer`."""
    import pandas as pd

    found = pd.DataFrame({"employed": None, "employer": None}, index=frame.index, dtype=object)
    for month in MONTHS:
        known = frame[f"employed_{month}"].notna()
        found.loc[known, "employed"] = frame.loc[known, f"employed_{month}"]
        found.loc[known, "employer"] = frame.loc[known, f"employer_{month}"]
    return found[found["employed"].notna()]


def stayed_a_year(frame: "pd.DataFrame") -> "pd.Series[Any]":
    """Tell who is after 12 months with the employer of the first date that found them employed.

    Of those alone whom it found employed after 3 or 6 months, and whose 12 months are known.
    """
    first = frame["employer_3"].where(frame["employed_3"].eq(True), None)
    later = frame["employer_6"].where(frame["employed_6"].eq(True), None)
    employer = first.where(first.notna(), later)
    asked = employer.notna() & frame["employed_12"].notna()
    stays = frame["employed_12"].eq(True) & frame["employer_12"].eq(employer)
    return stays[asked].astype(bool)
