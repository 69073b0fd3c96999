"""What publications ask of staff today, and the news for everybody."""

from functools import partial
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select

from app.activities.permissions import Permission
from app.activities.publications import queries
from app.activities.publications.enums import PublicationStanding
from app.base import clock
from app.base.typography import counted, day, plural
from app.base.viewer import Viewer
from app.web.dashboard import Chip, Panel, Part, Todo, Urgency
from app.web.tallies import PageTally

SHOWN_NEWS = 3


def _tally_own(viewer: Viewer, *, overdue: bool) -> Select[*tuple[Any, ...]] | None:
    if not viewer.can(Permission.PUBLICATION_MANAGE):
        return None
    return queries.tally_waiting(today=clock.today(), author=viewer.id, overdue=overdue)


def _tally_late(viewer: Viewer) -> Select[*tuple[Any, ...]] | None:
    is_told = viewer.can(Permission.PUBLICATION_MANAGE)
    return queries.tally_overdue(today=clock.today()) if is_told else None


OWN = {one: PageTally(partial(_tally_own, overdue=one)) for one in (True, False)}  # by overdue
LATE = PageTally(_tally_late)
TALLIES = (*OWN.values(), LATE)


def part(viewer: Viewer) -> Part:
    """Return the publications that wait for a person, and how many are late at all."""
    if not viewer.can(Permission.PUBLICATION_MANAGE):
        return Part()
    return Part(
        todo=[*_waiting(viewer, overdue=True), *_waiting(viewer, overdue=False)],
        panels=_late(viewer),
    )


def _waiting(viewer: Viewer, *, overdue: bool) -> list[Todo]:
    row = OWN[overdue].row(viewer)
    waiting = queries.WaitingPublications(*row) if row else None
    if waiting is None or waiting.since is None:
        return []
    words = (_("публикацию"), _("публикации"), _("публикаций"))
    chip = Chip(_("просрочено"), "late") if overdue else Chip(_("один рабочий день"), "soon")
    return [
        Todo(
            title=_("Выпустить публикацию: %(title)s", title=waiting.first_title)
            if waiting.number == 1
            else _("Выпустить %(count)s", count=counted(waiting.number, *words)),
            url=_one_or_all(waiting, overdue=overdue),
            action=_("Открыть"),
            detail=_("событие было %(day)s", day=day(waiting.since)),
            chip=chip,
            urgency=Urgency.LATE if overdue else Urgency.TODAY,
        )
    ]


def _one_or_all(waiting: queries.WaitingPublications, *, overdue: bool) -> str:
    if waiting.number == 1:
        return url_for("activities.publication_detail", publication_id=waiting.first_id)
    standing = PublicationStanding.OVERDUE if overdue else PublicationStanding.DRAFT
    return url_for("activities.publication_list", standing=standing.value)


def _late(viewer: Viewer) -> list[Panel]:
    late = LATE.number(viewer)
    if not late:
        return []
    words = (
        _("просроченная публикация"),
        _("просроченные публикации"),
        _("просроченных публикаций"),
    )
    url = url_for("activities.publication_list", standing=PublicationStanding.OVERDUE.value)
    return [
        Panel(
            _("Публикации"),
            [(late, plural(late, *words), url)],
            url=url_for("activities.publication_list"),
        )
    ]


def public_panels() -> list[Panel]:
    """Return the newest news for the front page."""
    news = queries.newest_news(limit=SHOWN_NEWS)
    if not news:
        return []
    lines = [f"{day(one.published_on)}: {one.title}" for one in news]
    return [Panel(_("Новости кластера"), url=url_for("activities.news_list"), lines=lines)]
