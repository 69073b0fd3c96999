"""From a phrase to its deadlines: recognise the pieces, judge the words between them.

A piece counts only where nothing beside it can change its meaning. Words that say nothing about
time become a note; anything else leaves the clause unread, for a wrong date is worse than none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from app.deadlines import asides, details, ranges, recurring, relative, standing
from app.deadlines.academic_year import AcademicYear
from app.deadlines.excepting import excepting
from app.deadlines.joining import joined
from app.deadlines.line import Found, Line, PieceRole, Production
from app.deadlines.model import Deadline, DeadlineKind
from app.deadlines.reads import Read
from app.deadlines.refining import refined
from app.deadlines.tokens import clean
from app.deadlines.words import (
    SEPARATORS,
    is_filler,
    overturns,
    says_when,
    unsure_after,
    unsure_before,
    unsure_before_dash,
)
from app.deadlines.workdays import NO_EXCEPTIONS

LONGEST_PHRASE = 500

_DATED: tuple[Production, ...] = (
    relative.after_event,
    relative.before_event,
    relative.on_event_day,
    relative.public_day,
    *recurring.PRODUCTIONS,
    *details.PRODUCTIONS,
    recurring.bare_times,
    ranges.two_spans,
    ranges.until,
    ranges.since,
    ranges.span_list,
)


def _by_schedule(line: Line, at: int) -> Found | None:
    return standing.by_schedule(line, at, (*asides.PRODUCTIONS, *_DATED))


_PRODUCTIONS: tuple[Production, ...] = (
    *asides.PRODUCTIONS,
    _by_schedule,
    standing.always,
    standing.on_demand,
    *_DATED,
    standing.all_year,
    ranges.whole_year,
    relative.tied_to_event,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Tokens from `start` to `stop`: something found, or one word that nothing read."""

    start: int
    stop: int
    found: Found | None = None

    def has(self, role: PieceRole) -> bool:
        return self.found is not None and self.found.role is role

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        return self.found.deadlines if self.found else ()

    def promoted(self) -> Self:
        """Make a detail that carries a deadline that deadline."""
        if self.found is None or not (self.has(PieceRole.DETAIL) and self.deadlines):
            return self
        return replace(self, found=replace(self.found, role=PieceRole.DEADLINE))


@dataclass(frozen=True, slots=True)
class _Clause:
    """Pieces between two separators and what they come to."""

    pieces: tuple[_Piece, ...]

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def stop(self) -> int:
        return self.pieces[-1].stop


def read_deadlines(
    phrase: str, year: AcademicYear, exceptions: Mapping[date, bool] = NO_EXCEPTIONS
) -> tuple[Deadline, ...]:
    """Read a Russian deadline phrase as it stands in a plan of the academic year.

    A bare month falls inside the year, a written year is taken literally and flagged when it is
    outside. What cannot be read with certainty comes back as `unparsed` with its text in `note`;
    a phrase without letters and digits has no deadlines. `exceptions` are moved working days
    (see `app.deadlines.workdays`). Never raises, whatever the text.
    """
    text = clean(phrase)
    if not any(char.isalnum() for char in text):
        return ()
    if len(text) > LONGEST_PHRASE:
        return (Deadline(DeadlineKind.UNPARSED, note=text),)
    plain = refined(text)
    if plain is not None:
        read = _read(Line.of(plain, year, exceptions))
        if all(one.kind is not DeadlineKind.UNPARSED for one in read):
            return read
    return _read(Line.of(text, year, exceptions))


def _read(line: Line) -> tuple[Deadline, ...]:
    pieces = _with_own_rhythm(list(_pieces(line)))
    clauses = _with_figures(line, list(_clauses(line, pieces)))
    hopeless = any(_overturned(line, clause) for clause in clauses)
    if hopeless or not any(_dated(clause) for clause in clauses):
        return (line.unread(0, len(line)),)
    return excepting(line, joined(line, _Assembly(line).all(clauses)))


