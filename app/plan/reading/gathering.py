"""From table rows to sections and items: headings told from items, parts, broken rows joined."""

from collections.abc import Sequence

from app.imports.tables import Row
from app.plan.reading.closing import is_closing, is_sum, is_total
from app.plan.reading.columns import PlanColumn
from app.plan.reading.headings import PlanHeading, PlanHeadings
from app.plan.reading.inline import inline_parts
from app.plan.reading.letterhead import is_person
from app.plan.reading.lines import (
    PlanLine,
    PlanStyle,
    is_bullet,
    line_of,
    title_line,
    without_bullet,
)
from app.plan.reading.numbering import section_heading
from app.plan.reading.periods import is_period
from app.plan.reading.prose import continued, cut_off, folded, one_line, reads_on
from app.plan.reading.records import CONTENT, Gathered, ItemRecord, PartRecord, SectionRecord, Texts
from app.plan.reading.tables import PlanTable
from app.plan.reading.time_above import TimeAbove


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
    """What was gathered so far, and how far the rows are."""

    def __init__(self, lines: Sequence[PlanLine]) -> None:
        self.style, self.gathered = PlanStyle.of(lines), Gathered()
        self.lines = [without_bullet(one) for one in lines] if self.style.bulleted else lines
        beginning = (at for at, line in enumerate(self.lines) if self.style.begins(line))
        self.last = max(beginning, default=len(lines))
        self.headings = PlanHeadings(self.lines, self.style, self.last)
        self.time = TimeAbove()
        self.section_text = ""

    def take(self, at: int) -> None:
        """Take in one row."""
        line, gathered = self.lines[at], self.gathered
        self._take_section_column(line)
        in_month = self.time.month is not None
        heading = self.headings.at(at, gathered.last_item(), in_month=in_month)
        if is_total(line.row) or self._closes(line, heading):
            gathered.leave_out(line.row)
        elif heading is not None:
            self._open(heading, line)
        elif self._is_part(line):
            self._add_part(line)
        elif line.shares_title and gathered.last_item() and not line.number:
            self._last().add(line.texts)
        elif line.number is not None or self.style.begins_item(line) or self._is_undated(line):
            gathered.ended = False
            self._add(line)
        elif gathered.ended:
            gathered.leave_out(line.row)
        else:
            self._continue(line, below=at > self.last)

    def _closes(self, line: PlanLine, heading: PlanHeading | None) -> bool:
        """Below the last item, and where words are no item's, people sign, sum up and add notes."""
        if line.is_title or line.shares_number or line.shares_title:
            return False
        begins = self.style.begins(line)
        if self.style.dotted and not begins and not any(line.texts.values()) and heading is None:
            return True
        stands = line.number is not None or bool(heading and heading.number)
        if not stands and not line.mark and is_closing(line.row, line.columns):
            return True
        return self.gathered.ended and not begins and heading is None

    def _open(self, heading: PlanHeading, line: PlanLine) -> None:
        outer = self.gathered.sections[-1] if self.gathered.sections else None
        is_empty = outer is not None and not outer.items and not self.gathered.ended
        number, title = heading.number, heading.title
        if outer is not None and is_empty and self.time.takes_in(outer, title, number):
            self.gathered.sections.remove(outer)
            number = number or outer.number
        number, title = self.time.enter(number, title)
        section = SectionRecord(
            number, title, line.row, self.gathered.ended, heading.is_guess and not is_period(title)
        )
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
        self.time.enter(number, title)

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

    def _is_undated(self, line: PlanLine) -> bool:
        """Among items without numbers one may lack its deadline: its words begin anew.

        The rest of a torn row goes on where the text above was cut.
        """
        item = self.gathered.last_item()
        if self.style.numbered or item is None or item.parts or self.gathered.ended:
            return False
        begun = (line.texts[PlanColumn.TITLE], line.texts[PlanColumn.EXECUTORS])
        above = (item.texts[PlanColumn.TITLE], item.texts[PlanColumn.EXECUTORS])
        return all(text[:1].isupper() for text in begun) and not any(
            cut_off(one_line(text)) for text in above
        )

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
        named = one_line(line.columns.shown(line.row, PlanColumn.MONTH))
        if PlanColumn.MONTH in line.columns.places and named:
            self.time.say(named)
        texts = dict(line.shown)
        if not texts[PlanColumn.DEADLINE]:
            texts[PlanColumn.DEADLINE] = self.time.period
        item = ItemRecord(line.number, texts, month=self.time.month, period=self.time.period)
        item.parts = inline_parts(item.texts)
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


def _reads_on(item: ItemRecord, texts: Texts) -> bool:
    """A row below the last number is the rest of its item when its words go on somewhere."""
    filled = [column for column in CONTENT if texts[column]]
    known = item.parts[-1].texts if item.parts else item.texts
    goes_on = {column for column in filled if reads_on(known[column], texts[column])}
    if any(is_sum(texts[column]) for column in filled if column not in goes_on):
        return False
    signed = filled == [PlanColumn.EXECUTORS] and is_person(one_line(texts[PlanColumn.EXECUTORS]))
    return not (signed and not goes_on) and (PlanColumn.TITLE not in filled or bool(goes_on))
