"""What an edition says besides its terms: who signs, both appendices."""

from flask import flash, render_template
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.practice.agreements import summary
from app.practice.agreements.enums import AgreementSide
from app.practice.agreements.forms import (
    ProgrammeCreateForm,
    ProgrammeEditForm,
    ProgrammeFields,
    RoomCreateForm,
    RoomEditForm,
)
from app.practice.agreements.models import AgreementEdition
from app.practice.agreements.queries import agreements as queries
from app.practice.agreements.rules import ProgrammeTerms, RoomTerms
from app.practice.agreements.services import drafts
from app.practice.agreements.views.shared import card_of, edition_here, to_edition
from app.practice.permissions import Permission
from app.practice.views.blueprint import bp
from app.settings.rules import PartySignatoryTerms
from app.settings.signatory_fields import PartySignatoryForm
from app.students.queries import speciality_choices
from app.web.access import requires
from app.web.transactions import transactional

SIDES = ",".join(AgreementSide)


@bp.route(
    f"/agreements/editions/<int:edition_id>/signatories/<any({SIDES}):side>",
    methods=["GET", "POST"],
)
@requires(Permission.AGREEMENT_MANAGE)
@transactional
def agreement_signatory_edit(edition_id: int, side: str) -> str | Response:
    """Say who signs for a party, and see the phrase it will be printed in."""
    edition = edition_here(edition_id)
    signatory = edition.signatory_of(AgreementSide(side))
    form = PartySignatoryForm(obj=signatory)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(signatory)
            terms = form.into(PartySignatoryTerms)
            drafts.name_signatory(signatory, terms=terms, actor=current_user, today=clock.today())
            flash(_("Сохранено: «…%(phrase)s…».", phrase=summary.phrase_of(signatory)), "success")
            return to_edition(edition, "parties")
    return _page("agreement_signatory_edit", form, edition, signatory=signatory)


@bp.route("/agreements/editions/<int:edition_id>/programmes/new", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_MANAGE)
@transactional
def agreement_programme_create(edition_id: int) -> str | Response:
    """Add a row to appendix 1."""
    edition = edition_here(edition_id)
    form = _offering(ProgrammeCreateForm())
    if form.validate_on_submit():
        with form.domain_errors():
            terms = form.into(ProgrammeTerms)
            drafts.add_programme(edition, terms=terms, actor=current_user, today=clock.today())
            flash(_("Программа добавлена в приложение 1."), "success")
            return to_edition(edition, "programmes")
    return _page("agreement_programme_create", form, edition)


@bp.route("/agreements/programmes/<int:programme_id>/edit", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_MANAGE)
@transactional
def agreement_programme_edit(programme_id: int) -> str | Response:
    """Change a row of appendix 1."""
    programme = queries.get_programme(programme_id, visible_to=current_user)
    form = _offering(ProgrammeEditForm(obj=programme))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(programme)
            terms = form.into(ProgrammeTerms)
            drafts.edit_programme(programme, terms=terms, actor=current_user, today=clock.today())
            flash(_("Сохранено."), "success")
            return to_edition(programme.edition, "programmes")
    return _page("agreement_programme_edit", form, programme.edition)


@bp.post("/agreements/programmes/<int:programme_id>/remove")
@requires(Permission.AGREEMENT_MANAGE)
@transactional
def agreement_programme_remove(programme_id: int) -> Response:
    """Take a row off appendix 1."""
    programme = queries.get_programme(programme_id, visible_to=current_user)
    edition = drafts.remove_row(programme, actor=current_user, today=clock.today())
    flash(_("Строка убрана из приложения 1."), "success")
    return to_edition(edition, "programmes")


@bp.route("/agreements/editions/<int:edition_id>/rooms/new", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_MANAGE)
@transactional
def agreement_room_create(edition_id: int) -> str | Response:
    """Add a row to appendix 2."""
    edition = edition_here(edition_id)
    form = RoomCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            terms = form.into(RoomTerms)
            drafts.add_room(edition, terms=terms, actor=current_user, today=clock.today())
            flash(_("Помещение добавлено в приложение 2."), "success")
            return to_edition(edition, "rooms")
    return _page("agreement_room_create", form, edition)


@bp.route("/agreements/rooms/<int:room_id>/edit", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_MANAGE)
@transactional
def agreement_room_edit(room_id: int) -> str | Response:
    """Change a row of appendix 2."""
    room = queries.get_room(room_id, visible_to=current_user)
    form = RoomEditForm(obj=room)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(room)
            terms = form.into(RoomTerms)
            drafts.edit_room(room, terms=terms, actor=current_user, today=clock.today())
            flash(_("Сохранено."), "success")
            return to_edition(room.edition, "rooms")
    return _page("agreement_room_edit", form, room.edition)


@bp.post("/agreements/rooms/<int:room_id>/remove")
@requires(Permission.AGREEMENT_MANAGE)
@transactional
def agreement_room_remove(room_id: int) -> Response:
    """Take a row off appendix 2."""
    room = queries.get_room(room_id, visible_to=current_user)
    edition = drafts.remove_row(room, actor=current_user, today=clock.today())
    flash(_("Строка убрана из приложения 2."), "success")
    return to_edition(edition, "rooms")


def _offering(form: ProgrammeFields) -> ProgrammeFields:
    form.speciality_id.offer(speciality_choices())
    return form


def _page(name: str, form: object, edition: AgreementEdition, **more: object) -> str:
    return render_template(
        f"practice/agreements/{name}.html",
        form=form,
        edition=edition,
        agreement=edition.agreement,
        back=card_of(edition),
        **more,
    )
