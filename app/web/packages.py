"""A package as the house sees it: one object that says what it adds to the site."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from flask import Blueprint, Flask

from app.web.access import declare_permissions
from app.web.cards import CardSource, register_cards
from app.web.choices import ChoiceSource, register_choices
from app.web.commands import add_command
from app.web.dashboard import DashboardPart, PublicPanels, register_dashboard
from app.web.help import Question, register_help
from app.web.navigation import AdminPage, MenuEntry, register_pages
from app.web.search_page import SearchSource, register_search
from app.web.tallies import PageTally


class Registrable(Protocol):
    """A declaration of a floor above `web` that knows itself where it belongs."""

    def register(self, app: Flask) -> None:
        """Make the declaration known to the application."""
        ...


@dataclass(frozen=True)
class Package:
    """What a capability adds to the site; the factory registers the objects in PACKAGES.

    `commands` maps a command's name to `module:attribute`, imported when it is first called.
    `evidence`, `jobs` and `records` hold declarations of the plan, of the background work and of
    the audit log, `acts` what is done to many records of a list, `cards` what the package shows on
    other packages' cards. `attachments`: records that files hang on; `imports`: people's
    spreadsheets; `link_tasks`: what a link without an account may ask; `personal_data` and
    `retention`: what is held on a person, and how long; `handover`: what waits for an employee;
    `twins`: records that may be written twice; `letters`: those the college may word itself;
    `papers`: forms that are issued.
    `named_panels` are those of the front page that name people: read anew for every visitor.
    `student_holds`: what a student who left the college still has. `student_claims`: which
    organizations a student is bound to; `student_running`: what a student has under way there;
    `work_followers`: what is made of work that was agreed on; `student_calls`: where
    students were called to. `subjects`: where the package
    stands on the first page of the cluster's work. `calendar`: dates for people's calendars.
    `seats`: who sits in which council. `sitemap`: public pages that search engines may find.
    `cv`: lines of a student's CV. `audiences`: whom a survey may ask by a record,
    `audience_answers`: what they answered, for its report.
    """

    name: str
    blueprint: Blueprint | None = None
    commands: Mapping[str, str] = field(default_factory=dict)
    permissions: type[StrEnum] | None = None
    menu: tuple[MenuEntry, ...] = ()
    admin_pages: tuple[AdminPage, ...] = ()
    dashboard: DashboardPart | None = None
    tallies: tuple[PageTally, ...] = ()
    public_panels: PublicPanels | None = None
    named_panels: PublicPanels | None = None
    evidence: tuple[Registrable, ...] = ()
    search: tuple[SearchSource, ...] = ()
    help: tuple[Question, ...] = ()
    choices: tuple[ChoiceSource, ...] = ()
    jobs: tuple[Registrable, ...] = ()
    acts: tuple[Registrable, ...] = ()
    cards: tuple[CardSource, ...] = ()
    records: tuple[Registrable, ...] = ()
    attachments: tuple[Registrable, ...] = ()
    imports: tuple[Registrable, ...] = ()
    link_tasks: tuple[Registrable, ...] = ()
    personal_data: tuple[Registrable, ...] = ()
    retention: tuple[Registrable, ...] = ()
    handover: tuple[Registrable, ...] = ()
    twins: tuple[Registrable, ...] = ()
    letters: tuple[Registrable, ...] = ()
    student_holds: tuple[Registrable, ...] = ()
    student_claims: tuple[Registrable, ...] = ()
    work_followers: tuple[Registrable, ...] = ()
    student_running: tuple[Registrable, ...] = ()
    student_calls: tuple[Registrable, ...] = ()
    papers: tuple[Registrable, ...] = ()
    subjects: tuple[Registrable, ...] = ()
    calendar: tuple[Registrable, ...] = ()
    seats: tuple[Registrable, ...] = ()
    sitemap: tuple[Registrable, ...] = ()
    cv: tuple[Registrable, ...] = ()
    audiences: tuple[Registrable, ...] = ()
    audience_answers: tuple[Registrable, ...] = ()
    filters: Mapping[str, Callable[..., Any]] = field(default_factory=dict)

    def register(self, app: Flask) -> None:
        """Add everything to an application; raises ValueError for a name already taken."""
        if self.permissions:
            declare_permissions(app, self.permissions)
        for name, target in self.commands.items():
            add_command(app, name, target)
        _add_filters(app, self.filters)
        register_pages(app, menu=self.menu, admin=self.admin_pages)
        register_dashboard(
            app,
            part=self.dashboard,
            public=self.public_panels,
            named=self.named_panels,
            tallies=self.tallies,
        )
        register_search(app, self.search)
        register_help(app, self.help)
        register_choices(app, self.choices)
        register_cards(app, self.cards)
        for declaration in self._declarations():
            declaration.register(app)
        if self.blueprint:
            app.register_blueprint(self.blueprint)

    def _declarations(self) -> Iterator[Registrable]:
        yield from (*self.evidence, *self.jobs, *self.records, *self.acts, *self.attachments)
        yield from (*self.imports, *self.link_tasks, *self.personal_data, *self.retention)
        yield from (*self.handover, *self.twins, *self.letters, *self.student_holds, *self.papers)
        yield from (*self.subjects, *self.calendar, *self.seats, *self.student_claims)
        yield from (*self.student_running, *self.student_calls, *self.work_followers)
        yield from (*self.sitemap, *self.cv, *self.audiences, *self.audience_answers)


def _add_filters(app: Flask, filters: Mapping[str, Callable[..., Any]]) -> None:
    for name, function in filters.items():
        if name in app.jinja_env.filters:
            raise ValueError(f"the template filter {name!r} exists already")
        app.jinja_env.filters[name] = function
