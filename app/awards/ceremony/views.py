"""Pages of the order, its papers, the ceremony and the hand-over."""

from collections.abc import Callable

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards.ceremony import files, queries, services
from app.awards.ceremony.enums import ProgrammeOrder
from app.awards.ceremony.forms import AwardOrderForm, CeremonyForm, CeremonyInviteForm, HandoverForm
from app.awards.ceremony.listing import PROGRAMME
from app.awards.ceremony.rules import AwardOrderTerms, CeremonyTerms, HandoverTerms
from app.awards.ceremony.wording import title_of
from app.awards.models import AwardRound
from app.awards.permissions import Permission
from app.awards.queries import addresses_of_thanked, get_round
from app.awards.views.blueprint import bp
from app.base import clock
from app.base.errors import NotFoundError
from app.documents.errors import DocumentError
from app.documents.printing import render_paper
from app.documents.snapshot import PaperFormat
from app.organizations.queries import organization_choices
from app.web.access import requires, signed_in
from app.web.attachment import as_attachment
from app.web.places import returning
from app.web.transactions import transactional

_FORMATS = "<any(docx, pdf):file_format>"


@bp.get("/<int:round_id>/ceremony")
@requires(Permission.ROUND_MANAGE)
def ceremony_detail(round_id: int) -> str | Response:
    """Show the order, the programme in order of going up, and who has received what."""
    round_ = _closed(round_id)
    ceremony = queries.find_ceremony(round_)
    order = queries.find_order(round_)
    programme = ceremony.programme if ceremony else ProgrammeOrder.RISING
    return PROGRAMME.answer(
        "awards/ceremony/ceremony_detail.html",
        queries.list_programme(round_, order=programme),
        title=_("Программа награждения: %(title)s", title=round_.title),
        round=round_,
        ceremony=ceremony,
        order=order,
        title_of=title_of,
        order_paper=files.paper_of_order(order) if order else None,
        has_pdf=files.has_pdf_of_all(round_),
    )


