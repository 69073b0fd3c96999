"""What a link may ask: a package declares its tasks in `Package.link_tasks`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from flask import Flask, current_app
from flask_babel import LazyString

from app.base.viewer import Viewer
from app.links.panel import links_panel
from app.web.cards import CardSource, register_cards
from app.web.forms import BaseForm

Fact = tuple[str, str]
Change = tuple[str, str, str]


def _no_changes(_record: Any, _values: Mapping[str, Any]) -> Sequence[Change]:
    return ()


@dataclass(frozen=True)
class LinkTask:
    """One question to one person about one record, answered behind a link or «со слов».

    `entity` is the name of the record's table, `record(id)` finds it (None when it is gone),
    `label(record)` names it. `lead` is a sentence that says what is asked and why, `show(record)`
    facts that stand above the form. `form(record)` makes a form of the fields alone.
    `answer(record, values, link, actor)` does what follows from an answer, in its transaction; it
    may raise a DomainError. `values` are the form's as JSON: dates as text, members of enumerations
    as their values. `changes(record, values)` are (what, now, then) that staff has to look at: with
    any, the answer is a proposal, and `answer` is called when it was accepted. `permission`: who of
    the staff may send, read and settle it. `card`: the kind of card (web/cards.py) that then shows
    the links of its record, under the name `panel` where a card has several tasks; `address` is
    where that card is. `forgets(record)`: of the answer only that it came is kept with the link, as
    an anonymous survey promises. `fields`: a template that draws them where one below another is no
    way to read them (a table). `told(record)`: lines that the letter says besides the question, an
    agenda for one. `is_lasting`: the same link takes another answer until its day, for what goes on
    changing; its form shows what is stored, and it has no `changes`: its answers count at once.
    """

    name: str
    title: LazyString
    lead: LazyString
    permission: str
    entity: str
    record: Callable[[int], Any]
    label: Callable[[Any], str]
    form: Callable[[Any], BaseForm]
    answer: Callable[[Any, Mapping[str, Any], Any, Viewer], None]
    show: Callable[[Any], Sequence[Fact]] = field(default=lambda _record: ())
    address: Callable[[Any], str] = field(default=lambda _record: "")
    changes: Callable[[Any, Mapping[str, Any]], Sequence[Change]] = _no_changes
    button: LazyString | str = ""
    thanks: LazyString | str = ""
    card: str = ""
    panel: LazyString | None = None
    forgets: Callable[[Any], bool] = field(default=lambda _record: False)
    fields: str = ""
    told: Callable[[Any], Sequence[str]] = field(default=lambda _record: ())
    is_lasting: bool = False

    def __post_init__(self) -> None:
        """Refuse a declaration whose proposals would count without anybody's look (ValueError)."""
        if self.is_lasting and self.changes is not _no_changes:
            raise ValueError(f"a lasting link has no changes to settle: {self.name!r}")

    def register(self, app: Flask) -> None:
        """Make the task known (called by the factory); raises ValueError for a name's second."""
        known: dict[str, LinkTask] = app.extensions.setdefault("link_tasks", {})
        if self.name in known:
            raise ValueError(f"the task {self.name!r} of links is declared twice")
        known[self.name] = self
        if self.card:
            panel = partial(
                links_panel, task=self.name, permission=self.permission, title=self.panel
            )
            register_cards(app, [CardSource(self.card, panel, order=80)])

    def may(self, viewer: Viewer | None) -> bool:
        """Tell whether this person may send the task and read its answers."""
        return viewer is not None and viewer.can(self.permission)


def link_tasks() -> dict[str, LinkTask]:
    """Return the tasks by name."""
    known: dict[str, LinkTask] = current_app.extensions.get("link_tasks", {})
    return known


def task_of(name: str) -> LinkTask | None:
    """Return a task; None when no package declares it any more."""
    return link_tasks().get(name)


def tasks_of(viewer: Viewer | None) -> list[LinkTask]:
    """Return the tasks this person may send and read."""
    return [task for task in link_tasks().values() if task.may(viewer)]
