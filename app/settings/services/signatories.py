"""Who signs for the college and for organizations, and what heads the papers of those."""

from datetime import datetime

from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer
from app.extensions import db
from app.settings import queries
from app.settings.models import OrganizationLetterhead, Signatory
from app.settings.rules import SignatoryTerms, check_signatory, may_sign_matters_of
from app.settings.services.college import use_emblem


def add_signatory(
    *, organization_id: int | None, terms: SignatoryTerms, actor: Viewer
) -> Signatory:
    """Name who signs; raises AuthorityIncompleteError, TermReversedError, NotAllowedError."""
    _require(actor, organization_id)
    check_signatory(terms)
    signatory = Signatory(organization_id=organization_id)
    assign(signatory, terms)
    db.session.add(signatory)
    db.session.flush()
    return signatory


def edit_signatory(signatory: Signatory, *, terms: SignatoryTerms, actor: Viewer) -> None:
    """Change a signatory; the same errors as when one is named."""
    _require(actor, signatory.organization_id)
    lock(signatory)
    check_signatory(terms)
    assign(signatory, terms)
    db.session.flush()


def remove_signatory(signatory: Signatory, *, actor: Viewer) -> None:
    """Take a signatory out; papers that were issued keep the name."""
    _require(actor, signatory.organization_id)
    lock(signatory)
    db.session.delete(signatory)
    db.session.flush()


def edit_letterhead(
    organization_id: int, *, heading: str, data: bytes | None, actor: Viewer, now: datetime
) -> OrganizationLetterhead:
    """Say what heads an organization's own papers; raises BadEmblemError, NotAllowedError."""
    _require(actor, organization_id)
    letterhead = queries.letterhead_of(organization_id)
    if letterhead is None:
        letterhead = OrganizationLetterhead(organization_id=organization_id)
        db.session.add(letterhead)
    else:
        lock(letterhead)
    if letterhead.heading != heading:
        letterhead.heading = heading
    use_emblem(letterhead, data=data, now=now)
    db.session.flush()
    return letterhead


def _require(actor: Viewer, organization_id: int | None) -> None:
    if not may_sign_matters_of(actor, organization_id):
        raise NotAllowedError
