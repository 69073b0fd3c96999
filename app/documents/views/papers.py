"""Pages of papers: the register, one paper, its files."""

from functools import partial

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.documents import queries
from app.documents.catalog import title_of
from app.documents.errors import DocumentError
from app.documents.forms import CancelForm, PaperFilterForm
from app.documents.kinds import paper_kind
from app.documents.listing import PAPERS
from app.documents.models import Paper
from app.documents.permissions import Permission
from app.documents.printing import filename_of, render_paper
from app.documents.rules import events_of
from app.documents.services.papers import cancel_paper
from app.documents.snapshot import PaperFormat, Snapshot
from app.documents.views.blueprint import bp
from app.web.access import requires, signed_in
from app.web.attachment import as_attachment
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/papers/")
@requires(Permission.PAPER_VIEW)
def paper_list() -> str | Response:
    """List the papers of all records."""
    filters = PaperFilterForm()
    return PAPERS.answer(
        "documents/paper_list.html",
        queries.list_papers,
        filters=filters,
        title_of=title_of,
    )


@bp.get("/papers/<int:paper_id>")
@requires(Permission.PAPER_VIEW)
def paper_detail(paper_id: int) -> str:
    """Show what is known of a paper, and where it belongs."""
    paper = queries.get_paper(paper_id, visible_to=current_user)
    return render_template(
        "documents/paper_detail.html",
        paper=paper,
        title=title_of(paper.kind),
        card=_card(paper),
        events=events_of(paper, current_user),
    )


@bp.get("/papers/<int:paper_id>/file.<any(docx, pdf):file_format>")
@signed_in
def paper_file(paper_id: int, file_format: PaperFormat) -> Response:
    """Give a paper as it was issued to whoever may read its record."""
    paper = queries.get_paper(paper_id, visible_to=current_user)
    try:
        file = render_paper(paper, file_format, filled=partial(_filled, paper))
    except DocumentError as error:
        flash(str(error), "error")
        return redirect(_card(paper))
    return as_attachment(file, filename_of(paper, file_format))


@bp.route("/papers/<int:paper_id>/cancel", methods=["GET", "POST"])
@requires(Permission.PAPER_CANCEL)
@transactional
def paper_cancel(paper_id: int) -> str | Response:
    """Declare a paper void; its number stays its own."""
    paper = queries.get_paper(paper_id, visible_to=current_user)
    form = CancelForm(version=paper.version)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(paper)
            reason = form.cancel_reason.data or ""
            cancel_paper(paper, reason=reason, actor=current_user, now=clock.now())
            flash(_("Документ аннулирован, номер остался за ним."), "success")
            default = url_for(".paper_detail", paper_id=paper.id)
            return redirect(returning(default, row=paper.id))
    return render_template(
        "documents/paper_cancel.html", form=form, paper=paper, title=title_of(paper.kind)
    )


def _filled(paper: Paper, snapshot: Snapshot) -> Snapshot:
    """Return what this person's file says: a kind may fill what the stored paper leaves blank."""
    kind = paper_kind(paper.kind)
    if kind.filled is None:
        return snapshot
    return kind.filled(kind.find(paper.entity_id, current_user), snapshot, current_user)


def _card(paper: Paper) -> str:
    kind = paper_kind(paper.kind)
    return kind.card(kind.find(paper.entity_id, current_user))
