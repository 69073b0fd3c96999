"""The policy for everybody, and the texts administrators write."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.privacy.forms import TextForm
from app.privacy.kinds import CONSENT_KINDS, POLICY
from app.privacy.permissions import Permission
from app.privacy.queries import texts as queries
from app.privacy.services.texts import publish_text
from app.privacy.views.blueprint import bp
from app.privacy.wording import filled, paragraphs
from app.web.access import public, requires
from app.web.transactions import transactional

NAMES = ",".join((POLICY, *CONSENT_KINDS))


@bp.get("/privacy")
@public
def policy() -> str:
    """Show what is held, why, how long, and what anybody may do about it."""
    newest = queries.newest_text(POLICY)
    return render_template(
        "privacy/policy.html",
        blocks=paragraphs(filled(queries.body_of(POLICY))),
        since=newest.created_at if newest else None,
    )


@bp.get("/admin/consents/texts/")
@requires(Permission.TEXT_MANAGE)
def text_list() -> str:
    """Show every text with the version in force."""
    return render_template(
        "privacy/text_list.html",
        names=[POLICY, *CONSENT_KINDS],
        kinds=CONSENT_KINDS,
        newest=queries.newest_numbers(),
    )


@bp.route(f"/admin/consents/texts/<any({NAMES}):name>", methods=["GET", "POST"])
@requires(Permission.TEXT_MANAGE)
@transactional
def text_edit(name: str) -> str | Response:
    """Write a new version; consents given earlier keep theirs."""
    form = TextForm()
    if request.method == "GET":
        form.body.data = queries.body_of(name)
    if form.validate_on_submit():
        with form.domain_errors():
            publish_text(name, body=form.body.data or "", actor=current_user, now=clock.now())
            flash(_("Новый текст действует. Прежние согласия сохраняют свой."), "success")
            return redirect(url_for(".text_list"))
    return render_template(
        "privacy/text_edit.html",
        form=form,
        name=name,
        kind=CONSENT_KINDS.get(name),
        versions=queries.versions_of(name),
    )
