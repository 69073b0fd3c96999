"""A publication in words: its term, and whether it was kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _

from app.activities.publications.enums import PublicationState
from app.activities.publications.models import Publication
from app.activities.publications.rules import days_late, due_on
from app.base.typography import counted, day, deadline_left
from app.settings.queries import moved_days
from app.web.dashboard import Chip


def timeliness(
    publication: Publication, *, today: date, moved: Mapping[date, bool] | None = None
) -> Chip:
    """Return the chip: in time, late by so many working days, or what is left of the term."""
    moved = moved_days() if moved is None else moved
    if publication.state is PublicationState.DROPPED:
        return Chip(str(publication.state.label), publication.state.tone)
    if publication.published_on:
        late = days_late(publication.event_on, publication.published_on, moved)
        return Chip(late_words(late), "soon" if late else "done")
    if publication.event_on > today:
        return Chip(_("событие %(day)s", day=day(publication.event_on)), "idle")
    left = deadline_left(due_on(publication.event_on, moved))
    return Chip(left.text, left.tone)


def late_words(late: int) -> str:
    """Return «вовремя» or «с опозданием на 2 рабочих дня»."""
    if not late:
        return _("вовремя")
    words = (_("рабочий день"), _("рабочих дня"), _("рабочих дней"))
    return _("с опозданием на %(days)s", days=counted(late, *words))


def with_timeliness(publications: list[Publication], *, today: date) -> list[tuple[Any, Chip]]:
    """Return each publication with its chip; the calendar is read once."""
    moved = moved_days()
    return [(one, timeliness(one, today=today, moved=moved)) for one in publications]
