"""Everything on one person for the college: a file for who asks, erasure with its preview."""

from typing import Any

from flask import Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from app.base import clock
from app.privacy.enums import Seen
from app.privacy.forms import ErasureForm
from app.privacy.permissions import Permission
from app.privacy.queries.people import Known, get_card, whole_person
from app.privacy.services.erasure import erase_person, preview_erasure
from app.privacy.services.held import SHOWN, held_on
from app.privacy.views.blueprint import bp
from app.privacy.views.mine import file_of
from app.students.queries import find_student
from app.web.access import requires
from app.web.moment import moment
from app.web.personal import Fate
from app.web.seen import note_shown
from app.web.transactions import transactional


@bp.get("/admin/privacy/people/<kind>/<int:person_id>")
@requires(Permission.PERSON_EXPORT)
def person_detail(kind: str, person_id: int) -> str:
    """Show everything that is held on a person."""
    source, record = get_card(kind, person_id)
    known = whole_person(kind, person_id)
    _note(known)
    return render_template(
        "privacy/person_detail.html",
        source=source,
        record=record,
        sections=held_on(known, most=SHOWN),
        kind=kind,
    )


@bp.get("/admin/privacy/people/<kind>/<int:person_id>/data.<any(json,xlsx):file_format>")
@requires(Permission.PERSON_EXPORT)
def person_file(kind: str, person_id: int, file_format: str) -> Response:
    """Give the same as a file, for people without an account."""
    known = whole_person(kind, person_id)
    _note(known)
    return file_of(known, file_format)


@bp.route("/admin/privacy/erase/<kind>/<int:person_id>", methods=["GET", "POST"])
@requires(Permission.PERSON_ERASE)
@transactional
def person_erase(kind: str, person_id: int) -> str | AnyResponse:
    """Show what erasure does and what stays and why, then do it."""
    source, record = get_card(kind, person_id)
    form = ErasureForm()
    if form.validate_on_submit():
        with form.domain_errors():
            erase_person(kind, person_id, reason=form.reason.data or "", **moment())
            flash(_("Данные удалены."), "success")
            return redirect(url_for("web.admin"))
    shown = {"source": source, "record": record, "kind": kind}
    return render_template(
        "privacy/person_erase.html", form=form, **shown, **_preview(kind, person_id)
    )


def _preview(kind: str, person_id: int) -> dict[str, Any]:
    fates = preview_erasure(whole_person(kind, person_id))
    reasons = [reason for one in fates for reason in one.reasons]
    return {"fates": fates, "reasons": reasons, "Fate": Fate}


def _note(known: Known) -> None:
    for student_id in known.of("students"):
        student = find_student(student_id)
        if student and student.is_minor(clock.today()):
            note_shown(Seen.HELD, student_id)
