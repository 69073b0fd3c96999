"""Pure decisions about amendments: their steps, the words of an item, what differs in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any, Self

from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.plan.amendments.enums import AmendmentEvent, AmendmentParty, AmendmentState
from app.plan.rules import Field

_S, _P = AmendmentState, AmendmentParty

AMENDMENT_MOVES = Moves(
    {
        AmendmentEvent.EDIT: move(_S.DRAFT, None, _P.DRAFTER),
        AmendmentEvent.ADOPT: move(_S.DRAFT, _S.ADOPTED, _P.ADOPTER),
        AmendmentEvent.DROP: move(_S.DRAFT, _S.DROPPED, _P.DRAFTER),
    },
    why={
        _S.ADOPTED: _l("Это изменение уже принято, оно больше не меняется."),
        _S.DROPPED: _l("Это изменение отменено."),
    },
)


@dataclass(frozen=True)
class AmendmentTerms:
    """What an amendment is called."""

    number: str
    title: str


@dataclass(frozen=True)
class AdoptionTerms:
    """The minutes that adopted an amendment; `is_sure` where items with records are withdrawn."""

    minutes_number: str
    minutes_on: date
    is_sure: bool = False


@dataclass(frozen=True)
class ItemWords:
    """The words of an item, as a document has them."""

    number: str
    title: str
    executors: tuple[str, ...] = ()
    deadline_text: str = ""
    expected_result: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the words as plain values."""
        return {**asdict(self), "executors": list(self.executors)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Rebuild what `to_json` wrote."""
        return cls(**{**data, "executors": tuple(data["executors"])})

    def by_field(self) -> dict[Field, str]:
        """Return the words of each column."""
        return {
            Field.NUMBER: self.number,
            Field.TITLE: self.title,
            Field.EXECUTORS: ", ".join(self.executors),
            Field.DEADLINE: self.deadline_text,
            Field.RESULT: self.expected_result,
        }


class PieceKind(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """Some words in a row that were kept, are gone or are new."""

    kind: PieceKind
    text: str

    @property
    def is_gone(self) -> bool:
        """Whether the words stood before and stand no more."""
        return self.kind is PieceKind.GONE

    @property
    def is_new(self) -> bool:
        """Whether the words did not stand before."""
        return self.kind is PieceKind.NEW


@dataclass(frozen=True, slots=True)
class FieldDiff:
    """A column of an item that differs, word by word."""

    field: Field
    pieces: tuple[DiffPiece, ...]


def differing(before: ItemWords | None, after: ItemWords | None) -> list[FieldDiff]:
    """Return the columns that differ; an item that is not there has empty ones."""
    old = before.by_field() if before else {}
    new = after.by_field() if after else {}
    pairs = ((field, old.get(field, ""), new.get(field, "")) for field in Field)
    return [
        FieldDiff(field, tuple(diff_words(was, now))) for field, was, now in pairs if was != now
    ]


def diff_words(before: str, after: str) -> Iterator[DiffPiece]:
    """Compare two texts word by word: what is gone stands before what is new in its place."""
    old, new = re.findall(r"\S+", before), re.findall(r"\S+", after)
    for _tag, at, until, begin, end in SequenceMatcher(None, old, new, False).get_opcodes():
        gone, came = " ".join(old[at:until]), " ".join(new[begin:end])
        if gone == came:
            yield DiffPiece(PieceKind.KEPT, gone)
            continue
        if gone:
            yield DiffPiece(PieceKind.GONE, gone)
        if came:
            yield DiffPiece(PieceKind.NEW, came)
