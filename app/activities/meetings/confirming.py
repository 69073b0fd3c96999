"""«Придёте ли вы на заседание»: what a link asks a member, with the agenda in the letter."""

from collections.abc import Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.activities.meetings import queries
from app.activities.meetings.enums import Answer
from app.activities.meetings.files import place_in_words
from app.activities.meetings.forms import AnswerFields
from app.activities.meetings.models import Meeting, RollEntry
from app.activities.meetings.services.inviting import answer_invitation
from app.activities.meetings.summary import meeting_name
from app.activities.meetings.terms import (
    AnswerTerms,
)
from app.activities.permissions import Permission
from app.base import clock
from app.base.typography import day
from app.base.viewer import Viewer
from app.links.tasks import Fact, LinkTask


def when_in_words(meeting: Meeting) -> str:
    """Return «15 марта 2024 г., 14:00»."""
    at = meeting.starts_at.strftime("%H:%M") if meeting.starts_at else ""
    return ", ".join(filter(None, (day(meeting.held_on), at)))


def agenda_lines(meeting: Meeting) -> list[str]:
    """Return the agenda, a line for each question."""
    return [
        f"{one.position}. {one.text}" + (f" ({one.speaker})" if one.speaker else "")
        for one in meeting.questions
    ]


def _show(entry: RollEntry) -> list[Fact]:
    meeting = entry.meeting
    return [
        (_("Заседание"), ", ".join(filter(None, (meeting.body.name, meeting.title)))),
        (_("Когда"), when_in_words(meeting)),
        (_("Где"), place_in_words(meeting) or str(meeting.form.label)),
        (_("Повестка"), " ".join(agenda_lines(meeting))),
    ]


def _told(entry: RollEntry) -> list[str]:
    meeting = entry.meeting
    place = place_in_words(meeting)
    return [
        _("Когда: %(when)s", when=when_in_words(meeting)),
        *([_("Где: %(place)s", place=place)] if place else []),
        "",
        _("Повестка дня:"),
        *agenda_lines(meeting),
    ]


def _form(entry: RollEntry) -> AnswerFields:
    return AnswerFields(data={"answer": entry.answer or Answer.YES, "note": entry.answer_note})


def _apply(entry: RollEntry, values: Mapping[str, Any], _link: Any, actor: Viewer) -> None:
    answer_invitation(
        entry.meeting,
        terms=AnswerTerms(Answer(values["answer"]), values.get("note") or ""),
        member=entry.member,
        actor=actor,
        today=clock.today(),
        now=clock.now(),
    )


CONFIRM_ATTENDANCE = LinkTask(
    name="meetings.attendance",
    title=_l("Приглашаем на заседание"),
    lead=_l("Скажите, придёте ли вы: от этого зависит кворум."),
    permission=Permission.MEETING_MANAGE,
    entity=RollEntry.__tablename__,
    record=queries.find_entry,
    label=lambda entry: meeting_name(entry.meeting),
    form=_form,
    answer=_apply,
    show=_show,
    address=lambda entry: url_for("activities.meeting_detail", meeting_id=entry.meeting_id),
    button=_l("Ответить"),
    thanks=_l("Спасибо! Секретарь увидит ваш ответ."),
    told=_told,
)
