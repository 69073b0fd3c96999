"""Letters in the college's own words."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base.errors import DomainError
from app.settings import queries
from app.settings.forms import LetterTextForm
from app.settings.letters import WordedLetter, worded_letters
from app.settings.models import LetterText
from app.settings.permissions import Permission
from app.settings.services import lists as services
from app.settings.views.blueprint import bp
from app.web.access import requires
from app.web.transactions import transactional


@bp.route("/admin/settings/letters/<name>", methods=["GET", "POST"])
@requires(Permission.SETTINGS_MANAGE)
@transactional
def letter_edit(name: str) -> str | Response:
    """Word a letter: look at it with made-up values first, then save it."""
    letter = _get(name)
    own = queries.find_letter_text(letter.template)
    text = own or LetterText(name=letter.template, body=letter.our_text())
    form = LetterTextForm(obj=text)
    if form.validate_on_submit() and not _is_preview():
        with form.domain_errors():
            form.check_version(text)
            services.word_letter(letter, body=form.body.data, actor=current_user)
            flash(_("Письмо теперь уходит с вашими словами."), "success")
            return redirect(url_for(".settings_overview", _anchor="letters"))
    return render_template(
        "settings/letter_edit.html",
        form=form,
        letter=letter,
        is_own=own is not None,
        sample=_sample(letter, form),
    )


@bp.post("/admin/settings/letters/<name>/reset")
@requires(Permission.SETTINGS_MANAGE)
@transactional
def letter_reset(name: str) -> Response:
    """Go back to our words."""
    services.unword_letter(_get(name), actor=current_user)
    flash(_("Письмо снова уходит с обычным текстом."), "success")
    return redirect(url_for(".settings_overview", _anchor="letters"))


def _get(name: str) -> WordedLetter:
    return worded_letters().get(name) or abort(404)


def _is_preview() -> bool:
    return "preview" in request.form


def _sample(letter: WordedLetter, form: LetterTextForm) -> str:
    """Return the letter as it would leave with made-up values; empty when it would not."""
    body = form.body.data or ""
    try:
        letter.check(body)
    except DomainError as error:
        if _is_preview():
            form.add_error(error)
        return ""
    return letter.fill(body, letter.samples())
