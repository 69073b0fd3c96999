"""What waits for a person today; each package tells its own part, the factory registers it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Protocol

from flask import Flask, current_app, url_for

from app.base.viewer import Viewer
from app.web.tallies import PageTally, read_together

Figure = tuple[int, str, str]


class Urgency(IntEnum):
    """What comes first on everybody's dashboard, the same scale for every package."""

    LATE = 10  # a date has passed and somebody waits
    TODAY = 20  # the last days, or somebody else cannot go on
    SOON = 30  # within two weeks
    STEP = 40  # the next step of something that goes well
    RISK = 50  # a plan item that may be missed
    MISSED = 60  # a plan item whose date is over: nobody waits for it today
    HOUSEKEEPING = 70

    @classmethod
    def of_tone(cls, tone: str) -> "Urgency":
        """Return how pressing a deadline is by the tone of its chip."""
        return {"late": cls.LATE, "soon": cls.TODAY}.get(tone, cls.STEP)


class PlanItemLike(Protocol):
    """The plan item a task serves."""

    @property
    def id(self) -> int: ...

    @property
    def number(self) -> str: ...


@dataclass(frozen=True)
class Chip:
    """A coloured label with text."""

    label: str
    tone: str


@dataclass(frozen=True)
class Todo:
    """One thing that waits: what, why, one click to do it."""

    title: str
    url: str
    action: str
    detail: str = ""
    chip: Chip | None = None
    urgency: Urgency = Urgency.STEP
    plan_item: PlanItemLike | None = None

    @property
    def plan_item_url(self) -> str:
        """Return the address of the plan item's page, empty when there is no item."""
        return url_for("plan.item_detail", item_id=self.plan_item.id) if self.plan_item else ""


@dataclass(frozen=True)
class Panel:
    """A panel: figures of (value, label, url), each a link to what it counts; lines of text."""

    title: str
    figures: list[Figure] = field(default_factory=list)
    text: str = ""
    url: str = ""
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class MainAction:
    """What a person comes to do on the days when nothing waits; the first by `order` is drawn.

    It stands on top of the dashboard as the page's main button: «Разместить вакансию».
    """

    label: str
    url: str
    order: int = 50


@dataclass(frozen=True)
class Part:
    """What one package puts on one person's dashboard, read in one go."""

    todo: list[Todo] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    main: MainAction | None = None


DashboardPart = Callable[[Viewer], Part]
PublicPanels = Callable[[], list[Panel]]


def register_dashboard(
    app: Flask,
    *,
    part: DashboardPart | None,
    public: PublicPanels | None,
    named: PublicPanels | None = None,
    tallies: Iterable[PageTally] = (),
) -> None:
    """Add a package's part of the dashboard and of the front page (called by the factory).

    `tallies` are the numbers of the part that are read with those of all others.

    `named` panels name people: who takes a consent back is gone with the next look at the page.
    """
    if part:
        app.extensions.setdefault("dashboard_parts", []).append(part)
    app.extensions.setdefault("dashboard_tallies", []).extend(tallies)
    if public:
        app.extensions.setdefault("public_panels", []).append(public)
    if named:
        app.extensions.setdefault("named_panels", []).append(named)


def dashboard_of(viewer: Viewer) -> Part:
    """Return everything that waits for a person, the most urgent first, panels, the main button."""
    sources: Iterable[DashboardPart] = current_app.extensions.get("dashboard_parts", ())
    with read_together(current_app.extensions.get("dashboard_tallies", ()), viewer):
        parts = [source(viewer) for source in sources]
    todo = [item for part in parts for item in part.todo]
    panels = [panel for part in parts for panel in part.panels]
    offered = [part.main for part in parts if part.main]
    main = min(offered, key=lambda action: action.order, default=None)
    return Part(sorted(todo, key=lambda item: item.urgency), panels, main)


def public_panels() -> list[Panel]:
    """Return the panels of the front page, which anybody may read."""
    sources: Iterable[PublicPanels] = current_app.extensions.get("public_panels", ())
    return [panel for source in sources for panel in source()]


def named_panels() -> list[Panel]:
    """Return the panels of the front page that name people: read anew each time, never kept."""
    sources: Iterable[PublicPanels] = current_app.extensions.get("named_panels", ())
    return [panel for source in sources for panel in source()]
