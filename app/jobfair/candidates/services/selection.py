"""Use cases of an employer's choice: whom to talk with at the fair."""

from collections.abc import Mapping, Sequence

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.candidates.rules import may_be_selected
from app.jobfair.enums import FairParty, Selection
from app.jobfair.models import FairApplication
from app.jobfair.permissions import Permission
from app.jobfair.queries.many import applications_by_ids
from app.jobfair.standing import party_in

_CHOOSING = frozenset({FairParty.STAFF, FairParty.EMPLOYER})


def select_applicants(
    ids: Sequence[int], *, selection: Selection, actor: Viewer
) -> dict[int, Selection]:
    """Say of applicants whether they are asked to a talk; return what was said before of each.

    Those who wait for nothing any more, or have this answer already, are passed over.
    """
    require(actor, Permission.OFFER_MAKE)
    before: dict[int, Selection] = {}
    for application in applications_by_ids(ids, visible_to=actor):
        lock(application.vacancy.fair, shared=True)
        lock(application)
        if not may_select(application, actor) or application.selection is selection:
            continue
        before[application.id] = application.selection
        _answer(application, selection)
    db.session.flush()
    return before


def take_selection_back(
    before: Mapping[int, Selection], *, selection: Selection, actor: Viewer
) -> int:
    """Put back what was said before, where nothing else was said since; return how many."""
    require(actor, Permission.OFFER_MAKE)
    returned = 0
    for application in applications_by_ids(list(before), visible_to=actor):
        lock(application.vacancy.fair, shared=True)
        lock(application)
        if application.selection is selection and may_select(application, actor):
            _answer(application, before[application.id])
            returned += 1
    db.session.flush()
    return returned


def may_select(application: FairApplication, actor: Viewer) -> bool:
    """Tell whether this person may still choose about an applicant."""
    is_theirs = party_in(application, actor) in _CHOOSING
    return is_theirs and may_be_selected(application.state, fair=application.vacancy.fair.state)


def _answer(application: FairApplication, selection: Selection) -> None:
    application.selection = selection
    if selection is not Selection.INVITED:
        application.preference = None
