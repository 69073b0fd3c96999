"""What the pages of agreements share: the record asked for, where they lead back to."""

from flask import redirect, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.practice.agreements import rules
from app.practice.agreements.enums import AgreementEvent
from app.practice.agreements.models import AgreementEdition, PracticeAgreement
from app.practice.agreements.queries import agreements as queries
from app.practice.permissions import Permission
from app.web.places import returning


def agreement_here(agreement_id: int) -> PracticeAgreement:
    """Return the agreement this person may see; raises NotFoundError."""
    return queries.get_agreement(agreement_id, visible_to=current_user)


def edition_here(edition_id: int) -> AgreementEdition:
    """Return an edition of an agreement this person may see; raises NotFoundError."""
    return queries.get_edition(edition_id, visible_to=current_user)


def events_of(agreement: PracticeAgreement) -> frozenset[AgreementEvent]:
    """Return what this person may do to an agreement today."""
    manages = current_user.can(Permission.AGREEMENT_MANAGE)
    return rules.events_on(agreement.state, agreement.ends_on, today=clock.today(), manages=manages)


def card_of(edition: AgreementEdition, part: str | None = None) -> str:
    """Return the page an edition is shown on: an amendment has its own."""
    if edition.is_amendment:
        return url_for("practice.amendment_detail", edition_id=edition.id, _anchor=part)
    agreement_id = edition.agreement_id
    return url_for("practice.agreement_detail", agreement_id=agreement_id, _anchor=part)


def to_edition(edition: AgreementEdition, part: str | None = None) -> Response:
    """Go to the list the form was opened from, else to the edition's page."""
    return redirect(returning(card_of(edition, part), row=edition.agreement_id))