def _pieces(line: Line) -> Iterator[_Piece]:
    at = 0
    while at < len(line):
        found = next((found for read in _PRODUCTIONS if (found := read(line, at))), None)
        stop = found.stop if found else at + 1
        yield _Piece(at, stop, found)
        at = stop


def _with_own_rhythm(pieces: list[_Piece]) -> list[_Piece]:
    """«До 5 числа месяца, следующего за отчётным» is a rhythm where no other is told."""
    if any(piece.has(PieceRole.DEADLINE) and _recurs(piece.deadlines) for piece in pieces):
        return pieces
    return [piece.promoted() for piece in pieces]


def _clauses(line: Line, pieces: Sequence[_Piece]) -> Iterator[_Clause]:
    gathered: list[_Piece] = []
    for piece in pieces:
        if piece.found is None and line.lemma(piece.start) in SEPARATORS:
            if gathered:
                yield _Clause(tuple(gathered))
            gathered = []
        else:
            gathered.append(piece)
    if gathered:
        yield _Clause(tuple(gathered))


def _with_figures(line: Line, clauses: list[_Clause]) -> list[_Clause]:
    """Give figures alone in a clause to their neighbour: «март (5–9)» is not all of March."""
    whole: list[_Clause] = []
    for clause in clauses:
        if whole and (_only_figures(line, clause) or _only_figures(line, whole[-1])):
            whole[-1] = _Clause((*whole[-1].pieces, *clause.pieces))
        else:
            whole.append(clause)
    return whole


def _only_figures(line: Line, clause: _Clause) -> bool:
    return all(
        piece.found is None and line.kind(piece.start) in ("number", "mark")
        for piece in clause.pieces
    )


def _dated(clause: _Clause) -> bool:
    return any(piece.has(PieceRole.DEADLINE) for piece in clause.pieces)


def _overturned(line: Line, clause: _Clause) -> bool:
    return any(piece.found is None and overturns(line, piece.start) for piece in clause.pieces)


def _is_doubtful(line: Line, clause: _Clause) -> bool:
    """Tell whether something in the clause keeps its dates from being certain."""
    if any(piece.has(PieceRole.DOUBT) for piece in clause.pieces):
        return True
    words = [piece.start for piece in clause.pieces if piece.found is None]
    return any(says_when(line, at) for at in words) or _unsure_neighbours(line, clause)


def _only_refines(line: Line, clause: _Clause) -> bool:
    """Tell «2 неделя», «последний месяц квартала»: about time, but no time of its own."""
    words = [piece.start for piece in clause.pieces if piece.found is None]
    read = any(
        piece.has(PieceRole.DEADLINE) or piece.has(PieceRole.DOUBT) for piece in clause.pieces
    )
    return (
        not read
        and any(says_when(line, at) for at in words)
        and not standing.mentions_month(line, clause.start, clause.stop)
    )


def _unsure_neighbours(line: Line, clause: _Clause) -> bool:
    pairs = list(zip(clause.pieces, clause.pieces[1:], strict=False))
    before = any(
        b.has(PieceRole.DEADLINE) and a.found is None and _is_unsure(line, a.start)
        for a, b in pairs
    )
    return before or any(
        a.has(PieceRole.DEADLINE) and b.found is None and unsure_after(line, b.start)
        for a, b in pairs
    )


def _is_unsure(line: Line, at: int) -> bool:
    dashed = line.lemma(at) == "-" and unsure_before_dash(line, at - 1)
    return dashed or unsure_before(line, at)


