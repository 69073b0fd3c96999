"""One council member and one nomination: scores, a draft of them, or a reason to abstain."""

from collections.abc import Mapping
from datetime import date, datetime

from flask_babel import gettext as _

from app.awards import queries, rules
from app.awards.enums import ConflictKind, NominationEvent, RoundEvent, SheetEvent, SheetState
from app.awards.errors import (
    ConflictError,
    MissingScoreError,
    NotAssignedError,
    OwnNominationError,
    ScoresSealedError,
    SheetBegunError,
)
from app.awards.models import Nomination, Score, ScoreDuty, ScoreSheet
from app.awards.rules import NOMINATION_MOVES, ROUND_MOVES, SHEET_MOVES, parties_of
from app.awards.services.attendance import read_attendance
from app.awards.services.duties import refill
from app.base.constraints import refusing
from app.base.locks import lock
from app.base.viewer import OPERATOR, Viewer
from app.extensions import db


def save_sheet(
    nomination: Nomination,
    *,
    values: Mapping[int, int | None],
    comments: Mapping[int, str] | None = None,
    submit: bool,
    actor: Viewer,
    now: datetime,
    today: date,
) -> ScoreSheet:
    """Keep a member's scores by criterion; a submitted sheet stays submitted, whole.

    Raises MoveNotAllowedError, LateScoreError, NotAssignedError, ScoresSealedError,
    OwnNominationError, ConflictError, ScoreRangeError and MissingScoreError with the field
    `criterion_ID`.
    """
    lock(nomination.round, shared=True)
    check_scoring(nomination, actor=actor, today=today)
    check_independence(nomination, actor=actor)
    rules.check_scale(values)
    sheet = _sheet_for(nomination, actor)
    submit = submit or sheet.state is SheetState.SUBMITTED
    known = [criterion.id for criterion in queries.list_criteria(nomination.round)]
    given = {id_: value for id_ in known if (value := values.get(id_)) is not None}
    if submit and (missing := [id_ for id_ in known if id_ not in given]):
        raise MissingScoreError(field=f"criterion_{missing[0]}")
    _write_scores(sheet, given, comments or {})
    _change(sheet, SheetEvent.SUBMIT if submit else SheetEvent.SAVE, actor=actor)
    sheet.submitted_at, sheet.abstain_reason = (now if submit else None), ""
    sheet.is_relation = False
    db.session.flush()
    return sheet


def abstain(
    nomination: Nomination,
    *,
    reason: str,
    is_relation: bool = False,
    actor: Viewer,
    now: datetime,
    today: date,
) -> None:
    """Leave a nomination to the others, one of whom is called; scores given before are dropped.

    A declared relation to the mentor counts in later rounds too. Raises MoveNotAllowedError,
    LateScoreError, NotAssignedError, ScoresSealedError.
    """
    lock(nomination.round)  # alone: two who abstain at once are not replaced by the same member
    check_scoring(nomination, actor=actor, today=today)
    sheet = _sheet_for(nomination, actor)
    sheet.scores = []
    _change(sheet, SheetEvent.ABSTAIN, actor=actor)
    sheet.submitted_at, sheet.abstain_reason = None, reason
    sheet.is_relation = is_relation
    db.session.flush()
    refill(nomination.round, actor=OPERATOR, now=now)


def check_scoring(nomination: Nomination, *, actor: Viewer, today: date) -> None:
    """Raise what `save_sheet` would for any scores now; nothing is held, for a page only."""
    round_ = nomination.round
    ROUND_MOVES.after(RoundEvent.SCORE, round_.state, parties_of(actor))
    rules.check_time_to_score(round_.scoring_until, today=today)
    NOMINATION_MOVES.after(NominationEvent.SCORE, nomination.state, parties_of(actor))
    duty = queries.find_duty(nomination, member=actor)
    if round_.assignment_seed and duty is None:
        raise NotAssignedError
    _check_seal(nomination, duty, actor=actor)


def _check_seal(nomination: Nomination, duty: ScoreDuty | None, *, actor: Viewer) -> None:
    """Raise ScoresSealedError where the ranking may have been read."""
    round_, sheet = nomination.round, queries.find_sheet(nomination, member=actor)
    if rules.is_excused(duty.assigned_at if duty else None, round_):
        raise ScoresSealedError
    if sheet is None or sheet.state is SheetState.DRAFT:
        return
    if round_.sealed_at or read_attendance(round_, actor=OPERATOR).is_complete:
        raise ScoresSealedError


def check_independence(nomination: Nomination, *, actor: Viewer) -> None:
    """Raise OwnNominationError or ConflictError for whoever must not judge this nomination."""
    kind = queries.conflict_of(nomination, actor)
    if kind is ConflictKind.SELF:
        raise OwnNominationError
    if kind:
        raise ConflictError(
            _("Оценить нельзя: %(why)s. Воздержитесь, оценят остальные.", why=kind.label)
        )


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


def _write_scores(sheet: ScoreSheet, given: Mapping[int, int], comments: Mapping[int, str]) -> None:
    present = {score.criterion_id: score for score in sheet.scores}
    for criterion_id, value in given.items():
        score = present.get(criterion_id) or Score(criterion_id=criterion_id)
        score.value, score.comment = value, comments.get(criterion_id, "")
        if criterion_id not in present:
            sheet.scores.append(score)
    for criterion_id, score in present.items():
        if criterion_id not in given:
            sheet.scores.remove(score)
