"""What the offers of bases ask of staff, and what a period asks of a base."""

from flask import url_for
from flask_babel import gettext as _

from app.base.typography import plural
from app.base.viewer import Viewer
from app.practice.offers import queries
from app.practice.permissions import Permission
from app.web.dashboard import Chip, Todo, Urgency
from app.web.tallies import PageTally

WAITING = PageTally(
    lambda viewer: queries.tally_waiting() if viewer.can(Permission.PERIOD_MANAGE) else None
)


def waiting_todo(viewer: Viewer) -> list[Todo]:
    """Tell staff how many proposals wait for an answer."""
    count, first = WAITING.row(viewer) or (0, None)
    if not count:
        return []
    url = (
        url_for("practice.proposal_detail", proposal_id=first)
        if count == 1
        else url_for("practice.proposal_list", state="proposed")
    )
    title = plural(
        count,
        _("%(count)s предложение базы ждёт ответа", count=count),
        _("%(count)s предложения баз ждут ответа", count=count),
        _("%(count)s предложений баз ждут ответа", count=count),
    )
    chip = Chip(_("ждёт методиста"), "soon")
    return [Todo(title=title, url=url, action=_("Ответить"), chip=chip, urgency=Urgency.TODAY)]


def ranking_todo(viewer: Viewer) -> list[Todo]:
    """Ask a base whom it prefers of those who wish to come."""
    return [
        Todo(
            title=_("Расставьте желающих: %(title)s", title=place.title),
            url=url_for("practice.wishers_edit", place_id=place.id),
            action=_("Расставить"),
            detail=place.period.title,
            chip=Chip(_("до распределения"), "soon"),
            urgency=Urgency.TODAY,
        )
        for place in queries.list_to_rank(viewer.organization_ids)
    ]
