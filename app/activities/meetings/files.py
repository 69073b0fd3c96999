"""Minutes as files: a draft of what is noted now, or the paper as it was signed."""

from collections.abc import Iterator

from flask_babel import gettext as _

from app.activities.meetings import queries
from app.activities.meetings.enums import BodyKind, BodyRole, MeetingForm, MeetingState, Presence
from app.activities.meetings.models import AgendaQuestion, BodyMember, Decision, Meeting
from app.activities.meetings.queries.roll import RollLine
from app.activities.meetings.summary import (
    body_in_genitive,
    place_of,
    quorum_in_words,
    votes_in_words,
)
from app.base.typography import day
from app.documents.catalog import MEETING_MINUTES
from app.documents.names import initials, parse_name
from app.documents.printing import has_pdf, render_draft, render_paper
from app.documents.queries import find_paper
from app.documents.rules import digest_of
from app.documents.snapshot import PaperFormat, Snapshot, take_snapshot

FORMATS = ("pdf", "docx")


def snapshot_of_minutes(meeting: Meeting) -> Snapshot:
    """Return the minutes as of now; they are dated by the day of the meeting."""
    roll = queries.roll_of(meeting)
    quorum = queries.quorum_of_meeting(meeting)
    values = {
        "number": str(meeting.minutes_number or ""),
        "draft": "" if meeting.state is MeetingState.SIGNED else _("Проект"),
        "body": body_in_genitive(meeting.body),
        "topic": meeting.title,
        "form": _form_of(meeting),
        "place": place_in_words(meeting),
        "time": meeting.starts_at.strftime("%H:%M") if meeting.starts_at else "",
        "chair_role": _chair_role(meeting.chair),
        "chair": _full(meeting.chair),
        "chair_name": _signed(meeting.chair),
        "secretary": _full(meeting.secretary),
        "secretary_name": _signed(meeting.secretary),
        "present": [_present(line) for line in roll if _came(line)],
        "absent": [_absent(line) for line in roll if not _came(line)],
        "guests": [{"name": one.name, "post": one.post} for one in meeting.guests],
        "quorum": quorum_in_words(quorum),
        "questions": [_question(one, quorum.present) for one in meeting.questions],
    }
    return take_snapshot(MEETING_MINUTES, values, date=meeting.held_on)


def fingerprint_of(meeting: Meeting) -> str:
    """Return what tells whether the minutes that were read are those that are signed."""
    return digest_of(snapshot_of_minutes(meeting), None)


def render_minutes(meeting: Meeting, file_format: PaperFormat) -> bytes:
    """Return the minutes as a file: as they were signed, else a draft; raises DocumentError."""
    paper = find_paper(meeting, kind=MEETING_MINUTES.name)
    if meeting.state is MeetingState.SIGNED and paper is not None:
        return render_paper(paper, file_format)
    return render_draft(snapshot_of_minutes(meeting), file_format)


def prints_pdf(meeting: Meeting) -> bool:
    """Tell whether the minutes can be had as PDF: not by the college's own template."""
    return has_pdf(find_paper(meeting, kind=MEETING_MINUTES.name), MEETING_MINUTES.name)


def minutes_filename(meeting: Meeting, file_format: PaperFormat) -> str:
    """Return «Протокол № 3 Совет кластера 15.03.2024.pdf»."""
    number = _("№ %(n)s", n=meeting.minutes_number) if meeting.minutes_number else _("проект")
    on = meeting.held_on.strftime("%d.%m.%Y")
    return f"{_('Протокол')} {number} {meeting.body.name} {on}.{file_format}"


def place_in_words(meeting: Meeting) -> str:
    """Return where a meeting is, the link included."""
    return "; ".join(filter(None, (meeting.place, meeting.online_url)))


def _form_of(meeting: Meeting) -> str:
    return _("заочная") if meeting.form is MeetingForm.ABSENTEE else _("очная")


def _chair_role(chair: BodyMember | None) -> str:
    roles = {BodyRole.CHAIR: _("Председатель"), BodyRole.LEADER: _("Руководитель")}
    return roles.get(chair.role, _("Председательствующий")) if chair else _("Председатель")


def _full(member: BodyMember | None) -> str:
    if member is None:
        return ""
    return ", ".join(filter(None, (member.name, member.standing)))


def _signed(member: BodyMember | None) -> str:
    return initials(parse_name(member.name), last_first=False) if member else ""


def _came(line: RollLine) -> bool:
    return line.entry is not None and line.entry.presence in queries.CAME


def _present(line: RollLine) -> dict[str, str]:
    member, entry = line
    post = member.standing
    if entry and entry.presence is Presence.SUBSTITUTE:
        post = ", ".join(filter(None, (post, _("заменял(а): %(name)s", name=entry.substitute))))
    return {"name": member.name, "post": post or _role_of(member)}


def _role_of(member: BodyMember) -> str:
    if member.role is not BodyRole.MEMBER:
        return str(member.role.label)
    is_group = member.body.kind is BodyKind.GROUP
    return _("член рабочей группы") if is_group else _("член совета")


def _absent(line: RollLine) -> dict[str, str]:
    reason = line.entry.reason if line.entry else ""
    return {"name": line.member.name, "post": reason or _("причина не указана")}


def _question(question: AgendaQuestion, present: int) -> dict[str, str]:
    return {
        "number": str(question.position),
        "text": question.text,
        "speaker": question.speaker,
        "heard": question.heard,
        "votes": votes_in_words(question, present=present),
        "decisions": "\n".join(_decisions(question)),
    }


def _decisions(question: AgendaQuestion) -> Iterator[str]:
    for decision in question.decisions:
        text = decision.text.rstrip()
        ending = "" if text.endswith((".", "!", "?", ";")) else "."
        yield f"{place_of(decision, question)}. {text}{ending}{_task(decision)}"


def _task(decision: Decision) -> str:
    owner = _(" Исполнитель: %(name)s.", name=decision.owner) if decision.owner else ""
    due = _(" Срок: до %(day)s", day=day(decision.due_on)) if decision.due_on else ""
    return f"{owner}{due}"
