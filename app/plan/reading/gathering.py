"""From table rows to sections and items: headings told from items, parts, broken rows joined."""

from collections.abc import Sequence

from app.deadlines.in_month import month_named
from app.imports.tables import Row
from app.plan.reading.closing import is_closing, is_sum, is_total
from app.plan.reading.columns import PlanColumn
from app.plan.reading.letterhead import is_person
from app.plan.reading.lines import PlanLine, Style, is_bullet, line_of, title_line, without_bullet
from app.plan.reading.numbering import Number, numbered_title, section_heading
from app.plan.reading.periods import is_period
from app.plan.reading.prose import continued, cut_off, folded, one_line, reads_on
from app.plan.reading.records import CONTENT, Gathered, ItemRecord, PartRecord, SectionRecord, Texts
from app.plan.reading.tables import PlanTable

_LONGEST_HEADING = 160


def gather(tables: Sequence[PlanTable]) -> Gathered:
    """Sort the rows below the headings into sections and items."""
    lines = [line for table in tables for line in _lines(table)]
    work = _Gathering(lines)
    for at in range(len(lines)):
        work.take(at)
    work.drop_headings_of_nothing()
    work.gathered.restarts = _restarts(work.gathered)
    work.gathered.formulas = [place for line in lines for place in line.row.formula_places()]
    return work.gathered


def _lines(table: PlanTable) -> list[PlanLine]:
    titles = [title_line(table.title, table.columns)] if table.title else []
    return titles + [
        line_of(row, table.columns)
        for row in table.rows
        if not (row.is_empty() and not row.formulas)
        and not table.columns.is_heading(row)
        and not _counts_columns(row)
    ]


def _counts_columns(row: Row) -> bool:
    """Tell the row «1 2 3 4 5» under a header."""
    filled = [cell for cell in row.cells if cell]
    return len(filled) > 2 and filled == [str(place) for place in range(1, len(filled) + 1)]


def _restarts(gathered: Gathered) -> bool:
    """Tell whether plain numbers begin with 1 in more than one section."""
    plain = [
        [item.number.value for item in section.items if item.number]
        for section in gathered.sections
    ]
    if any("." in value for values in plain for value in values):
        return False
    return sum("1" in values for values in plain) > 1


