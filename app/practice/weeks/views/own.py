"""A student's own practice: what now, the diary; feedback of both sides."""

from datetime import date
from typing import Any

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.practice.enums import PlacementEvent
from app.practice.models import Placement
from app.practice.permissions import Permission
from app.practice.states import PLACEMENT, PlacementParty
from app.practice.views.blueprint import bp
from app.practice.weeks.enums import FeedbackKind
from app.practice.weeks.forms import DiaryCreateForm, DiaryDraftForm, DiaryEditForm, FeedbackForm
from app.practice.weeks.models import DiaryDraft
from app.practice.weeks.queries import course as queries
from app.practice.weeks.queries.board import days_of, handed_papers
from app.practice.weeks.queries.feedback import has_spoken
from app.practice.weeks.queries.scope import (
    find_supervisor_of,
    get_own_placement,
    get_placement,
    show_names,
)
from app.practice.weeks.rules import DiaryTerms, DraftTerms, FeedbackTerms, lacking_papers
from app.practice.weeks.services import diary as services
from app.practice.weeks.services.feedback import give_feedback, require_side
from app.practice.weeks.wording import FEEDBACK_TITLES, QUESTIONS, course_steps
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/mine")
@requires(Permission.DIARY_WRITE)
def own_course_list() -> str | Response:
    """Show a student the practice that runs, or the newest; the others by their links."""
    found = queries.list_present_of(current_user, today=clock.today())
    if not found:
        return render_template("practice/weeks/own_course_list.html")
    return _page(found[0], found[1:])


@bp.get("/mine/<int:placement_id>")
@requires(Permission.DIARY_WRITE)
def own_course_detail(placement_id: int) -> str:
    """Show a student one of the own practices."""
    placement = get_own_placement(placement_id, student_of=current_user)
    others = [
        one
        for one in queries.list_present_of(current_user, today=clock.today())
        if one.id != placement.id
    ]
    return _page(placement, others)


@bp.route("/mine/<int:placement_id>/diary/new", methods=["GET", "POST"])
@requires(Permission.DIARY_WRITE)
@transactional
def diary_create(placement_id: int) -> str | Response:
    """Add a day to the diary."""
    placement = get_own_placement(placement_id, student_of=current_user)
    today, draft = clock.today(), queries.find_draft(placement)
    form = DiaryCreateForm(**_begun(draft, days_of(placement.period).nearest(today)))
    if form.validate_on_submit():
        with form.domain_errors():
            terms = form.into(DiaryTerms)
            services.write_entry(
                placement, terms=terms, actor=current_user, now=clock.now(), today=today
            )
            flash(_("Запись добавлена."), "success")
            return redirect(url_for(".own_course_detail", placement_id=placement.id))
    return render_template(
        "practice/weeks/diary_create.html", form=form, placement=placement, draft=draft
    )


@bp.post("/mine/<int:placement_id>/diary/draft")
@requires(Permission.DIARY_WRITE)
@transactional
def diary_draft_keep(placement_id: int) -> tuple[Response, int]:
    """Keep what is typed so far, as the page sends it from time to time."""
    placement = get_own_placement(placement_id, student_of=current_user)
    form = DiaryDraftForm()
    version = services.keep_draft(
        placement,
        terms=DraftTerms(**form.terms()),
        seen=form.seen.data or 0,
        actor=current_user,
        now=clock.now(),
    )
    return jsonify(version=version), 409 if version is None else 200


@bp.post("/mine/<int:placement_id>/diary/draft/drop")
@requires(Permission.DIARY_WRITE)
@transactional
def diary_draft_drop(placement_id: int) -> Response:
    """Forget what was begun."""
    placement = get_own_placement(placement_id, student_of=current_user)
    services.drop_draft(placement, actor=current_user)
    flash(_("Черновик удалён."), "success")
    return redirect(url_for(".diary_create", placement_id=placement.id))


@bp.route("/diary/<int:entry_id>/edit", methods=["GET", "POST"])
@requires(Permission.DIARY_WRITE)
@transactional
def diary_edit(entry_id: int) -> str | Response:
    """Mend a day of the diary."""
    entry = queries.get_entry(entry_id, student_of=current_user)
    form = DiaryEditForm(obj=entry)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(entry)
            services.edit_entry(
                entry,
                terms=form.into(DiaryTerms),
                actor=current_user,
                now=clock.now(),
                today=clock.today(),
            )
            flash(_("Сохранено."), "success")
            return redirect(url_for(".own_course_detail", placement_id=entry.placement_id))
    return render_template("practice/weeks/diary_edit.html", form=form, entry=entry)


@bp.route(
    f"/placements/<int:placement_id>/feedback/<any({','.join(FeedbackKind)}):kind>",
    methods=["GET", "POST"],
)
@requires(Permission.FEEDBACK_GIVE)
@transactional
def feedback_create(placement_id: int, kind: str) -> str | Response:
    """Say how it was, once."""
    placement = get_placement(placement_id, visible_to=current_user)
    show_names([placement.student], current_user)
    about = FeedbackKind(kind)
    require_side(placement, kind=about, actor=current_user)
    form = FeedbackForm.asking(QUESTIONS[about])
    if form.validate_on_submit():
        with form.domain_errors():
            terms = FeedbackTerms(form.scores, form.words.data or "")
            give_feedback(
                placement, kind=about, terms=terms, actor=current_user, today=clock.today()
            )
            flash(_("Спасибо! Отзыв увидят только вместе с другими, без имён."), "success")
            return redirect(returning(url_for("web.dashboard")))
    return render_template(
        "practice/weeks/feedback_create.html",
        form=form, placement=placement, about=about, title=FEEDBACK_TITLES[about],
        spoken=request.method == "GET" and has_spoken(placement, about),
    )  # fmt: skip


def _begun(draft: DiaryDraft | None, day: date | None) -> dict[str, Any]:
    """Return what the form of a day begins with: the draft, as far as it goes."""
    if draft is None:
        return {"day": day}
    hours = {"hours": draft.hours} if draft.hours else {}
    return {"day": draft.day or day, "work": draft.work, **hours}


def _page(placement: Placement, others: list[Placement]) -> str:
    today = clock.today()
    entries = queries.list_entries(placement)
    handed = handed_papers([placement.id]).get(placement.id, {})
    described = queries.find_reference(placement) is not None
    events = PLACEMENT.possible(placement.state, PlacementParty.STUDENT)
    over = placement.period.ends_on < today
    return render_template(
        "practice/weeks/own_course_detail.html",
        placement=placement,
        others=others,
        entries=entries,
        attendance=queries.list_attendance(placement),
        steps=course_steps(placement),
        supervisor=find_supervisor_of(placement),
        result=queries.find_result(placement),
        lacks=lacking_papers(handed, has_reference=described, has_diary=bool(entries), over=True),
        may_write=PlacementEvent.WRITE in events and placement.period.starts_on <= today,
        may_speak=PlacementEvent.SPEAK in events
        and not has_spoken(placement, FeedbackKind.ABOUT_BASE),
        days_left=(placement.period.ends_on - today).days,
        over=over,
        draft=queries.find_draft(placement),
        today=today,
    )
