"""What the report of a mentorship says, and its files."""

from collections.abc import Iterator
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from app.base.errors import NotFoundError
from app.base.typography import day
from app.base.viewer import Viewer
from app.documents.kinds import PaperKind
from app.documents.mentoring_forms import MENTORSHIP_REPORT
from app.documents.models import Paper
from app.documents.names import initials
from app.documents.printing import render_draft, render_paper
from app.documents.signatories import college_signature
from app.documents.snapshot import PaperFormat, Snapshot, take_snapshot
from app.mentors.models import Mentorship
from app.mentors.programmes.queries import find_programme
from app.mentors.work import queries
from app.mentors.work.services.sides import may_take_report
from app.mentors.work.wording import hours

Row = dict[str, str]


def snapshot_of_report(
    mentorship: Mentorship, *, number: str, on: date, is_draft: bool
) -> Snapshot:
    """Return what the report says on a day."""
    totals = queries.totals_by_kind(mentorship)
    values = {
        "number": number,
        "date": on,
        "draft": _("Проект") if is_draft else "",
        "kind": str(mentorship.kind.label),
        "dates": _dates(mentorship),
        "facts": list(_facts(mentorship)),
        "goal": mentorship.goal,
        "stages": [
            {
                "title": one.title,
                "indicator": one.indicator,
                "done": day(one.done_on) if one.done_on else "—",
            }
            for one in queries.list_stages(mentorship)
        ],
        "work": [
            {
                "label": str(one.kind.label) if one.kind else _("другое"),
                "times": str(one.times),
                "hours": hours(one.minutes),
            }
            for one in totals
        ],
        "total": hours(sum(one.minutes for one in totals)) or _("нет"),
        "result": mentorship.result or mentorship.reason or "—",
        "mentor_name": initials(mentorship.mentor.name, last_first=False),
        **college_signature(on),
    }
    return take_snapshot(MENTORSHIP_REPORT, values, date=on)


def render_report(
    mentorship: Mentorship, paper: Paper | None, file_format: PaperFormat, *, today: date
) -> tuple[bytes, str]:
    """Return the report as a file with its name: as it was issued, else a draft of this day.

    Raises DocumentError.
    """
    name = f"{_('Отчёт о наставничестве')} — {mentorship.mentor.short_name}.{file_format}"
    if paper is not None:
        return render_paper(paper, file_format), name
    draft = snapshot_of_report(mentorship, number=_("б/н"), on=today, is_draft=True)
    return render_draft(draft, file_format), name


def _dates(mentorship: Mentorship) -> str:
    since = _("с %(day)s", day=day(mentorship.starts_on))
    until = _("по %(day)s", day=day(mentorship.ends_on)) if mentorship.ends_on else ""
    return " ".join(filter(None, (since, until)))


def _facts(mentorship: Mentorship) -> Iterator[Row]:
    mentor, led = mentorship.mentor, mentorship.student or mentorship.mentee
    where = f"{mentor.full_name}, {mentor.position}, {mentor.organization.short_name}"
    yield _fact(_("Наставник"), where)
    name = mentorship.student.full_name if mentorship.student else mentorship.shown_name
    if led:
        yield _fact(_("Наставляемый"), ", ".join(filter(None, (name, mentorship.whereabouts))))
    programme = find_programme(mentorship.programme_id)
    if programme:
        yield _fact(_("Программа"), f"«{programme.title}»")
    for earlier in queries.list_earlier(mentorship):
        until = day(earlier.ends_on)
        yield _fact(_("Прежний наставник"), f"{earlier.mentor.full_name}, {_('до')} {until}")
    if mentorship.ended_by:
        yield _fact(_("Окончено досрочно"), str(mentorship.ended_by.label))


def _fact(label: str, value: str) -> Row:
    return {"label": label, "value": value}


def _find(mentorship_id: int, viewer: Viewer) -> Mentorship:
    mentorship = queries.get_opened(mentorship_id, visible_to=viewer)
    if not may_take_report(mentorship, viewer):
        raise NotFoundError
    return mentorship


def _card(mentorship: Mentorship) -> str:
    return url_for("mentors.mentorship_detail", mentorship_id=mentorship.id)


PAPERS = (PaperKind(MENTORSHIP_REPORT, Mentorship.__tablename__, find=_find, card=_card),)