class _Assembly:
    """Puts the clauses of one phrase together, words going to the deadline they stand by."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.reads: list[Read] = []
        self.waiting: list[str] = []
        self.unread = False

    def all(self, clauses: list[_Clause]) -> list[Read]:
        """Return what the clauses say, in their order."""
        for clause in clauses:
            self._clause(clause)
        if self.waiting and self.reads:
            self._annotate(self.waiting)
        return self.reads

    def _clause(self, clause: _Clause) -> None:
        swallowed = self._makes_previous_unsure(clause)
        if swallowed or (_is_doubtful(self.line, clause) and not self._refines_recurring(clause)):
            self._leave_unread(clause, with_previous=swallowed)
            return
        self.unread = False
        for words, piece in _groups(clause):
            self._words(words)
            if piece is not None:
                self._deadlines(piece, words)
        if self.reads and self.waiting:
            self._annotate(self.waiting)
            self.waiting = []

    def _makes_previous_unsure(self, clause: _Clause) -> bool:
        """«До 25 числа», «2 неделя» say that not all of the month before them is meant."""
        refines = _only_refines(self.line, clause) and self._follows(DeadlineKind.RANGE)
        return refines or self._has_loose_detail(clause)

    def _refines_recurring(self, clause: _Clause) -> bool:
        return _only_refines(self.line, clause) and self._follows(DeadlineKind.RECURRING)

    def _has_loose_detail(self, clause: _Clause) -> bool:
        """A detail belongs to «ежемесячно», in its clause or right before it."""
        if not any(piece.has(PieceRole.DETAIL) for piece in clause.pieces):
            return False
        dated = (piece.found for piece in clause.pieces if piece.has(PieceRole.DEADLINE))
        found = [piece.deadlines for piece in dated if piece]
        beside = found or [read.deadlines for read in self.reads[-1:]]
        return not beside or not all(_recurs(deadlines) for deadlines in beside)

    def _follows(self, kind: DeadlineKind) -> bool:
        return bool(self.reads) and self.reads[-1].deadlines[-1].kind is kind

    def _leave_unread(self, clause: _Clause, *, with_previous: bool = False) -> None:
        start = clause.start
        if self.reads and (self.unread or with_previous):
            start = self.reads.pop().start
        self.unread = True
        stop = clause.stop + self._closes_bracket(start, clause.stop)
        self.reads.append(Read((self.line.unread(start, stop),), start, stop))

    def _closes_bracket(self, start: int, stop: int) -> bool:
        opened = any(self.line.lemma(at) == "(" for at in range(start, stop))
        return opened and self.line.lemma(stop) == ")"

    def _words(self, words: list[_Piece]) -> None:
        telling = [word for word in words if word.found or not is_filler(self.line, word.start)]
        if telling:
            self.waiting.append(self.line.shown(telling[0].start, telling[-1].stop))

    def _deadlines(self, piece: _Piece, words: list[_Piece]) -> None:
        assert piece.found is not None  # noqa: S101 - groups end with what was found
        then = any(self.line.lemma(word.start) in ("далее", "дальнейшем") for word in words)
        self.reads.append(Read(piece.found.deadlines, piece.start, piece.stop, then))
        if self.waiting:
            self._annotate(self.waiting)
            self.waiting = []

    def _annotate(self, notes: list[str]) -> None:
        *others, last = self.reads
        noted = tuple(_noted(deadline, notes) for deadline in last.deadlines)
        self.reads = [*others, replace(last, deadlines=noted)]


def _noted(deadline: Deadline, notes: list[str]) -> Deadline:
    kept = [deadline.note] if deadline.note else []
    return replace(deadline, note="; ".join([*kept, *notes]))


def _recurs(deadlines: tuple[Deadline, ...]) -> bool:
    return all(deadline.kind is DeadlineKind.RECURRING for deadline in deadlines)


def _groups(clause: _Clause) -> Iterator[tuple[list[_Piece], _Piece | None]]:
    """Yield each deadline with the words before it, at last the words after all of them."""
    words: list[_Piece] = []
    for piece in clause.pieces:
        if piece.has(PieceRole.DEADLINE):
            yield words, piece
            words = []
        else:
            words.append(piece)
    yield words, None