@bp.route("/<int:round_id>/order", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def award_order_create(round_id: int) -> str | Response:
    """Show whom the order names; confirmed, it is signed and every award has its paper."""
    round_ = _closed(round_id)
    form = AwardOrderForm(data={"signed_on": clock.today()})
    form.organization_id.search_among(organization_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            services.issue_order(
                round_, terms=form.into(AwardOrderTerms),
                actor=current_user, today=clock.today(), now=clock.now(),
            )  # fmt: skip
            flash(_("Приказ выпущен, наградные документы готовы к печати."), "success")
            return redirect(url_for(".ceremony_detail", round_id=round_id))
    if not form.errors and queries.find_order(round_):
        return redirect(url_for(".ceremony_detail", round_id=round_id))
    rows = queries.awards_in_order(round_, order=ProgrammeOrder.FALLING)
    return render_template(
        "awards/ceremony/award_order_create.html",
        form=form, round=round_, rows=rows, title_of=title_of,
        basis=services.basis_of_order(round_),
    )  # fmt: skip


@bp.get(f"/<int:round_id>/order/draft.{_FORMATS}")
@requires(Permission.ROUND_MANAGE)
def award_order_draft(round_id: int, file_format: PaperFormat) -> Response:
    """Give the order as it would be signed today."""
    round_ = _closed(round_id)
    basis = services.basis_of_order(round_)
    return _sent(
        lambda: files.render_order_draft(round_, basis, file_format, today=clock.today()),
        f"{_('Приказ о награждении (проект)')}.{file_format}",
        round_id,
    )


@bp.get(f"/<int:round_id>/receipt.{_FORMATS}")
@requires(Permission.ROUND_MANAGE)
def award_receipt_file(round_id: int, file_format: PaperFormat) -> Response:
    """Give the sheet of hand-over: to be signed by a pen, or with what was noted."""
    round_ = _closed(round_id)
    order = queries.find_order(round_)
    if order is None:
        raise NotFoundError
    return _sent(
        lambda: files.render_receipt(round_, order, file_format),
        f"{_('Ведомость вручения наград')}.{file_format}",
        round_id,
    )


@bp.get("/<int:round_id>/papers.pdf")
@requires(Permission.ROUND_MANAGE)
def award_paper_file_of_all(round_id: int) -> Response:
    """Give everything that is handed over in one file, in the order of going up."""
    round_ = _closed(round_id)
    if not files.has_pdf_of_all(round_):
        raise NotFoundError
    name = f"{_('Награды')} {round_.title}.pdf"
    return _sent(lambda: files.render_all(round_), name, round_id)


@bp.get(f"/papers/<int:award_id>.{_FORMATS}")
@signed_in
def award_paper_file(award_id: int, file_format: PaperFormat) -> Response:
    """Give one award's paper to whom it concerns."""
    award = queries.get_award(award_id, visible_to=current_user)
    paper = files.paper_of_award(award)
    if paper is None:
        raise NotFoundError
    return _sent(
        lambda: render_paper(paper, file_format),
        files.filename_of_award(award, file_format),
        award.round_id,
    )


@bp.route("/<int:round_id>/ceremony/edit", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def ceremony_edit(round_id: int) -> str | Response:
    """Say when, where and in what order awards are handed over."""
    round_ = _closed(round_id)
    ceremony = queries.find_ceremony(round_)
    form = CeremonyForm(obj=ceremony)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_known(ceremony)
            services.set_ceremony(round_, terms=form.into(CeremonyTerms), actor=current_user)
            flash(_("Сохранено."), "success")
            return redirect(url_for(".ceremony_detail", round_id=round_id))
    return render_template("awards/ceremony/ceremony_edit.html", form=form, round=round_)


@bp.route("/<int:round_id>/ceremony/invite", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def ceremony_invite(round_id: int) -> str | Response:
    """Say whom the invitations reach, then send them."""
    round_ = _closed(round_id)
    form = CeremonyInviteForm()
    if form.validate_on_submit():
        with form.domain_errors():
            sent = services.invite(round_, actor=current_user, now=clock.now())
            flash(_("Приглашений в очереди: %(count)d.", count=sent), "success")
            return redirect(url_for(".ceremony_detail", round_id=round_id))
    return render_template(
        "awards/ceremony/ceremony_invite.html",
        form=form,
        round=round_,
        ceremony=queries.find_ceremony(round_),
        emails=len(addresses_of_thanked(round_)),
    )


@bp.route("/papers/<int:award_id>/handover", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def handover_edit(award_id: int) -> str | Response:
    """Note who received an award, and when."""
    award = queries.get_award(award_id, visible_to=current_user)
    known = queries.handovers_of([award_id]).get(award_id)
    form = HandoverForm(obj=known, data=None if known else {"handed_on": clock.today()})
    if known is None:
        del form.change_reason
    back = returning(url_for(".ceremony_detail", round_id=award.round_id), row=award_id)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_known(known)
            services.hand_over(
                award, terms=form.into(HandoverTerms), actor=current_user, today=clock.today()
            )
            flash(_("Вручение отмечено."), "success")
            return redirect(back)
    return render_template(
        "awards/ceremony/handover_edit.html",
        form=form, award=award, title=title_of(award).words, back=back,
    )  # fmt: skip


def _closed(round_id: int) -> AwardRound:
    """Return a round whose results are there; raises NotFoundError."""
    round_ = get_round(round_id, visible_to=current_user)
    if round_.closed_at is None:
        raise NotFoundError
    return round_


def _sent(render: Callable[[], bytes], name: str, round_id: int) -> Response:
    try:
        return as_attachment(render(), name)
    except DocumentError as error:
        flash(str(error), "error")
        if not current_user.can(Permission.ROUND_VIEW):  # a mentor with the own paper
            return redirect(url_for("web.dashboard"))
        return redirect(url_for(".round_detail", round_id=round_id))
