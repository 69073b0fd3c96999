"""Closing a round: the ranking becomes awards and letters of thanks, once."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from flask_babel import gettext as _

from app.awards import files, letters, queries, rules
from app.awards.enums import AmendmentKind, AwardKind, RoundEvent, SheetState
from app.awards.errors import NumbersTakenError, RankingChangedError, RepeatedAwardError
from app.awards.honours.queries import list_honours
from app.awards.honours.rules import Allotment, ranking_digest
from app.awards.honours.services import check_allotment, read_allotment
from app.awards.models import Award, AwardRound
from app.awards.permissions import Permission
from app.awards.services.amendments import keep_reason
from app.awards.services.attendance import read_attendance
from app.awards.services.rounds import hold_for
from app.awards.services.tally import Tally, read_tally, set_aside
from app.base.constraints import refusing
from app.base.locks import lock_unchanged
from app.base.viewer import Viewer, require
from app.documents.catalog import LETTER_OF_THANKS
from app.documents.services.numbers import take_numbers
from app.documents.services.papers import draft_paper, issue_paper
from app.documents.snapshot import Snapshot
from app.extensions import db


@dataclass(frozen=True)
class Chosen:
    """Whose nominations the council awards and thanks."""

    awarded: frozenset[int]
    thanked: frozenset[int]
    honours: Mapping[int, int] = field(default_factory=dict)  # the kinds it chose itself


def close_round(
    round_: AwardRound, *, seen: str, actor: Viewer, now: datetime, chosen: Chosen | None = None
) -> list[Award]:
    """Award the first places, thank every scored nominee, end the round, and tell the mentors.

    `seen` is the digest of the ranking and its kinds of award that was confirmed; `chosen` is the
    council's word, which the ranking only prepared. Whom nobody could score receives nothing.

    Raises MoveNotAllowedError (a second closing among them), NoScoresError, NoQuorumError,
    ScoresAwaitedError, RankingChangedError, NumbersTakenError, HonourLimitError, and
    RepeatedAwardError where no council decided to award somebody again within the round's term.
    """
    state = hold_for(round_, RoundEvent.CLOSE, actor=actor)
    attendance = read_attendance(round_, actor=actor)
    rules.check_closing(sheets=attendance.sheets, short=attendance.shortfall)
    tally = read_tally(round_, visible_to=actor)
    standings = tally.standings
    if chosen:
        tally = tally.decided(awarded=chosen.awarded, thanked=chosen.thanked)
    allotment = read_allotment(round_, tally, chosen=chosen.honours if chosen else None)
    if ranking_digest(standings, allotment.given) != seen:
        raise RankingChangedError
    if chosen is None:
        _refuse_repeated(round_, tally)
    check_allotment(tally, allotment)
    awards = [*_awards(round_, tally, allotment), *_letters(round_, tally)]
    _keep_aside(round_, tally)
    round_.state, round_.closed_at = state, now
    # Another round of the year may be closed in this moment.
    with refusing({"uq_awards_register": NumbersTakenError()}):
        db.session.add_all(awards)
    for award in awards:
        if award.kind is AwardKind.LETTER:
            _issue(award, files.snapshot_of_letter(award), actor=actor, now=now)
    letters.tell_of(RoundEvent.CLOSE, round_, now=now)
    return awards


def names_of_repeated(mentor_ids: Collection[int], *, round_: AwardRound) -> str:
    """Return who of some mentors was awarded within a round's term, and when; "" for nobody."""
    again = queries.recent_awards(mentor_ids, round_=round_).values()
    return "; ".join(f"{one.mentor.short_name}, {one.year}" for one in again)


def edit_letter(
    letter: Award, *, wording: str, change_reason: str, actor: Viewer, now: datetime
) -> None:
    """Issue a letter of thanks anew with other words: same number, everything else as it was.

    Raises AmendmentReasonError, and StaleDataError (a 409) when somebody reworded it meanwhile.
    """
    require(actor, Permission.AWARD_EDIT)
    lock_unchanged(letter)
    if letter.wording == wording:
        return
    keep_reason(
        letter.round, AmendmentKind.WORDING,
        reason=change_reason, actor=actor, mentor_id=letter.mentor_id,
    )  # fmt: skip
    letter.wording = wording
    db.session.flush()
    snapshot = files.reworded(files.current_snapshot(letter), wording=wording)
    _issue(letter, snapshot, actor=actor, now=now)


def _refuse_repeated(round_: AwardRound, tally: Tally) -> None:
    mentor_ids = [tally.nominations[one.nomination_id].mentor_id for one in tally.awarded]
    if again := names_of_repeated(mentor_ids, round_=round_):
        raise RepeatedAwardError(
            _(
                "Недавно уже награждены: %(names)s. Снова наградить может только совет на"
                " заседании, с причиной.",
                names=again,
            )
        )


def _keep_aside(round_: AwardRound, tally: Tally) -> None:
    """Write on the sheets that did not count why they did not."""
    sheets = [one for one in queries.list_sheets(round_) if one.state is SheetState.SUBMITTED]
    aside = set_aside(round_, tally.nominations, sheets)
    for sheet in sheets:
        sheet.set_aside = aside.get(sheet.id)


def _awards(round_: AwardRound, tally: Tally, allotment: Allotment) -> Iterator[Award]:
    honours = {one.id: one for one in list_honours(round_)}
    numbers = _numbers(round_, AwardKind.AWARD, len(tally.awarded))
    for number, standing in zip(numbers, tally.awarded, strict=True):
        mentor = tally.nominations[standing.nomination_id].mentor
        award = _award(round_, AwardKind.AWARD, number, round_.title)
        award.mentor, award.place = mentor, standing.place
        if honour := honours.get(allotment.given.get(standing.nomination_id, 0)):
            award.honour_id, award.title, award.degree = honour.id, honour.title, honour.degree
            award.wording = honour.wording or rules.reason_by_place(
                standing.place or 0, round_.title
            )
        yield award


def _letters(round_: AwardRound, tally: Tally) -> Iterator[Award]:
    # By name, as `list_nominations` gives them: a letter's number tells nothing of the place.
    numbers = _numbers(round_, AwardKind.LETTER, len(tally.thanked))
    for number, nomination in zip(numbers, tally.thanked, strict=True):
        text = "\n".join(filter(None, (nomination.merit, round_.letter_text)))
        letter = _award(round_, AwardKind.LETTER, number, text)
        letter.mentor = nomination.mentor
        yield letter


def _numbers(round_: AwardRound, kind: AwardKind, count: int) -> range:
    year = round_.ceremony_on.year
    register = LETTER_OF_THANKS.name if kind is AwardKind.LETTER else kind.value
    known = queries.last_number(year=year, kind=kind)
    return take_numbers(register, year, count=count, at_least=known)


def _issue(letter: Award, snapshot: Snapshot, *, actor: Viewer, now: datetime) -> None:
    paper = draft_paper(
        letter,
        snapshot,
        number=str(letter.number),
        serial=letter.number,
        parties=files.parties_of(letter),
        actor=actor,
        now=now,
    )
    issue_paper(paper)


def _award(round_: AwardRound, kind: AwardKind, number: int, text: str) -> Award:
    return Award(
        round=round_,
        kind=kind,
        year=round_.ceremony_on.year,
        number=number,
        previous_number=number - 1 or None,
        awarded_on=round_.ceremony_on,
        wording=text,
        is_demo=round_.is_demo,
    )
