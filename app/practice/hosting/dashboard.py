"""What places for a year ask of staff and of bases today."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select

from app.base import clock
from app.base.typography import plural
from app.base.viewer import Viewer
from app.practice.hosting import queries
from app.practice.hosting.rules import year_in_words, year_of
from app.practice.permissions import Permission
from app.web.dashboard import Chip, Todo, Urgency
from app.web.tallies import PageTally


def _silent_of(viewer: Viewer) -> Select[*tuple[Any, ...]] | None:
    is_told = viewer.can(Permission.PERIOD_MANAGE)
    return queries.tally_silent(year_of(clock.today())) if is_told else None


SILENT = PageTally(_silent_of)


def silent_todo(viewer: Viewer) -> list[Todo]:
    """Tell staff how many bases have not answered for this year."""
    year = year_of(clock.today())
    silent = SILENT.number(viewer)
    if not silent:
        return []
    title = plural(
        silent,
        _("%(count)s база не ответила, сколько примет студентов", count=silent),
        _("%(count)s базы не ответили, сколько примут студентов", count=silent),
        _("%(count)s баз не ответили, сколько примут студентов", count=silent),
    )
    return [
        Todo(
            title=title,
            url=url_for("practice.hosting_list", year=year, standing="silent"),
            action=_("Кто не ответил"),
            detail=_("Места на %(year)s учебный год", year=year_in_words(year)),
            chip=Chip(_("нет ответа"), "soon"),
            urgency=Urgency.SOON,
        )
    ]


def own_todo(viewer: Viewer) -> list[Todo]:
    """Ask the people of a base to confirm its places, base by base."""
    year = year_of(clock.today())
    bases = queries.list_own_bases(viewer.organization_ids)
    said = queries.intents_of_year([base.id for base in bases], year)
    return [
        Todo(
            title=_("Подтвердите места практики на год: %(base)s", base=base.name),
            url=url_for("practice.hosting_answer", base_id=base.id, year=year),
            action=_("Подтвердить"),
            detail=_("%(year)s учебный год", year=year_in_words(year)),
            chip=Chip(_("ждём ответа"), "soon"),
            urgency=Urgency.SOON,
        )
        for base in bases
        if base.id not in said or not said[base.id].is_answered
    ]
