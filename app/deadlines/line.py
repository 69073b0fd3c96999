"""A phrase being read: its tokens, the academic year it stands in, and how to look ahead in it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import Self

from app.deadlines.academic_year import AcademicYear
from app.deadlines.lexicon import CARDINALS, ORDINALS
from app.deadlines.model import OUTSIDE_YEAR, Deadline, DeadlineFlag, DeadlineKind
from app.deadlines.tokens import Token, tokenize


class PieceRole(Enum):
    """What a recognised piece is to the pieces around it."""

    DEADLINE = auto()
    DETAIL = auto()  # the fine print of a recurring deadline: «до 10 числа»
    ASIDE = auto()  # numbers that are no dates: «8–9 классов», «с 9.00 до 15.00»
    DOUBT = auto()  # reads as a date, but not certainly


@dataclass(frozen=True, slots=True)
class Found:
    """A recognised piece of a phrase, from where it was looked for up to the token `stop`."""

    stop: int
    deadlines: tuple[Deadline, ...] = ()
    role: PieceRole = PieceRole.DEADLINE


@dataclass(frozen=True, slots=True)
class Line:
    """A tokenized phrase in its academic year; `exceptions` are moved working days."""

    text: str
    tokens: tuple[Token, ...]
    year: AcademicYear
    exceptions: Mapping[date, bool]

    @classmethod
    def of(cls, text: str, year: AcademicYear, exceptions: Mapping[date, bool]) -> Self:
        """Cut a phrase that has been cleaned."""
        return cls(text, tokenize(text), year, exceptions)

    def __len__(self) -> int:
        return len(self.tokens)

    def lemma(self, at: int) -> str:
        """Return the headword of a token, "" outside the phrase."""
        return self.tokens[at].lemma if 0 <= at < len(self.tokens) else ""

    def kind(self, at: int) -> str:
        """Return the kind of a token, "" outside the phrase."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def form(self, at: int) -> str:
        """Return the folded word as it was typed, "" outside the phrase."""
        return self.tokens[at].form if 0 <= at < len(self.tokens) else ""

    def joins(self, at: int) -> bool:
        """Tell whether nothing stands between a token and the next one."""
        inside = at >= 0 and at + 1 < len(self.tokens)
        return inside and self.tokens[at].stop == self.tokens[at + 1].start

    def after(self, at: int, words: str) -> int | None:
        """Return the index after `words`, or None when they do not stand at `at`.

        Words are separated by spaces; «а|б» is either, a final «?» makes a word optional.
        """
        for word in words.split():
            if self.lemma(at) in word.removesuffix("?").split("|") and self.lemma(at):
                at += 1
            elif not word.endswith("?"):
                return None
        return at

    def past(self, at: int, *phrases: str) -> int | None:
        """Return the index after the first of `phrases` that stands at `at`."""
        found = (self.after(at, words) for words in phrases)
        return next((stop for stop in found if stop is not None), None)

    def skip(self, at: int, words: str) -> int:
        """Return the index after `words` when they stand at `at`, else `at`."""
        stop = self.after(at, words)
        return at if stop is None else stop

    def number(self, at: int) -> int | None:
        """Return the number standing at `at` in figures, or None."""
        return self.tokens[at].numbers[0] if self.kind(at) == "number" else None

    def count(self, at: int) -> int | None:
        """Return the number at `at` in figures or words («2», «двух»), or None."""
        number = self.number(at)
        return CARDINALS.get(self.form(at)) if number is None else number

    def ordinal(self, at: int) -> int | None:
        """Return the ordinal at `at`: «2», «II», «второе», or None."""
        if self.kind(at) == "roman":
            return self.tokens[at].numbers[0]
        number = self.number(at)
        return ORDINALS.get(self.form(at)) if number is None else number

    def shown(self, start: int, stop: int) -> str:
        """Return the tokens from `start` up to `stop` as they were typed."""
        if start >= stop:
            return ""
        return self.text[self.tokens[start].start : self.tokens[stop - 1].stop].strip(" ,;:-–—(")

    def unread(self, start: int, stop: int) -> Deadline:
        """Return a deadline that keeps the text for a person."""
        return Deadline(DeadlineKind.UNPARSED, note=self.shown(start, stop) or None)

    def doubt(self, start: int, stop: int) -> Found:
        """Return a piece that must not become a date."""
        return Found(stop, (self.unread(start, stop),), PieceRole.DOUBT)

    def flagged(self, deadline: Deadline) -> Deadline:
        """Return the deadline with flags for dates outside the academic year, others kept."""
        days = [day for day in (deadline.start, deadline.end) if day is not None]
        flags = [flag for flag in deadline.flags if flag not in OUTSIDE_YEAR]
        if any(day < self.year.start for day in days):
            flags.append(DeadlineFlag.BEFORE_ACADEMIC_YEAR)
        if any(day > self.year.end for day in days):
            flags.append(DeadlineFlag.AFTER_ACADEMIC_YEAR)
        return replace(deadline, flags=tuple(flags))

    def range(
        self, start: date | None, end: date | None, flags: Iterable[DeadlineFlag] = ()
    ) -> Deadline:
        """Return an inclusive range of dates, flagged; `flags` say what was assumed."""
        assumed = tuple(dict.fromkeys(flags))
        return self.flagged(Deadline(DeadlineKind.RANGE, start=start, end=end, flags=assumed))


Production = Callable[[Line, int], Found | None]
