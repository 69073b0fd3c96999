"""The day of a meeting and its minutes: who came, what was said, votes, the signing."""

from flask import flash, render_template
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.activities.blueprint import bp
from app.activities.meetings import files, queries
from app.activities.meetings.enums import Answer, MeetingEvent, Presence
from app.activities.meetings.files import FORMATS, minutes_filename, render_minutes
from app.activities.meetings.forms import (
    MinutesReopenForm,
    MinutesSignForm,
    QuestionRecordForm,
    RollForm,
)
from app.activities.meetings.models import Meeting
from app.activities.meetings.queries import RollLine
from app.activities.meetings.queries.roll import who_may_sign
from app.activities.meetings.quorum import Quorum
from app.activities.meetings.rules import (
    no_quorum,
)
from app.activities.meetings.services import recording as services
from app.activities.meetings.services.roll import mark_roll
from app.activities.meetings.services.signing import (
    proposed_number,
    reopen_minutes,
    sign_minutes,
)
from app.activities.meetings.summary import quorum_in_words, signing_gaps
from app.activities.meetings.terms import (
    MinutesSigningTerms,
    RecordTerms,
)
from app.activities.meetings.views.shared import (
    events_of,
    meeting_here,
    question_here,
    to_meeting,
)
from app.activities.permissions import Permission
from app.base import clock
from app.documents.errors import DocumentError
from app.documents.snapshot import PaperFormat
from app.web.access import requires, signed_in
from app.web.attachment import as_attachment
from app.web.transactions import transactional


@bp.route("/meetings/<int:meeting_id>/attendance", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def roll_edit(meeting_id: int) -> str | Response:
    """Note who came."""
    meeting = meeting_here(meeting_id)
    roll = queries.roll_of(meeting)
    form = RollForm.with_members([line.member for line in roll])(data=_noted(roll))
    if form.validate_on_submit():
        with form.domain_errors():
            quorum = mark_roll(meeting, roll=form.roll(), actor=current_user, today=clock.today())
            flash(*_roll_message(quorum))
            return to_meeting(meeting_id, "agenda")
    return render_template(
        "activities/meetings/roll_edit.html", form=form, meeting=meeting, roll=roll
    )


@bp.route("/meetings/questions/<int:meeting_question_id>/record", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def question_record(meeting_question_id: int) -> str | Response:
    """Note what was said of a question and how many voted."""
    question = question_here(meeting_question_id)
    form = QuestionRecordForm(obj=question)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(question)
            services.record_question(question, terms=form.into(RecordTerms), actor=current_user)
            flash(_("Записано в протокол."), "success")
            return to_meeting(question.meeting_id, "agenda")
    return render_template(
        "activities/meetings/question_record.html",
        form=form,
        question=question,
        quorum=queries.quorum_of_meeting(question.meeting),
    )


@bp.route("/meetings/<int:meeting_id>/sign", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def minutes_sign(meeting_id: int) -> str | Response:
    """Sign the minutes once everything they need is there."""
    meeting = meeting_here(meeting_id)
    form = MinutesSignForm(**_proposed(meeting))
    _offer_signers(form, meeting)
    if form.validate_on_submit() and form.signed_on.data:
        with form.domain_errors():
            _sign(meeting, form)
            flash(_("Протокол подписан. Приложите его скан с подписями."), "success")
            return to_meeting(meeting_id)
    if not form.errors and not form.form_errors and MeetingEvent.SIGN not in events_of(meeting):
        return to_meeting(meeting_id)
    form.seen.process_data(files.fingerprint_of(meeting))
    quorum = queries.quorum_of_meeting(meeting)
    return render_template(
        "activities/meetings/minutes_sign.html",
        form=form,
        meeting=meeting,
        quorum=quorum,
        quorum_words=quorum_in_words(quorum),
        gaps=signing_gaps(meeting, quorum),
    )


@bp.route("/meetings/<int:meeting_id>/reopen", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def minutes_reopen(meeting_id: int) -> str | Response:
    """Take signed minutes back to be mended."""
    meeting = meeting_here(meeting_id)
    form = MinutesReopenForm(version=meeting.version)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(meeting)
            reason = form.reason.data or ""
            reopen_minutes(meeting, reason=reason, actor=current_user, now=clock.now())
            flash(_("Протокол отозван: исправьте его и подпишите снова."), "success")
            return to_meeting(meeting_id)
    return render_template("activities/meetings/minutes_reopen.html", form=form, meeting=meeting)


@bp.get(f"/meetings/<int:meeting_id>/minutes.<any({','.join(FORMATS)}):file_format>")
@signed_in
def minutes_file(meeting_id: int, file_format: PaperFormat) -> Response:
    """Send the minutes: as they were signed, else a draft of this moment."""
    meeting = meeting_here(meeting_id)
    try:
        file = render_minutes(meeting, file_format)
    except DocumentError as error:
        flash(str(error), "error")
        return to_meeting(meeting_id)
    return as_attachment(file, minutes_filename(meeting, file_format))


def _sign(meeting: Meeting, form: MinutesSignForm) -> None:
    sign_minutes(
        meeting,
        terms=form.into(MinutesSigningTerms),
        seen=form.seen.data or "",
        actor=current_user,
        today=clock.today(),
        now=clock.now(),
    )


def _noted(roll: list[RollLine]) -> dict[str, object]:
    """Return what the form shows at first: what was noted, else what members answered."""
    noted: dict[str, object] = {}
    for member, entry in roll:
        declined = entry is not None and entry.answer is Answer.NO
        awaited = Presence.ABSENT if declined else Presence.PRESENT
        noted[f"presence_{member.id}"] = (entry and entry.presence) or awaited
        said = (entry.reason or entry.substitute or entry.answer_note) if entry else ""
        noted[f"note_{member.id}"] = said
    return noted


def _roll_message(quorum: Quorum) -> tuple[str, str]:
    if quorum.is_reached:
        return _("Присутствующие отмечены. Запишите голоса и решения."), "success"
    return no_quorum(quorum), "warning"


def _proposed(meeting: Meeting) -> dict[str, object]:
    return {
        "chair_id": meeting.chair_id,
        "secretary_id": meeting.secretary_id,
        "signed_on": clock.today(),
        "number": proposed_number(meeting),
    }


def _offer_signers(form: MinutesSignForm, meeting: Meeting) -> None:
    pairs = [
        (one.id, ", ".join(filter(None, (one.name, str(one.role.label)))))
        for one in who_may_sign(meeting)
    ]
    form.chair_id.offer(pairs)
    form.secretary_id.offer(pairs)
