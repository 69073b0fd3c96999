"""Pages of the papers of a period: what is ready, orders, named lists, programmes, sets."""

from collections.abc import Callable
from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.documents.errors import DocumentError
from app.documents.practice_forms import PRACTICE_BASE_LIST
from app.documents.printing import filename_of, has_pdf, render_draft
from app.documents.snapshot import PaperFormat
from app.files.sending import send_file
from app.jobs.services import enqueue
from app.practice.papers.enums import NextPaper, StudentPaper
from app.practice.papers.forms import (
    BaseListFilterForm,
    DirectionsForm,
    PaperSetForm,
    PracticeOrderForm,
    ProgrammeForm,
    SendListsForm,
)
from app.practice.papers.jobs import PACK
from app.practice.papers.listing import BASE_LISTS
from app.practice.papers.lists import render_list
from app.practice.papers.order import default_preamble, snapshot_of_order
from app.practice.papers.queries import lines, programmes, sets
from app.practice.papers.queries import papers as queries
from app.practice.papers.queries.waiting import bases_to_send
from app.practice.papers.receiving import RECEIVE_LIST
from app.practice.papers.rules import OrderTerms, PracticeProgrammeTerms, SetTerms, fingerprint
from app.practice.papers.services import issuing
from app.practice.papers.services import lists as list_services
from app.practice.papers.services.programmes import set_programme
from app.practice.papers.services.sets import payload_of
from app.practice.papers.sheets import base_sheet, load_sheet
from app.practice.papers.standing import list_rows, overview_of
from app.practice.permissions import Permission
from app.practice.queries.periods import get_period, group_choices_of
from app.practice.views.blueprint import bp
from app.web.access import requires, signed_in
from app.web.attachment import as_attachment
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/periods/<int:period_id>/papers")
@requires(Permission.PAPER_MANAGE)
def paper_overview(period_id: int) -> str:
    """Show what is ready of a period's papers, what lacks, and the one thing that comes next."""
    period = get_period(period_id, visible_to=current_user)
    return render_template(
        "practice/papers/overview.html",
        period=period,
        overview=overview_of(period, today=clock.today()),
        specialities=programmes.specialities_of(period),
        programmes=programmes.programmes_of(period),
        sets=sets.sets_of(period),
        next_is={kind.value: kind for kind in NextPaper},
    )


@bp.route("/periods/<int:period_id>/orders/new", methods=["GET", "POST"])
@requires(Permission.PAPER_MANAGE)
@transactional
def practice_order_create(period_id: int) -> str | Response:
    """Issue the order on a period, or one that amends it."""
    period = get_period(period_id, visible_to=current_user)
    contents = issuing.contents_of(period)
    form = PracticeOrderForm(
        data={"signed_on": clock.today(), "preamble": default_preamble(period)},
        seen=fingerprint(queries.roll_of(period)),
    )
    back = url_for(".paper_overview", period_id=period_id)
    if form.validate_on_submit():
        with form.domain_errors():
            issuing.issue_order(
                period,
                terms=form.into(OrderTerms),
                seen=form.seen.data or "",
                actor=current_user,
                now=clock.now(),
            )
            flash(_("Приказ выпущен. Распечатайте его и отдайте на подпись."), "success")
            return redirect(back)
    return render_template(
        "practice/papers/order_create.html", form=form, period=period, contents=contents, back=back
    )


@bp.get("/periods/<int:period_id>/orders/draft.<any(docx, pdf):file_format>")
@requires(Permission.PAPER_MANAGE)
def practice_order_draft(period_id: int, file_format: PaperFormat) -> Response:
    """Give the order as it would be issued today."""
    period = get_period(period_id, visible_to=current_user)
    contents = issuing.contents_of(period)
    terms = OrderTerms(signed_on=clock.today())
    snapshot = snapshot_of_order(contents, terms, number="", is_draft=True)
    return _sent_or_told(
        lambda: render_draft(snapshot, file_format), _("Приказ (проект)"), file_format, period_id
    )


