"""Use cases of a round: prepare it, nominate, score, close.

Whoever nominates or scores holds the round's row shared, whoever moves it on holds it alone:
nothing slips into a round that is being closed.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from app.awards import queries, rules
from app.awards.enums import MAX_CRITERIA, NominationState, RoundState, SheetState
from app.awards.errors import AlreadyNominatedError, MissingScoreError, TooManyCriteriaError
from app.awards.models import Award, AwardRound, Criterion, Nomination, Score, ScoreSheet
from app.base.errors import DomainError
from app.extensions import db
from app.mentors.queries import get_mentor
from app.notifications.services import queue_letter
from app.notifications.texts import absolute_url, render_text

STANDARD_CRITERIA = (
    ("Результаты студентов: уроки, занятия, проекты", 4),
    ("Работа рядом со студентом: разборы, помощь, обратная связь", 3),
    ("Вклад в кластер: мастер-классы, методические материалы", 2),
    ("Опыт и профессиональные достижения", 1),
)
DATES = ("nominations_until", "scoring_until", "ceremony_on")


def create_round(*, today: date, **values: Any) -> AwardRound:
    """Prepare a round with the standard criteria.

    Raises DatesOutOfOrderError, PastDeadlineError.
    """
    rules.check_dates(**{name: values[name] for name in DATES})
    rules.check_time_to_nominate(values["nominations_until"], today=today)
    criteria = [Criterion(title=title, weight=weight) for title, weight in STANDARD_CRITERIA]
    round_ = AwardRound(criteria=criteria, **values)
    db.session.add(round_)
    db.session.flush()
    return round_


def edit_round(round_: AwardRound, **values: Any) -> None:
    """Change a round that is not closed. Raises WrongRoundStateError, DatesOutOfOrderError."""
    queries.hold_round(round_)
    rules.check_state(round_.state, *rules.BEFORE_CLOSING)
    rules.check_dates(**{name: values[name] for name in DATES})
    for name, value in values.items():
        setattr(round_, name, value)
    db.session.flush()


def add_criterion(round_: AwardRound, *, title: str, weight: int) -> None:
    """Add a criterion before scoring. Raises WrongRoundStateError, TooManyCriteriaError."""
    queries.hold_round(round_)
    rules.check_state(round_.state, *rules.BEFORE_SCORING)
    if len(round_.criteria) >= MAX_CRITERIA:
        raise TooManyCriteriaError
    round_.criteria.append(Criterion(title=title, weight=weight))
    db.session.flush()


def remove_criterion(round_: AwardRound, *, criterion_id: int) -> None:
    """Remove a criterion before scoring; one of another round is left alone."""
    queries.hold_round(round_)
    rules.check_state(round_.state, *rules.BEFORE_SCORING)
    round_.criteria = [one for one in round_.criteria if one.id != criterion_id]
    db.session.flush()


def open_nominations(round_: AwardRound, *, today: date) -> None:
    """Let people nominate. Raises WrongRoundStateError, NoCriteriaError, PastDeadlineError."""
    queries.hold_round(round_)
    rules.check_opening(
        round_.state,
        criteria=len(round_.criteria),
        until=round_.nominations_until,
        today=today,
    )
    round_.state = RoundState.NOMINATING
    db.session.flush()


def start_scoring(round_: AwardRound, *, today: date, now: datetime) -> None:
    """Let the council score, and write so to its members.

    Raises WrongRoundStateError, NoCriteriaError, NoNominationsError, LateScoreError.
    """
    queries.hold_round(round_)
    rules.check_scoring_start(
        round_.state,
        criteria=len(round_.criteria),
        nominations=queries.count_nominations(round_),
        until=round_.scoring_until,
        today=today,
    )
    round_.state = RoundState.SCORING
    db.session.flush()
    subject = _("Оцените номинации: %(title)s", title=round_.title)
    url = absolute_url("awards.round_detail", round_id=round_.id)
    body = render_text("awards/letters/scoring_started.txt", round=round_, url=url)
    for member in queries.list_members():
        queue_letter(to=member.email, subject=subject, body=body, now=now)


def nominate(
    round_: AwardRound, *, mentor_id: int, reason: str, actor: Any, now: datetime, today: date
) -> Nomination:
    """Propose a mentor; one withdrawn before takes part again.

    Raises WrongRoundStateError, LateNominationError, AlreadyNominatedError, and NotFoundError
    for a mentor who is none of the person's business.
    """
    queries.hold_round(round_, shared=True)
    rules.check_nominating(round_.state, until=round_.nominations_until, today=today)
    mentor = get_mentor(mentor_id, visible_to=actor)
    nomination = queries.find_nomination(round_id=round_.id, mentor_id=mentor.id)
    if nomination and nomination.state is NominationState.NOMINATED:
        raise AlreadyNominatedError(field="mentor_id")
    nomination = nomination or Nomination(round=round_, mentor=mentor)
    nomination.state = NominationState.NOMINATED
    nomination.reason, nomination.nominated_at = reason, now
    nomination.nominated_by_id = actor.id
    try:
        with db.session.begin_nested():
            db.session.add(nomination)
    except IntegrityError as error:  # somebody nominated the same mentor a moment ago
        raise AlreadyNominatedError(field="mentor_id") from error
    return nomination


def edit_nomination(nomination: Nomination, *, reason: str, today: date) -> None:
    """Reword a nomination while nominating. Raises WrongRoundStateError, LateNominationError."""
    _check_nominating(nomination, today)
    nomination.reason = reason
    db.session.flush()


def withdraw_nomination(nomination: Nomination, *, today: date) -> None:
    """Take a nomination back while nominating. Raises WrongRoundStateError, LateNominationError."""
    _check_nominating(nomination, today)
    nomination.state = NominationState.WITHDRAWN
    db.session.flush()


def save_sheet(
    nomination: Nomination,
    *,
    member: Any,
    values: Mapping[int, int | None],
    submit: bool,
    now: datetime,
    today: date,
) -> ScoreSheet:
    """Keep a member's scores by criterion; a submitted sheet stays submitted, whole.

    Raises WrongRoundStateError, LateScoreError, NotNominatedError, MissingScoreError with the
    field `criterion_ID`.
    """
    _check_scoring(nomination, today)
    sheet = _sheet_for(nomination, member)
    submit = submit or sheet.state is SheetState.SUBMITTED
    known = [criterion.id for criterion in queries.list_criteria(nomination.round)]
    given = {id_: value for id_ in known if (value := values.get(id_)) is not None}
    if submit and (missing := [id_ for id_ in known if id_ not in given]):
        raise MissingScoreError(field=f"criterion_{missing[0]}")
    _write_scores(sheet, given)
    sheet.state = SheetState.SUBMITTED if submit else SheetState.DRAFT
    sheet.submitted_at, sheet.abstain_reason = (now if submit else None), ""
    db.session.flush()
    return sheet


def abstain(nomination: Nomination, *, member: Any, reason: str, today: date) -> None:
    """Leave a nomination to the others; scores given before are dropped.

    Raises WrongRoundStateError, LateScoreError, NotNominatedError.
    """
    _check_scoring(nomination, today)
    sheet = _sheet_for(nomination, member)
    sheet.scores = []
    sheet.state, sheet.submitted_at = SheetState.ABSTAINED, None
    sheet.abstain_reason = reason
    db.session.flush()


def edit_letter(letter: Award, *, wording: str) -> None:
    """Change the words of a letter of thanks; its number and date stay."""
    letter.wording = wording
    db.session.flush()


def why_no_nomination(round_: AwardRound, *, today: date) -> str | None:
    """Say why nobody may be nominated now, None when somebody may."""
    try:
        rules.check_nominating(round_.state, until=round_.nominations_until, today=today)
    except DomainError as refusal:
        return str(refusal)
    return None


def why_no_score(nomination: Nomination, *, today: date) -> str | None:
    """Say why a nomination cannot be scored now, None when it can."""
    until = nomination.round.scoring_until
    try:
        rules.check_scoring(nomination.round.state, nomination.state, until=until, today=today)
    except DomainError as refusal:
        return str(refusal)
    return None


def _check_nominating(nomination: Nomination, today: date) -> None:
    round_ = nomination.round
    queries.hold_round(round_, shared=True)
    rules.check_nominating(round_.state, until=round_.nominations_until, today=today)


def _check_scoring(nomination: Nomination, today: date) -> None:
    round_ = nomination.round
    queries.hold_round(round_, shared=True)
    rules.check_scoring(round_.state, nomination.state, until=round_.scoring_until, today=today)


def _sheet_for(nomination: Nomination, member: Any) -> ScoreSheet:
    if sheet := queries.find_sheet(nomination, member=member):
        return sheet
    try:
        with db.session.begin_nested():
            sheet = ScoreSheet(nomination=nomination, member_id=member.id)
            db.session.add(sheet)
        return sheet
    except IntegrityError:  # the same form, sent twice at once
        if sheet := queries.find_sheet(nomination, member=member):
            return sheet
        raise


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
