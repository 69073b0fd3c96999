"""What every step begins with: the agreement is held, and the table asked whether it may."""

from datetime import date

from app.base.locks import lock_unchanged
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.agreements.enums import AgreementEvent, AgreementState
from app.practice.agreements.errors import EditionSignedError
from app.practice.agreements.models import AgreementEdition, PracticeAgreement
from app.practice.agreements.rules import AGREEMENT_MOVES, COLLEGE, standing
from app.practice.permissions import Permission


def begin(
    agreement: PracticeAgreement, event: AgreementEvent, *, actor: Viewer, today: date
) -> AgreementState:
    """Hold an agreement and return the state after an event.

    Raises NotAllowedError, MoveNotAllowedError, StaleDataError when it changed meanwhile.
    """
    require(actor, Permission.AGREEMENT_MANAGE)
    lock_unchanged(agreement)
    held = standing(agreement.state, agreement.ends_on, today=today)
    return AGREEMENT_MOVES.after(event, held, COLLEGE)


def begin_edit(edition: AgreementEdition, *, actor: Viewer, today: date) -> None:
    """Hold an edition that is not signed yet, to change what it says.

    Raises MoveNotAllowedError, EditionSignedError.
    """
    event = AgreementEvent.AMEND if edition.is_amendment else AgreementEvent.EDIT
    begin(edition.agreement, event, actor=actor, today=today)
    db.session.refresh(edition, ["signed_on"])
    if edition.signed_on is not None:
        raise EditionSignedError