@bp.get("/periods/<int:period_id>/lists")
@requires(Permission.PAPER_MANAGE)
def base_list_list(period_id: int) -> str | Response:
    """List the bases of a period with their named lists."""
    period = get_period(period_id, visible_to=current_user)
    today = clock.today()
    return BASE_LISTS.answer(
        "practice/papers/base_list_list.html",
        partial(lines.list_bases, period),
        filters=BaseListFilterForm(),
        title=_("Списки базам: %(period)s", period=period.title),
        together=lambda rows: list_rows(period, rows, today=today),
        period=period,
        to_send=len(bases_to_send(period)),
        has_pdf=has_pdf(None, PRACTICE_BASE_LIST.name),
    )


@bp.route("/periods/<int:period_id>/lists/send", methods=["GET", "POST"])
@requires(Permission.PAPER_MANAGE)
@transactional
def base_list_send(period_id: int) -> str | Response:
    """Say whom the lists will reach, then send them."""
    period = get_period(period_id, visible_to=current_user)
    form = SendListsForm()
    back = url_for(".base_list_list", period_id=period_id)
    if form.validate_on_submit():
        with form.domain_errors():
            sent = list_services.send_lists(
                period,
                task=RECEIVE_LIST,
                actor=current_user,
                now=clock.now(),
                today=clock.today(),
            )
            flash(_sent_words(sent), "success")
            return redirect(back)
    return render_template(
        "practice/papers/base_list_send.html",
        form=form,
        period=period,
        reach=list_services.reach_of(period),
        overview=overview_of(period, today=clock.today()),
        back=back,
    )


@bp.post("/periods/<int:period_id>/bases/<int:base_id>/list")
@requires(Permission.PAPER_MANAGE)
@transactional
def base_list_create(period_id: int, base_id: int) -> Response:
    """Send one base its list."""
    period = get_period(period_id, visible_to=current_user)
    sent = list_services.send_lists(
        period,
        task=RECEIVE_LIST,
        among=[base_id],
        actor=current_user,
        now=clock.now(),
        today=clock.today(),
    )
    flash(_sent_words(sent), "success")
    return redirect(returning(url_for(".base_list_list", period_id=period_id), row=base_id))


@bp.get("/base-lists/<int:list_id>/file.<any(docx, pdf):file_format>")
@signed_in
def base_list_file(list_id: int, file_format: PaperFormat) -> Response:
    """Give a named list: as it was issued, to its base with the names it may have."""
    sent = queries.get_list(list_id, visible_to=current_user)
    paper = queries.get_list_paper(sent)
    return _sent_or_told(
        lambda: render_list(paper, file_format, viewer=current_user),
        filename_of(paper, file_format).rpartition(".")[0],
        file_format,
        sent.period_id if current_user.can(Permission.PAPER_MANAGE) else None,
    )


@bp.get("/periods/<int:period_id>/bases/<int:base_id>/students.xlsx")
@requires(Permission.PAPER_MANAGE)
def base_sheet_export(period_id: int, base_id: int) -> Response:
    """Give the students of one base as a sheet a base and its accountant understand."""
    period = get_period(period_id, visible_to=current_user)
    base = queries.get_base(base_id)
    data = base_sheet(period, queries.placements_of(period, base=base.id))
    return as_attachment(data, f"{_('Практика')} {base.name}.xlsx")


@bp.get("/periods/<int:period_id>/load.xlsx")
@requires(Permission.PAPER_MANAGE)
def load_sheet_export(period_id: int) -> Response:
    """Give the hours of supervisors by group for the accountant."""
    period = get_period(period_id, visible_to=current_user)
    return as_attachment(load_sheet(period), f"{_('Нагрузка')} {period.title}.xlsx")


