"""Pure decisions about years: which item is which measure, which years of a text move."""

import re
from collections.abc import Sequence

from app.deadlines.academic_year import AcademicYear
from app.plan.rules.pairing import ItemKey, pair_items

_YEAR = r"(?<!\d)(?:19|20|21)\d\d(?!\d)"
_DASH = r"\s*[-\u2010-\u2015\u2212/]\s*"
# What has a year's digits but is none: a number, a standard, an amount.
_OTHER = (
    r"№\s*\S+|\b(?:ГОСТ|ОСТ|СНиП|СанПиН|СП|ФГОС)(?:\s+[А-Я])?\s+[\d.:/\u2010-\u2015-]+"
    r"|" + _YEAR + r"(?:[-\u2010-\u2015](?:ФЗ|ОД|Р|П)\b|\s*(?:руб|чел|экз|шт|тыс|час|балл|₽|%))"
)
_YEARS = re.compile(
    rf"(?P<other>{_OTHER})"
    rf"|(?P<first>{_YEAR})(?P<dash>{_DASH})(?P<last>{_YEAR}|\d\d(?!\d))"
    rf"|(?P<year>{_YEAR})",
    re.IGNORECASE,
)

YearRow = tuple[int | None, ...]


def shift_years(text: str, year: AcademicYear, by: int = 1) -> str:
    """Move the years of a plan that stand in its text: «Октябрь 2023 г.» becomes that of 2024.

    Only the two calendar years of the plan are moved, and academic years that touch them, also
    short ones («2023/24»). Numbers, standards and the years of a longer programme stay.
    """
    own = (year.first_year, year.first_year + 1)

    def moved(match: re.Match[str]) -> str:
        if match["year"]:
            return str(int(match["year"]) + by) if int(match["year"]) in own else match[0]
        if match["other"] or not _touches(match, own):
            return match[0]
        first, last = int(match["first"]) + by, match["last"]
        follows = str(first + 1)
        return f"{first}{match['dash']}{follows if len(last) == 4 else follows[2:]}"

    return _YEARS.sub(moved, text)


def _touches(match: re.Match[str], own: tuple[int, int]) -> bool:
    first, last = int(match["first"]), match["last"]
    follows = str(first + 1)
    return last in (follows, follows[2:]) and bool({first, first + 1} & {*own})


def rows_over_years(plans: Sequence[Sequence[ItemKey]]) -> list[YearRow]:
    """Return the measures of several plans, the newest plan first: their places in each plan.

    A measure is followed from year to year. The rows stand in the newest plan's order; one that
    only an older plan has stands below the row it followed there.
    """
    rows: list[list[int | None]] = []
    for at, keys in enumerate(plans):
        partners = _partners(rows, plans, at)
        below = 0
        for place in range(len(keys)):
            row = partners.get(place)
            if row is None:
                row = [None] * at + [place]
                rows.insert(below, row)
            else:
                row.append(place)
            below = next(n for n, one in enumerate(rows, 1) if one is row)
        for row in rows:
            row.extend([None] * (at + 1 - len(row)))
    return [tuple(row) for row in rows]


def _partners(
    rows: list[list[int | None]], plans: Sequence[Sequence[ItemKey]], at: int
) -> dict[int, list[int | None]]:
    """Return the row of each place of a plan whose measure the year after it has."""
    if not at:
        return {}
    by_place = {row[-1]: row for row in rows if row[-1] is not None}
    pairs = pair_items(plans[at], plans[at - 1])
    return {
        pair.old: by_place[pair.new]
        for pair in pairs
        if pair.old is not None and pair.new is not None
    }
