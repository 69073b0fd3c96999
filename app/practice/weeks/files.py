"""What is taken away of the weeks of practice: the sheet of a group to write marks into."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from app.base.sheets import Cell, SheetColumn, write_table
from app.practice.models import Placement, PracticePeriod
from app.practice.weeks.enums import PracticeGrade
from app.practice.weeks.imports import IMPORT
from app.practice.weeks.models import PracticeResult


def mark_sheet(
    period: PracticePeriod,
    placements: Sequence[Placement],
    results: Mapping[int, PracticeResult],
    *,
    label: str,
) -> bytes:
    """Return the students of a group with the marks there are, as the import reads them back."""
    grades = ", ".join(str(one.label) for one in PracticeGrade)
    return write_table(
        str(IMPORT.title),
        [SheetColumn(str(column.title)) for column in IMPORT.columns],
        (_row(period, one, results.get(one.id), label) for one in placements),
        notes=[
            _("Заполните отметку, часы и дату аттестации; остальные столбцы не меняйте."),
            _("Отметка: %(grades)s. Строка без отметки ничего не меняет.", grades=grades),
        ],
    )


def _row(
    period: PracticePeriod, placement: Placement, result: PracticeResult | None, label: str
) -> list[Cell]:
    student = placement.student
    known: list[Cell] = [label, period.module, student.full_name, student.group.name]
    if result is None:
        return [*known, None, None, None]
    grade = str(result.grade.label) if result.grade else None
    return [*known, grade, result.hours, result.attestation_on]