@bp.route("/periods/<int:period_id>/programmes/<int:speciality_id>", methods=["GET", "POST"])
@requires(Permission.PAPER_MANAGE)
@transactional
def programme_edit(period_id: int, speciality_id: int) -> str | Response:
    """Say what students of a speciality do: tasks, competences, kinds of work."""
    period = get_period(period_id, visible_to=current_user)
    speciality = programmes.get_speciality_of(period, speciality_id)
    programme = programmes.find_programme(period, speciality_id)
    proposed = None if programme else programmes.earlier_programme(period, speciality_id)
    form = ProgrammeForm(obj=programme or proposed)
    back = url_for(".paper_overview", period_id=period_id)
    if form.validate_on_submit():
        with form.domain_errors():
            if programme:
                form.check_version(programme)
            terms = form.into(PracticeProgrammeTerms)
            set_programme(period, speciality_id=speciality_id, terms=terms, actor=current_user)
            flash(_("Сохранено: новые задания и аттестационные листы будут с этим."), "success")
            return redirect(back)
    return render_template(
        "practice/papers/programme_edit.html",
        form=form,
        period=period,
        speciality=speciality,
        proposed=proposed,
        back=back,
    )


@bp.route("/periods/<int:period_id>/directions", methods=["GET", "POST"])
@requires(Permission.PAPER_MANAGE)
@transactional
def direction_issue(period_id: int) -> str | Response:
    """Say how many directions there will be, then issue them."""
    period = get_period(period_id, visible_to=current_user)
    form = DirectionsForm()
    back = url_for(".paper_overview", period_id=period_id)
    if form.validate_on_submit():
        with form.domain_errors():
            papers = issuing.issue_directions(
                period, on=clock.today(), actor=current_user, now=clock.now()
            )
            flash(_("Направлений выдано: %(count)d.", count=len(papers)), "success")
            return redirect(back)
    return render_template(
        "practice/papers/direction_issue.html",
        form=form,
        period=period,
        overview=overview_of(period, today=clock.today()),
        back=back,
    )


@bp.route("/periods/<int:period_id>/sets/new", methods=["GET", "POST"])
@requires(Permission.PAPER_MANAGE)
@transactional
def paper_set_create(period_id: int) -> str | Response:
    """Choose which papers of whom are packed, and follow the worker."""
    period = get_period(period_id, visible_to=current_user)
    form = PaperSetForm(
        data={
            "kinds": list(StudentPaper),
            "group_id": request.args.get("group", type=int),
            "base_id": request.args.get("base", type=int),
        }
    )
    form.offer_whom(group_choices_of(period), lines.base_choices_of(period))
    if form.validate_on_submit():
        payload = payload_of(period, form.into(SetTerms), current_user)
        job = enqueue(PACK, payload, actor=current_user, now=clock.now())
        return redirect(url_for("jobs.job_detail", job_id=job.id))
    back = url_for(".paper_overview", period_id=period_id)
    return render_template(
        "practice/papers/paper_set_create.html", form=form, period=period, back=back
    )


@bp.get("/paper-sets/<int:set_id>/file")
@requires(Permission.PAPER_MANAGE)
def paper_set_file(set_id: int) -> Response:
    """Give a packed file."""
    return send_file(sets.get_set(set_id, visible_to=current_user).file)


def _sent_words(sent: list_services.SentLists) -> str:
    return _(
        "Списков выпущено: %(lists)d, писем в очереди: %(letters)d.",
        lists=sent.lists,
        letters=sent.letters,
    )


def _sent_or_told(
    make: Callable[[], bytes], name: str, file_format: PaperFormat, period_id: int | None
) -> Response:
    """Give a file, or say on the page why it could not be made."""
    try:
        return as_attachment(make(), f"{name}.{file_format}")
    except DocumentError as error:
        flash(str(error), "error")
        if period_id is None:
            return redirect(url_for(".period_list"))
        return redirect(url_for(".paper_overview", period_id=period_id))
