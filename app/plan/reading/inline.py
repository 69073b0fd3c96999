"""Parts that stand within one cell, a line each: «а) приказ», «б) комиссия»."""

from app.plan.reading.columns import PlanColumn
from app.plan.reading.numbering import part_mark
from app.plan.reading.prose import lines
from app.plan.reading.records import CONTENT, PartRecord, Texts

_SHARED = (PlanColumn.DEADLINE, PlanColumn.EXECUTORS, PlanColumn.RESULT)


def inline_parts(texts: Texts) -> list[PartRecord]:
    """Take the parts out of an item's texts where another cell has as many lines as parts.

    One deadline for all of them stays the item's, and the title as it is.
    """
    found = lines(texts[PlanColumn.TITLE])
    first = next((at for at, line in enumerate(found) if part_mark(line)), len(found))
    marked = [part for part in map(part_mark, found[first:]) if part and part[1]]
    columns = {
        column: lines(texts[column])
        for column in _SHARED
        if len(lines(texts[column])) == len(marked)
    }
    if first == 0 or len(marked) < 2 or len(marked) < len(found) - first or not columns:
        return []
    texts[PlanColumn.TITLE] = "\n".join(found[:first])
    texts |= dict.fromkeys(columns, "")
    return [
        PartRecord(
            mark,
            dict.fromkeys(CONTENT, "")
            | {PlanColumn.TITLE: title}
            | {column: cells[at] for column, cells in columns.items()},
        )
        for at, (mark, title) in enumerate(marked)
    ]
