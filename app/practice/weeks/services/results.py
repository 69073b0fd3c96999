"""Use cases of the end of practice: marks, hours, papers handed in, the base's reference."""

from datetime import date, datetime

from sqlalchemy import delete

from app.base.locks import lock
from app.base.upsert import inserting
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.enums import PlacementEvent
from app.practice.models import Placement
from app.practice.permissions import Permission
from app.practice.states import PLACEMENT
from app.practice.weeks.errors import PracticeDayAheadError
from app.practice.weeks.models import PaperReceipt, PlacementStep, PracticeReference, PracticeResult
from app.practice.weeks.queries.course import find_reference, find_result
from app.practice.weeks.queries.scope import sides_of
from app.practice.weeks.rules import ReferenceTerms, ResultTerms, check_result


def note_result(
    placement: Placement, *, terms: ResultTerms, actor: Viewer, now: datetime, today: date
) -> None:
    """Write down the mark, the hours and the papers of a student; a mark ends the practice.

    Raises MarkIncompleteError, PracticeDayAheadError by their fields, MoveNotAllowedError.
    """
    require(actor, Permission.COURSE_FOLLOW)
    check_result(terms)
    if terms.attestation_on and terms.attestation_on > today:
        raise PracticeDayAheadError(field="attestation_on")
    lock(placement)
    sides = sides_of(placement, actor)
    PLACEMENT.after(PlacementEvent.MARK, placement.state, sides)
    result = find_result(placement) or PracticeResult(placement_id=placement.id)
    result.grade, result.hours = terms.grade, terms.hours
    result.attestation_on = terms.attestation_on
    db.session.add(result)
    if terms.grade:
        state = PLACEMENT.after(PlacementEvent.GRADE, placement.state, sides)
        if state is not placement.state:
            placement.state = state
            _note_grading(placement, terms, actor, now)
    _keep_papers(placement, terms)
    db.session.flush()


def write_reference(
    placement: Placement, *, terms: ReferenceTerms, actor: Viewer
) -> PracticeReference:
    """Write or mend what the base says of a student; the characteristic is printed from it.

    Raises NotAllowedError to who is neither the base nor staff, MoveNotAllowedError.
    """
    require(actor, Permission.REFERENCE_WRITE)
    lock(placement, shared=True)
    PLACEMENT.after(PlacementEvent.DESCRIBE, placement.state, sides_of(placement, actor))
    reference = find_reference(placement) or PracticeReference(placement_id=placement.id)
    reference.text, reference.competences = terms.text, terms.competences
    reference.conclusion = terms.conclusion
    reference.signed_by, reference.signed_on = terms.signed_by, terms.signed_on
    db.session.add(reference)
    db.session.flush()
    return reference


def _keep_papers(placement: Placement, terms: ResultTerms) -> None:
    """Make the papers handed in those of the terms; a day that is known already stays."""
    papers = terms.papers
    if papers is None:
        return
    gone = PaperReceipt.paper.not_in(papers.keys())
    db.session.execute(delete(PaperReceipt).where(PaperReceipt.placement_id == placement.id, gone))
    for paper, day in papers.items():
        statement = inserting(PaperReceipt).values(
            placement_id=placement.id, paper=paper, received_on=day
        )
        db.session.execute(
            statement.on_conflict_do_nothing(index_elements=["placement_id", "paper"])
        )


def _note_grading(placement: Placement, terms: ResultTerms, actor: Viewer, now: datetime) -> None:
    db.session.add(
        PlacementStep(
            placement_id=placement.id,
            event=PlacementEvent.GRADE,
            state=placement.state,
            happened_on=terms.attestation_on,
            place_id=placement.place_id,
            made_at=now,
            user_id=actor.id or None,
        )
    )
