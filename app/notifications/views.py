"""The site's letters for those who run it."""

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.notifications import queries, rules, services
from app.notifications.enums import LetterState
from app.notifications.forms import LetterFilterForm
from app.notifications.listing import LETTERS
from app.notifications.models import Letter
from app.notifications.permissions import Permission
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional

bp = Blueprint("notifications", __name__, url_prefix="/admin/letters", template_folder="templates")


@bp.get("/")
@requires(Permission.LETTER_VIEW)
def letter_list() -> str | Response:
    """List what was sent and what waits, the newest first."""
    filters = LetterFilterForm()
    return LETTERS.answer(
        "notifications/letter_list.html",
        queries.list_letters(**filters.criteria()),
        filters=filters,
        has_mail=bool(current_app.config["MAIL_URL"]),
        only_shown=services.letters_are_only_shown(),
    )


@bp.get("/<int:letter_id>")
@requires(Permission.LETTER_VIEW)
def letter_detail(letter_id: int) -> str:
    """Show a letter; its one-time link only where letters are never sent, to whom it may be."""
    letter = queries.get_letter(letter_id)
    text = letter.body if _opens(letter) else rules.masked(letter.body, letter.secret)
    return render_template("notifications/letter_detail.html", letter=letter, text=text)


@bp.post("/<int:letter_id>/resend")
@requires(Permission.LETTER_RESEND)
@transactional
def letter_resend(letter_id: int) -> Response:
    """Let a letter that did not arrive wait again."""
    services.resend_letter(queries.get_letter(letter_id), actor=current_user, now=clock.now())
    flash(_("Письмо снова ждёт отправки."), "success")
    card = url_for(".letter_detail", letter_id=letter_id)
    return redirect(returning(card, row=letter_id))


def _opens(letter: Letter) -> bool:
    # Whoever reads the administrator's link becomes the administrator: staff must not.
    in_production = current_app.config["ENV_NAME"] == "production"
    is_shown = letter.state is LetterState.SHOWN and not in_production
    return is_shown and bool(current_user.can(Permission.LETTER_OPEN))
