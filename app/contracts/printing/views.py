"""Pages of the papers beside a contract."""

from dataclasses import asdict

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.base.typography import clean_text
from app.contracts import queries
from app.contracts.files import consent_for
from app.contracts.permissions import Permission
from app.contracts.printing import rules, services
from app.contracts.printing.forms import FurtherPaperForm
from app.contracts.printing.kinds import PAPER_RULES
from app.contracts.printing.rules import FurtherTerms
from app.contracts.printing.values import proposed_terms, sentences_before, snapshot_of_further
from app.contracts.views import bp
from app.documents.errors import DocumentError
from app.documents.printing import has_pdf, render_draft
from app.documents.rules import digest_of
from app.documents.snapshot import PaperFormat
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.moment import moment
from app.web.transactions import transactional


@bp.route("/<int:contract_id>/papers/new", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def further_paper_create(contract_id: int) -> str | Response:
    """Show what a paper will say, then issue it; words that were changed are shown once more."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    kind, today = _kind(), clock.today()
    terms = proposed_terms(kind, contract, today)
    form = FurtherPaperForm(data=asdict(terms))
    form.ask_only(PAPER_RULES[kind].asks)
    if form.validate_on_submit():
        terms = form.into(FurtherTerms)
        with form.domain_errors():
            if form.was_read(_digest(kind, terms)):
                services.issue_further(contract, kind=kind, terms=terms, **moment())
                flash(_("Документ выдан, стороны получили письмо."), "success")
                return redirect(_card(contract_id))
            flash(_("Прочитайте текст с правками и нажмите «Выдать» ещё раз."), "info")
    form.seen.data = _digest(kind, terms)
    return _shown(form, contract_id, kind, terms)


@bp.get("/<int:contract_id>/papers/draft.<any(docx, pdf):file_format>")
@requires(Permission.CONTRACT_MANAGE)
def further_paper_draft(contract_id: int, file_format: PaperFormat) -> Response:
    """Give a paper as it would be issued today, marked as a draft."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    kind, today = _kind(), clock.today()
    terms = proposed_terms(kind, contract, today)
    snapshot = snapshot_of_further(kind, contract, terms, number="", on=today, is_draft=True)
    if kind == "consent":
        snapshot = consent_for(contract, snapshot, current_user)
    try:
        file = render_draft(snapshot, file_format)
    except DocumentError as error:
        flash(str(error), "error")
        return redirect(_card(contract_id))
    return as_attachment(file, f"{PAPER_RULES[kind].form.title} ({_('проект')}).{file_format}")


def _shown(form: FurtherPaperForm, contract_id: int, kind: str, terms: FurtherTerms) -> str:
    """Return the page with the text as these terms make it."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    today = clock.today()
    return render_template(
        "contracts/printing/further_paper_create.html",
        form=form,
        contract=contract,
        kind=kind,
        title=PAPER_RULES[kind].form.title,
        sentences=sentences_before(kind, contract, terms, on=today),
        possible=kind in rules.possible_papers(contract, today),
        prints_pdf=has_pdf(None, PAPER_RULES[kind].form.name),
    )


def _kind() -> str:
    """Return which paper the address asks for; the certificate where it names none."""
    kind = request.args.get("kind", "certificate")
    if kind not in PAPER_RULES:
        raise NotFoundError
    return kind


def _digest(kind: str, terms: FurtherTerms) -> str:
    """Return what tells whether the words that were read are those that are issued.

    A proposed name is bound by spaces that a form gives back as common ones.
    """
    asked = {name: clean_text(str(getattr(terms, name))) for name in PAPER_RULES[kind].asks}
    return digest_of(asked, None)


def _card(contract_id: int) -> str:
    return url_for(".contract_detail", contract_id=contract_id, _anchor="papers")
