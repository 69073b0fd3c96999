"""Files practice gives out: the list of placements, the proof of a distribution."""

import json
from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _

from app.base.sheets import Cell, SheetColumn, write_table
from app.practice.models import Placement, PracticePeriod


def placement_sheet(period: PracticePeriod, placements: Iterable[Placement]) -> bytes:
    """Return placements as a spreadsheet."""
    columns = [
        SheetColumn(_("Группа")),
        SheetColumn(_("Студент")),
        SheetColumn(_("База практики")),
        SheetColumn(_("Населённый пункт")),
        SheetColumn(_("Деятельность")),
        SheetColumn(_("Результат распределения")),
    ]
    return write_table(period.title, columns, map(_row, placements))


def as_json(document: dict[str, Any]) -> bytes:
    """Return a stored document as the matching's commands read it."""
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _row(placement: Placement) -> list[Cell]:
    student, place = placement.student, placement.place
    outcome = _("по приоритету № %(rank)d", rank=placement.rank) if placement.rank else None
    return [
        student.group.name,
        student.full_name,
        place.organization.short_name if place else "",
        place.organization.town if place else "",
        place.title if place else "",
        outcome or str(placement.basis.label),
    ]
