"""One council member and one nomination: scores, a draft of them, or a reason to abstain."""

from collections.abc import Mapping
from datetime import date, datetime

from app.awards import queries, rules
from app.awards.enums import NominationEvent, RoundEvent, SheetEvent, SheetState
from app.awards.errors import MissingScoreError, OwnNominationError, SheetBegunError
from app.awards.models import Nomination, Score, ScoreSheet
from app.awards.rules import NOMINATION_MOVES, ROUND_MOVES, SHEET_MOVES, parties_of
from app.base.constraints import refusing
from app.base.locks import lock
from app.base.viewer import Viewer
from app.extensions import db


def save_sheet(
    nomination: Nomination,
    *,
    values: Mapping[int, int | None],
    submit: bool,
    actor: Viewer,
    now: datetime,
    today: date,
) -> ScoreSheet:
    """Keep a member's scores by criterion; a submitted sheet stays submitted, whole.

    Raises MoveNotAllowedError, LateScoreError, OwnNominationError, MissingScoreError with the
    field `criterion_ID`.
    """
    _check_scoring(nomination, actor=actor, today=today)
    if nomination.is_about(actor):
        raise OwnNominationError
    sheet = _sheet_for(nomination, actor)
    submit = submit or sheet.state is SheetState.SUBMITTED
    known = [criterion.id for criterion in queries.list_criteria(nomination.round)]
    given = {id_: value for id_ in known if (value := values.get(id_)) is not None}
    if submit and (missing := [id_ for id_ in known if id_ not in given]):
        raise MissingScoreError(field=f"criterion_{missing[0]}")
    _write_scores(sheet, given)
    _change(sheet, SheetEvent.SUBMIT if submit else SheetEvent.SAVE, actor=actor)
    sheet.submitted_at, sheet.abstain_reason = (now if submit else None), ""
    db.session.flush()
    return sheet


def abstain(nomination: Nomination, *, reason: str, actor: Viewer, today: date) -> None:
    """Leave a nomination to the others; scores given before are dropped.

    Raises MoveNotAllowedError, LateScoreError.
    """
    _check_scoring(nomination, actor=actor, today=today)
    sheet = _sheet_for(nomination, actor)
    sheet.scores = []
    _change(sheet, SheetEvent.ABSTAIN, actor=actor)
    sheet.submitted_at, sheet.abstain_reason = None, reason
    db.session.flush()


def check_scoring(nomination: Nomination, *, actor: Viewer, today: date) -> None:
    """Raise what `save_sheet` would for any scores now; nothing is held, for a page only."""
    round_ = nomination.round
    ROUND_MOVES.after(RoundEvent.SCORE, round_.state, parties_of(actor))
    rules.check_time_to_score(round_.scoring_until, today=today)
    NOMINATION_MOVES.after(NominationEvent.SCORE, nomination.state, parties_of(actor))


def _check_scoring(nomination: Nomination, *, actor: Viewer, today: date) -> None:
    lock(nomination.round, shared=True)
    check_scoring(nomination, actor=actor, today=today)


def _change(sheet: ScoreSheet, event: SheetEvent, *, actor: Viewer) -> None:
    sheet.state = SHEET_MOVES.after(event, sheet.state, parties_of(actor))


def _sheet_for(nomination: Nomination, member: Viewer) -> ScoreSheet:
    if sheet := queries.find_sheet(nomination, member=member):
        return sheet
    sheet = ScoreSheet(nomination=nomination, member_id=member.id, state=SheetState.DRAFT)
    try:
        with refusing({"uq_award_score_sheets_nomination_id_member_id": SheetBegunError()}):
            db.session.add(sheet)
    except SheetBegunError:  # the same form, sent twice at once: the first one's sheet serves
        return queries.get_sheet(nomination, member=member)
    return sheet


def _write_scores(sheet: ScoreSheet, given: Mapping[int, int]) -> None:
    present = {score.criterion_id: score for score in sheet.scores}
    for criterion_id, value in given.items():
        if criterion_id in present:
            present[criterion_id].value = value
        else:
            sheet.scores.append(Score(criterion_id=criterion_id, value=value))
    for criterion_id, score in present.items():
        if criterion_id not in given:
            sheet.scores.remove(score)
