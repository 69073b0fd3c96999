"""Letters of thanks: their words and their files."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards import queries
from app.awards.files import (
    FORMATS,
    letter_filename,
    letters_filename,
    render_draft,
    render_letter,
    render_letters,
)
from app.awards.forms import LetterForm
from app.awards.permissions import Permission
from app.awards.services.closing import edit_letter
from app.awards.views.blueprint import bp
from app.base import clock
from app.base.errors import NotFoundError
from app.documents.errors import DocumentError
from app.documents.snapshot import PaperFormat
from app.web.access import requires, signed_in
from app.web.attachment import as_attachment
from app.web.transactions import transactional


@bp.get(f"/letters/<int:award_id>.<any({','.join(FORMATS)}):file_format>")
@signed_in
def letter_file(award_id: int, file_format: PaperFormat) -> Response:
    """Send a letter of thanks, made this moment, to whom it concerns."""
    letter = queries.get_letter(award_id, visible_to=current_user)
    try:
        file = render_letter(letter, file_format)
    except DocumentError as error:
        flash(str(error), "error")
        return redirect(url_for("web.dashboard"))
    return as_attachment(file, letter_filename(letter, file_format))


@bp.get("/<int:round_id>/letters.pdf")
@requires(Permission.ROUND_VIEW)
def letter_file_of_all(round_id: int) -> Response:
    """Send all letters of a round that this person may have in one file, a page each."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    letters = queries.list_letters(round_, visible_to=current_user)
    if not letters:
        raise NotFoundError
    try:
        file = render_letters(letters)
    except DocumentError as error:
        flash(str(error), "error")
        return redirect(url_for(".round_detail", round_id=round_id))
    return as_attachment(file, letters_filename(round_))


@bp.route("/letters/<int:award_id>/edit", methods=["GET", "POST"])
@requires(Permission.AWARD_EDIT)
@transactional
def letter_edit(award_id: int) -> str | Response:
    """Change the words of one letter; looking at it first stores nothing."""
    letter = queries.get_letter(award_id, visible_to=current_user)
    form = LetterForm(obj=letter)
    if form.validate_on_submit():
        with form.domain_errors():
            if request.form.get("act") == "look":
                draft = render_draft(letter, wording=form.wording.data or "")
                return as_attachment(draft, letter_filename(letter, "pdf"))
            form.check_version(letter)
            edit_letter(
                letter, wording=form.wording.data or "",
                change_reason=form.change_reason.data or "",
                actor=current_user, now=clock.now(),
            )  # fmt: skip
            flash(_("Текст письма сохранён."), "success")
            return redirect(url_for(".round_detail", round_id=letter.round_id))
    nomination = queries.find_nomination(round_id=letter.round_id, mentor_id=letter.mentor_id)
    return render_template(
        "awards/letter_edit.html", form=form, letter=letter, nomination=nomination
    )
