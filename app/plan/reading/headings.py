"""Which rows of a table name a section: by their number, their place, and what stands below."""

from collections.abc import Sequence
from typing import NamedTuple

from app.plan.reading.columns import PlanColumn
from app.plan.reading.lines import PlanLine, PlanStyle
from app.plan.reading.numbering import Number, numbered_title, section_heading
from app.plan.reading.periods import is_period
from app.plan.reading.prose import cut_off, one_line
from app.plan.reading.records import ItemRecord

_LONGEST_HEADING = 160
_TIMES = (PlanColumn.MONTH, PlanColumn.START, PlanColumn.END)


class PlanHeading(NamedTuple):
    """The number and title of a section; `is_guess` where words alone were taken for it."""

    number: str
    title: str
    is_guess: bool = False


class PlanHeadings:
    """All rows of a plan, to look ahead from a row that may be a heading; `last` begins an item."""

    def __init__(self, lines: Sequence[PlanLine], style: PlanStyle, last: int) -> None:
        self.lines, self.style, self.last = lines, style, last

    def at(self, at: int, before: ItemRecord | None, *, in_month: bool) -> PlanHeading | None:
        """Return the heading that a row is, None for an item, a part, a rest or a note.

        `before` is the item above; `in_month` tells that sections are months, so that a number
        with nothing but a title is an item of the month.
        """
        line = self.lines[at]
        alone = one_line(line.alone)
        if line.mark:
            return None
        return _plain(line, alone) or self._doubtful(at, alone, before, in_month=in_month)

    def _doubtful(
        self, at: int, alone: str, before: ItemRecord | None, *, in_month: bool
    ) -> PlanHeading | None:
        line = self.lines[at]
        if alone and line.in_numbers:
            return self._merged(at, alone)
        if line.number is not None:
            return None if in_month else self._bare(at)
        if line.worded_number and line.is_bare:
            return PlanHeading(line.worded_number, line.title)
        if alone and self._is_in_titles(at, before):
            return PlanHeading(self._section_of_next(at), alone, self.style.numbered)
        return None

    def _merged(self, at: int, alone: str) -> PlanHeading | None:
        """Words merged over the whole row; «1.1. Работа …» only above «1.1.1» or a new count."""
        numbered = numbered_title(alone)
        if numbered is None:
            return PlanHeading("", alone)
        number, title = numbered
        following = self._next_number(at)
        below = following is not None and following.value.startswith(f"{number.value}.")
        return PlanHeading(number.value, title) if below or _is_first(following) else None

    def _bare(self, at: int) -> PlanHeading | None:
        """«1.» with nothing but a title: a section when the count below says so."""
        line = self.lines[at]
        if not line.number or not line.is_bare or line.number.section:
            return None
        if any(line.columns.text(line.row, column) for column in _TIMES):
            return None
        following, value = self._next_number(at), line.number.value
        is_section = self.style.dotted
        if following is not None:
            counted = following.section == value or (_is_first(following) and value != "0")
            is_section = counted or (self.style.dotted and bool(following.section))
        return PlanHeading(value, line.title) if is_section else None

    def _is_in_titles(self, at: int, before: ItemRecord | None) -> bool:
        """Words alone in the column of titles: a heading, or the rest of the title above?

        A plan whose sections are numbered has no others; elsewhere the text above must be whole
        and the words begin like a heading's.
        """
        text = one_line(self.lines[at].alone)
        if not text[:1].isupper() or len(text) > _LONGEST_HEADING or at > self.last:
            return False
        is_cut = before is not None and _is_cut(before)
        following = self._next_number(at)
        if before is not None and following is not None and before.number is not None:
            if following.section and following.section == before.number.section:
                return False
            if _is_first(following) or following.section != before.number.section:
                return not is_cut
        return not self.style.headed and not is_cut and self._item_follows(at)

    def _item_follows(self, at: int) -> bool:
        for line in self.lines[at + 1 :]:
            if line.number is not None or self.style.begins_item(line):
                return True
            if not line.alone:
                return False
        return False

    def _next_number(self, at: int) -> Number | None:
        """Return the number of the next row that has one, when only words alone stand between."""
        for line in self.lines[at + 1 :]:
            if line.number is not None:
                return line.number
            if not line.alone or line.numbered_heading is not None:
                return None
        return None

    def _section_of_next(self, at: int) -> str:
        following = self._next_number(at)
        return following.section if following else ""


def _plain(line: PlanLine, alone: str) -> PlanHeading | None:
    """Return the heading that a row is by itself, whatever stands around it."""
    if alone and is_period(alone) and (line.is_title or not line.number):
        return PlanHeading("", alone)
    if line.is_title:
        return PlanHeading(*(section_heading(alone) or ("", alone)))
    return PlanHeading(*line.numbered_heading) if line.numbered_heading is not None else None


def _is_first(number: Number | None) -> bool:
    return number is not None and number.value == "1"


def _is_cut(item: ItemRecord) -> bool:
    """Tell whether the last text of an item waits for its rest."""
    texts = item.parts[-1].texts if item.parts else item.texts
    return cut_off(one_line(texts[PlanColumn.TITLE]))
