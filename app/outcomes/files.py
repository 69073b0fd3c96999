"""What people take away: figures of a cut-off, specialities by categories, with totals."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from app.base.sheets import Cell, SheetColumn, write_table
from app.outcomes.categories import categories
from app.outcomes.models import MonitoringCutoff
from app.outcomes.queries.cutoffs import SpecialityCount, count_by_speciality
from app.outcomes.wording import cutoff_title


@dataclass(frozen=True)
class FiguresRow:
    """A speciality: its graduates, and how many are in each column of the form."""

    code: str
    name: str
    total: int
    employed: int
    in_field: int
    four_months: int
    by_category: Sequence[int]
    unknown: int


@dataclass(frozen=True)
class MinistryTable:
    """Specialities by categories; `total` adds the rows up."""

    heads: Sequence[str]
    rows: Sequence[FiguresRow]
    total: FiguresRow


def table_of(cutoff: MonitoringCutoff) -> MinistryTable:
    """Return the figures of a cut-off: every graduate is in one column of one row."""
    return arrange(count_by_speciality(cutoff))


def arrange(counts: Sequence[SpecialityCount]) -> MinistryTable:
    """Put counts by speciality and category into rows with a total."""
    by_speciality: dict[tuple[str, str], list[SpecialityCount]] = defaultdict(list)
    for one in counts:
        by_speciality[one.code, one.name].append(one)
    said = {one.category for one in counts if one.category}
    codes = [*categories(), *sorted(said - set(categories()))]
    rows = [_row(*key, found, codes) for key, found in by_speciality.items()]
    labels = [known.label if (known := categories().get(code)) else code for code in codes]
    return MinistryTable(labels, rows, _row("", _("Всего"), list(counts), codes))


def _row(
    code: str, name: str, found: Sequence[SpecialityCount], codes: Sequence[str]
) -> FiguresRow:
    held: dict[str | None, int] = defaultdict(int)
    for one in found:
        held[one.category] += one.graduates
    return FiguresRow(
        code,
        name,
        total=sum(held.values()),
        employed=sum(held[one.code] for one in categories().values() if one.is_employed),
        in_field=sum(one.in_field for one in found),
        four_months=sum(one.four_months for one in found),
        by_category=[held[code] for code in codes],
        unknown=held[None],
    )


def ministry_sheet(cutoff: MonitoringCutoff) -> tuple[bytes, str]:
    """Return the figures as XLSX with its name."""
    table, title = table_of(cutoff), cutoff_title(cutoff)
    heads = [
        _("Код"),
        _("Специальность"),
        _("Выпускников, всего"),
        _("Трудоустроено, всего"),
        _("из них по специальности"),
        _("из них не меньше 4 месяцев"),
        *table.heads,
        _("нет сведений"),
    ]
    rows = [_cells(one) for one in (*table.rows, table.total)]
    return write_table(title, [SheetColumn(head) for head in heads], rows), f"{title}.xlsx"


def _cells(one: FiguresRow) -> list[Cell]:
    sums = (one.total, one.employed, one.in_field, one.four_months)
    return [one.code, one.name, *sums, *one.by_category, one.unknown]
