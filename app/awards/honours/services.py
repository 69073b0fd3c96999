"""Setting a round's kinds of award, and finding who gets which."""

from collections.abc import Mapping
from typing import Any

from app.awards.enums import RoundEvent
from app.awards.honours import queries, rules
from app.awards.honours.enums import MOST_HONOURS
from app.awards.honours.errors import (
    HonourChosenError,
    HonourLimitError,
    HonoursSetError,
    HonourTakenError,
    TooManyHonoursError,
)
from app.awards.honours.models import Honour
from app.awards.honours.rules import Allotment, HonourTerms
from app.awards.models import AwardRound
from app.awards.services.rounds import hold_for
from app.awards.services.tally import Tally
from app.base.constraints import refusing, refusing_all
from app.base.ranking import shifted
from app.base.terms import assign
from app.base.viewer import Viewer
from app.extensions import db

_TAKEN = {"uq_award_honours_round_id_title_degree": HonourTakenError(field="title")}


def set_usual_honours(round_: AwardRound, *, actor: Viewer) -> None:
    """Begin with diplomas of three degrees and certificates, to be changed one by one.

    Raises MoveNotAllowedError, HonoursSetError.
    """
    hold_for(round_, RoundEvent.EDIT, actor=actor)
    if queries.count_honours(round_):
        raise HonoursSetError
    for ordinal, terms in enumerate(rules.usual_honours(round_.awards_count), 1):
        db.session.add(_honour(round_, terms, ordinal))
    db.session.flush()


def add_honour(round_: AwardRound, *, terms: HonourTerms, actor: Viewer) -> Honour:
    """Add a kind of award, the last in the order of places.

    Raises MoveNotAllowedError, TooManyHonoursError, HonourTakenError, HonoursTooManyAwardsError,
    HonourOrganizationError, CosignersError.
    """
    hold_for(round_, RoundEvent.EDIT, actor=actor)
    terms = rules.check_honour(terms)
    honours = queries.list_honours(round_)
    if len(honours) >= MOST_HONOURS:
        raise TooManyHonoursError
    rules.check_sum([*(one.number for one in honours), terms.number])
    honour = _honour(round_, terms, max((one.ordinal for one in honours), default=0) + 1)
    with refusing(_TAKEN):
        db.session.add(honour)
    _renumber(round_)
    return honour


def edit_honour(honour: Honour, *, terms: HonourTerms, actor: Viewer) -> None:
    """Change a kind of award; the number of awards follows. Raises as `add_honour` does."""
    hold_for(honour.round, RoundEvent.EDIT, actor=actor)
    terms = rules.check_honour(terms)
    others = [one.number for one in queries.list_honours(honour.round) if one.id != honour.id]
    rules.check_sum([*others, terms.number])
    with refusing(_TAKEN):
        assign(honour, terms)
    _renumber(honour.round)


def remove_honour(honour: Honour, *, actor: Viewer) -> None:
    """Remove a kind of award nobody was given; raises MoveNotAllowedError, HonourChosenError."""
    round_ = honour.round
    hold_for(round_, RoundEvent.EDIT, actor=actor)
    with refusing_all(HonourChosenError()):  # the council's word rests on it
        db.session.delete(honour)
    _renumber(round_)


def move_honour(honour: Honour, *, by: int, actor: Viewer) -> None:
    """Let places bring a kind `by` steps later (-1 is earlier); raises MoveNotAllowedError."""
    hold_for(honour.round, RoundEvent.EDIT, actor=actor)
    honours = {one.id: one for one in queries.list_honours(honour.round)}
    for ordinal, id_ in enumerate(shifted(list(honours), honour.id, by=by), 1):
        honours[id_].ordinal = ordinal
    db.session.flush()


def read_allotment(
    round_: AwardRound, tally: Tally, *, chosen: Mapping[int, int] | None = None
) -> Allotment:
    """Return which kind each awarded nominee of a tally gets; `chosen` is the council's word."""
    years = {key: one.years_on(round_.ceremony_on) for key, one in tally.nominations.items()}
    honours = queries.list_honours(round_)
    return rules.allot(honours, tally.awarded, years=years, chosen=chosen or {})


def problems_of(tally: Tally, allotment: Allotment) -> list[str]:
    """Return in words what stops an allotment."""
    names = {key: one.mentor.short_name for key, one in tally.nominations.items()}
    return list(allotment.problems(names))


def check_allotment(tally: Tally, allotment: Allotment) -> None:
    """Raise HonourLimitError with everything that stops an allotment."""
    if problems := problems_of(tally, allotment):
        raise HonourLimitError("; ".join(problems) + ".")


def _honour(round_: AwardRound, terms: HonourTerms, ordinal: int) -> Honour:
    honour = Honour(round_id=round_.id, ordinal=ordinal, is_demo=round_.is_demo)
    assign(honour, terms)
    return honour


def _renumber(round_: AwardRound) -> None:
    """Keep the order without gaps, and the number of awards the sum of what places bring."""
    honours: list[Any] = queries.list_honours(round_)
    for ordinal, one in enumerate(honours, 1):
        one.ordinal = ordinal
    ranked = sum(one.number for one in honours if rules.is_ranked(one))
    round_.awards_count = ranked or round_.awards_count
    db.session.flush()