class _Gathering:
    """What was gathered so far, and the rows that are still to come."""

    def __init__(self, lines: Sequence[PlanLine]) -> None:
        self.style, self.gathered = Style.of(lines), Gathered()
        self.lines = [without_bullet(one) for one in lines] if self.style.bulleted else lines
        lines = self.lines
        self.has_periods = any(is_period(line.alone) for line in lines)
        last = (at for at, line in enumerate(lines) if self._begins(line))
        self.last = max(last, default=len(lines))
        self.month: int | None = None
        self.period = ""
        self.section_text = ""
        self.is_month_outer = False

    def take(self, at: int) -> None:
        """Take in one row."""
        line, gathered = self.lines[at], self.gathered
        self._take_section_column(line)
        heading = None if line.mark else self._heading(at)
        if is_total(line.row) or self._closes(line, heading):
            gathered.leave_out(line.row)
        elif heading is not None:
            self._open(*heading, line)
        elif self._is_part(line):
            self._add_part(line)
        elif line.shares_title and gathered.last_item() and not line.number:
            self._last().add(line.texts)
        elif line.number is not None or self._begins_item(line):
            gathered.ended = False
            self._add(line)
        elif gathered.ended:
            gathered.leave_out(line.row)
        else:
            self._continue(line, below=at > self.last)

    def _closes(self, line: PlanLine, heading: tuple[str, str, bool] | None) -> bool:
        """Below the last item, and where words are no item's, people sign, sum up and add notes."""
        if line.is_title:
            return False
        if line.shares_number or line.shares_title:
            return False
        begins = self._begins(line)
        if self.style.dotted and not begins and not any(line.texts.values()) and heading is None:
            return True
        stands = line.number is not None or bool(heading and heading[0])
        if not stands and not line.mark and is_closing(line.row, line.columns):
            return True
        return self.gathered.ended and not begins and heading is None

    def _begins(self, line: PlanLine) -> bool:
        """Among items «1.1», «1.2» a row numbered «1» may as well be of another table."""
        if line.is_title:
            return True
        heading = line.numbered_heading
        if line.number is None:
            return heading is not None or self._begins_item(line)
        return bool(line.number.section) or not self.style.dotted

    def _begins_item(self, line: PlanLine) -> bool:
        """A row without a number is an item when it is filled like one and no rest of another."""
        title, shown = line.title, line.shown
        if not title or line.mark:
            return False
        if not self.style.numbered:
            return bool(shown[PlanColumn.DEADLINE]) or self._is_timeless_item(line)
        is_filled = bool(shown[PlanColumn.DEADLINE] and shown[PlanColumn.EXECUTORS])
        return is_filled and title[:1].isupper()

    def _is_timeless_item(self, line: PlanLine) -> bool:
        """Under a month's row, or in a table without deadlines, the executor makes an item."""
        places = line.columns.places
        lacks = PlanColumn.DEADLINE not in places or PlanColumn.MONTH in places
        lacks = lacks or self.has_periods
        return lacks and bool(line.shown[PlanColumn.EXECUTORS]) and line.title[:1].isupper()

    # headings

    def _heading(self, at: int) -> tuple[str, str, bool] | None:
        """Return number, title and whether it is a guess, for a row that names a section."""
        line = self.lines[at]
        alone = one_line(line.alone)
        if alone and is_period(alone) and not (line.number and not line.is_title):
            return "", alone, False
        if line.is_title:
            return (*(section_heading(alone) or ("", alone)), False)
        if line.numbered_heading is not None:
            return (*line.numbered_heading, False)
        if alone and line.in_numbers:
            return self._merged_heading(at, alone)
        if line.number is not None:
            return self._bare_heading(at)
        if line.roman and line.is_bare:
            return line.roman, line.title, False
        if alone and self._is_heading_in_title(at):
            return self._section_of_next(at), alone, True
        return None

    def _merged_heading(self, at: int, alone: str) -> tuple[str, str, bool] | None:
        """Words merged over the whole row; «1.1. Работа …» only above «1.1.1» or a new count."""
        numbered = numbered_title(alone)
        if numbered is None:
            return "", alone, False
        number, title = numbered
        following = self._next_number(at)
        below = following is not None and following.value.startswith(f"{number.value}.")
        return (number.value, title, False) if below or _is_first(following) else None

    def _bare_heading(self, at: int) -> tuple[str, str, bool] | None:
        """«1.» with nothing but a title: a section when the count below says so."""
        line = self.lines[at]
        if not line.number or not line.is_bare or line.number.section or self.month:
            return None
        if any(line.columns.text(line.row, column) for column in _TIMES):
            return None
        following = self._next_number(at)
        value = line.number.value
        if following is None:
            section = self.style.dotted
        else:
            section = following.section == value or (_is_first(following) and value != "0")
            section = section or (self.style.dotted and bool(following.section))
        return (value, line.title, False) if section else None

    def _is_heading_in_title(self, at: int) -> bool:
        """Words alone in the column of titles: a heading, or the rest of the title above?

        A plan whose sections are numbered has no others; elsewhere the text above must be whole
        and the words begin like a heading's.
        """
        line = self.lines[at]
        text = one_line(line.alone)
        if not text[:1].isupper() or len(text) > _LONGEST_HEADING or at > self.last:
            return False
        before = self.gathered.last_item()
        following = self._next_number(at)
        if before is not None and following is not None and before.number is not None:
            if following.section and following.section == before.number.section:
                return False
            if _is_first(following) or following.section != before.number.section:
                return not _is_cut(before)
        if self.style.headed or (before is not None and _is_cut(before)):
            return False
        return self._item_follows(at)

    def _item_follows(self, at: int) -> bool:
        for line in self.lines[at + 1 :]:
            if line.number is not None or self._begins_item(line):
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

    def _open(self, number: str, title: str, guessed: bool, line: PlanLine) -> None:
        outer = self.gathered.sections[-1] if self.gathered.sections else None
        period, month = is_period(title), month_named(title)
        section = SectionRecord(number, title, line.row, self.gathered.ended, guessed)
        if outer is not None and not outer.items and not self.gathered.ended:
            was_period = is_period(outer.title)
            if was_period != period and (was_period or not number):
                self.is_month_outer = was_period
                section.title = f"{outer.title.rstrip('.: ')}. {title}"
                section.number = number or outer.number
                self.gathered.sections.pop()
        if period:
            self.month, self.period = month, title.rstrip(".: ")
        elif not self.is_month_outer:
            self.month, self.period = None, ""
        self.gathered.ended = False
        self.gathered.sections.append(section)

    def _take_section_column(self, line: PlanLine) -> None:
        """A column «Направление» names its section once, merged over the rows or not."""
        text = one_line(line.columns.text(line.row, PlanColumn.SECTION))
        if not text or folded(text) == folded(self.section_text) or is_total(line.row):
            return
        if not line.title and not line.number:
            return
        self.section_text = text
        number, title = section_heading(text) or ("", text)
        self.gathered.ended = False
        self.gathered.sections.append(SectionRecord(number, title, line.row))
        if is_period(title):
            self.month, self.period = month_named(title), title

    # items and their parts

    def _is_part(self, line: PlanLine) -> bool:
        item = self.gathered.last_item()
        if item is None:
            return False
        if line.shares_number and line.title and not line.mark:
            return True
        if not line.mark or (line.number is not None and self.style.bracketed):
            return False
        if not is_bullet(line.mark):
            return True
        listed = bool(item.parts) and is_bullet(item.parts[-1].mark)
        opened = one_line(item.texts[PlanColumn.TITLE]).endswith(":")
        return listed or opened or any(line.texts[column] for column in CONTENT[1:])

    def _add_part(self, line: PlanLine) -> None:
        item = self._last()
        own = line.texts | {PlanColumn.TITLE: line.marked_title if line.mark else line.title}
        for column in CONTENT[1:]:  # a cell merged over some of the parts is theirs
            over = line.shown[column]
            if over and folded(over) != folded(item.texts[column]):
                own[column] = over
        item.parts.append(PartRecord(line.mark or "–", own))

    def _last(self) -> ItemRecord:
        item = self.gathered.last_item()
        assert item is not None  # noqa: S101 - asked before
        return item

    def _add(self, line: PlanLine) -> None:
        if not self.gathered.sections:
            self.gathered.sections.append(
                SectionRecord(line.number.section if line.number else "1", "")
            )
        month, period = self.month, self.period
        named = one_line(line.columns.shown(line.row, PlanColumn.MONTH))
        if PlanColumn.MONTH in line.columns.places:
            self.month = month = month_named(named) or (None if named else self.month)
            self.period = period = named or self.period
        texts = dict(line.shown)
        if not texts[PlanColumn.DEADLINE]:
            texts[PlanColumn.DEADLINE] = period
        item = ItemRecord(line.number, texts, month=month, period=period)
        item.date_for_number = line.date_for_number
        self.gathered.sections[-1].items.append(item)

    def _continue(self, line: PlanLine, *, below: bool) -> None:
        gathered = self.gathered
        last = gathered.sections[-1] if gathered.sections else None
        if last is None or not any(line.texts.values()):
            gathered.leave_out(line.row)
        elif last.items and (not below or _reads_on(last.items[-1], line.texts)):
            last.items[-1].extend(line.texts)
        elif not last.items and not below:
            last.title = continued(last.title, line.title)
        else:
            gathered.leave_out(line.row)

    def drop_headings_of_nothing(self) -> None:
        """Words alone in a row without items under them are no section, nor numbered notes."""
        empty = [section for section in self.gathered.sections if not section.items]
        for section in [one for one in empty if one.after_end or not one.number]:
            self.gathered.sections.remove(section)
            if section.row is not None:
                self.gathered.skipped.append(section.row)


_TIMES = (PlanColumn.MONTH, PlanColumn.START, PlanColumn.END)


def _is_first(number: Number | None) -> bool:
    return number is not None and number.value == "1"


def _is_cut(item: ItemRecord) -> bool:
    """Tell whether the last text of an item waits for its rest."""
    texts = item.parts[-1].texts if item.parts else item.texts
    return cut_off(one_line(texts[PlanColumn.TITLE]))


def _reads_on(item: ItemRecord, texts: Texts) -> bool:
    """A row below the last number is the rest of its item when its words go on somewhere."""
    filled = [column for column in CONTENT if texts[column]]
    known = item.parts[-1].texts if item.parts else item.texts
    goes_on = {column for column in filled if reads_on(known[column], texts[column])}
    if any(is_sum(texts[column]) for column in filled if column not in goes_on):
        return False
    signed = filled == [PlanColumn.EXECUTORS] and is_person(one_line(texts[PlanColumn.EXECUTORS]))
    return not (signed and not goes_on) and (PlanColumn.TITLE not in filled or bool(goes_on))
