"""Closing a round: the ranking becomes awards and letters of thanks, once."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError

from app.awards import queries, rules
from app.awards.enums import AwardKind, RoundState
from app.awards.errors import NumbersTakenError, RankingChangedError
from app.awards.models import Award, AwardRound
from app.awards.ranking import fingerprint
from app.awards.tally import Tally, read_tally
from app.extensions import db


def close_round(round_: AwardRound, *, seen: str, actor: Any, now: datetime) -> list[Award]:
    """Award the first places, thank every nominee, and end the round.

    `seen` is the fingerprint of the ranking that was confirmed. Raises WrongRoundStateError (a
    second closing among them), NoScoresError, RankingChangedError, NumbersTakenError.
    """
    queries.hold_round(round_)
    tally = read_tally(round_, visible_to=actor)
    rules.check_closing(round_.state, sheets=tally.submitted)
    if fingerprint(tally.standings) != seen:
        raise RankingChangedError
    awards = [*_awards(round_, tally), *_letters(round_, tally)]
    round_.state, round_.closed_at = RoundState.CLOSED, now
    try:
        with db.session.begin_nested():
            db.session.add_all(awards)
    except IntegrityError as error:  # another round of the year is being closed
        raise NumbersTakenError from error
    return awards


def _awards(round_: AwardRound, tally: Tally) -> Iterator[Award]:
    last = queries.last_number(year=round_.ceremony_on.year, kind=AwardKind.AWARD)
    for number, standing in enumerate(tally.awarded, last + 1):
        mentor_id = tally.nominations[standing.nomination_id].mentor_id
        yield _award(round_, AwardKind.AWARD, mentor_id, number, standing.place, round_.title)


def _letters(round_: AwardRound, tally: Tally) -> Iterator[Award]:
    last = queries.last_number(year=round_.ceremony_on.year, kind=AwardKind.LETTER)
    # By name, as `list_nominations` gives them: a letter's number tells nothing of the place.
    for number, nomination in enumerate(tally.nominations.values(), last + 1):
        text = round_.letter_text
        yield _award(round_, AwardKind.LETTER, nomination.mentor_id, number, None, text)


def _award(
    round_: AwardRound, kind: AwardKind, mentor_id: int, number: int, place: int | None, text: str
) -> Award:
    return Award(
        round=round_,
        mentor_id=mentor_id,
        kind=kind,
        place=place,
        year=round_.ceremony_on.year,
        number=number,
        previous_number=number - 1 or None,
        awarded_on=round_.ceremony_on,
        wording=text,
        is_demo=round_.is_demo,
    )
