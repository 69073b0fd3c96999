"""Sections, items and their parts while their rows are being gathered."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.imports.tables import Row
from app.plan.reading.columns import PlanColumn
from app.plan.reading.numbering import Number
from app.plan.reading.prose import continued

CONTENT = (PlanColumn.TITLE, PlanColumn.EXECUTORS, PlanColumn.DEADLINE, PlanColumn.RESULT)
Texts = dict[PlanColumn, str]


@dataclass(slots=True)
class PartRecord:
    """A row of an item: «а) подготовка», with its own deadline and executors."""

    mark: str
    texts: Texts

    def extend(self, texts: Texts) -> None:
        """Take in the rest of a row that was broken by the end of a page."""
        self.texts = {name: continued(self.texts[name], texts[name]) for name in CONTENT}


@dataclass(slots=True)
class ItemRecord:
    """An item; `month` is the one it stands under, `period` the words of such a heading."""

    number: Number | None
    texts: Texts
    joined: bool = False
    parts: list[PartRecord] = field(default_factory=list)
    month: int | None = None
    period: str = ""
    date_for_number: str = ""

    def extend(self, texts: Texts) -> None:
        """Take in the rest of a row that was broken by the end of a page."""
        self.joined = True
        if self.parts:
            self.parts[-1].extend(texts)
        else:
            self.texts = {name: continued(self.texts[name], texts[name]) for name in CONTENT}

    def add(self, texts: Texts) -> None:
        """Take in another deadline, executor and result of the same title."""
        for name, between in ((PlanColumn.DEADLINE, ", "), (PlanColumn.EXECUTORS, "\n")):
            both = [text for text in (self.texts[name], texts[name]) if text]
            self.texts[name] = between.join(dict.fromkeys(both))
        result = continued(self.texts[PlanColumn.RESULT], texts[PlanColumn.RESULT])
        self.texts[PlanColumn.RESULT] = result


@dataclass(slots=True)
class SectionRecord:
    """A section; `guessed` tells that words alone in a row were taken for its title."""

    number: str
    title: str
    row: Row | None = None
    after_end: bool = False
    guessed: bool = False
    items: list[ItemRecord] = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """Sections in their order, and the rows that belong to none."""

    sections: list[SectionRecord] = field(default_factory=list)
    skipped: list[Row] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    ended: bool = False
    """Whether the last row was none of the plan: what follows without a number is none either."""

    restarts: bool = False
    """Whether items are numbered from 1 again in each section."""

    def items(self) -> Iterator[ItemRecord]:
        """All items in their order."""
        return (item for section in self.sections for item in section.items)

    def last_item(self) -> ItemRecord | None:
        """The item that a row without a number may belong to."""
        items = self.sections[-1].items if self.sections else []
        return items[-1] if items else None

    def leave_out(self, row: Row) -> None:
        """Keep a row apart that is no part of the plan."""
        self.skipped.append(row)
        self.ended = True
