"""Pure decisions about documents."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from flask_babel import lazy_gettext as _l

from app.activities.documents.enums import (
    BY_MINUTES,
    DocumentEvent,
    DocumentKind,
    DocumentParty,
    DocumentState,
    SheetAnswer,
)
from app.activities.documents.errors import (
    ApprovedBeforeMinutesError,
    DateInFutureError,
    EndsBeforeItBeginsError,
    MinutesIncompleteError,
    MinutesMissingError,
    SheetOpenError,
)
from app.base.moves import Moves, move

_S, _E = DocumentState, DocumentEvent
_COLLEGE, _ASKED = DocumentParty.COLLEGE, DocumentParty.ASKED
_ALIVE = frozenset({_S.DRAFT, _S.REVIEW, _S.APPROVED})

# The state is that of the newest version that counts: see ClusterDocument.stage.
DOCUMENT_MOVES = Moves(
    {
        _E.EDIT: move({_S.DRAFT, _S.REVIEW}, None, _COLLEGE),
        _E.ARRANGE: move(_ALIVE, None, _COLLEGE),
        _E.UPLOAD: move(_ALIVE, _S.DRAFT, _COLLEGE),
        _E.ASK: move({_S.DRAFT, _S.REVIEW}, _S.REVIEW, _COLLEGE),
        _E.ANSWER: move(_S.REVIEW, None, _ASKED),
        _E.RETURN: move(_S.REVIEW, _S.DRAFT, _COLLEGE),
        _E.APPROVE: move({_S.DRAFT, _S.REVIEW}, _S.APPROVED, _COLLEGE),
        _E.DROP: move({_S.DRAFT, _S.REVIEW}, _S.APPROVED, _COLLEGE),
        _E.REPLACE: move(_S.APPROVED, _S.REPLACED, _COLLEGE),
        _E.CANCEL: move(_ALIVE, _S.CANCELLED, _COLLEGE),
    },
    why={
        _S.DRAFT: _l("Это проект: он ещё не на согласовании."),
        _S.REVIEW: _l("Документ на согласовании."),
        _S.APPROVED: _l("Документ утверждён и не меняется. Приложите новую версию."),
        _S.REPLACED: _l("Документ заменён другим."),
        _S.CANCELLED: _l("Документ отменён."),
    },
)


def possible_events(
    stage: DocumentState, *, was_approved: bool, has_version: bool, party: DocumentParty | None
) -> frozenset[DocumentEvent]:
    """Return what a side may do: the card of what was approved stays, a draft of it may go."""
    events = DOCUMENT_MOVES.possible(stage, party)
    if was_approved:
        events -= {_E.EDIT}
    else:
        events -= {_E.DROP}
    return events if has_version else events - {_E.ASK, _E.APPROVE}


@dataclass(frozen=True)
class DocumentTerms:
    """What a document is."""

    kind: DocumentKind
    title: str
    dated_on: date
    number: str = ""
    author: str = ""
    valid_until: date | None = None
    is_public: bool = False


@dataclass(frozen=True)
class ArrangeTerms:
    """What may change while a version is in force."""

    valid_until: date | None
    is_public: bool


@dataclass(frozen=True)
class DocumentApprovalTerms:
    """Who approved, when and on what basis, under which number the document stands from then."""

    number: str
    dated_on: date
    approver: str
    approved_on: date
    minutes_number: str = ""
    minutes_on: date | None = None
    meeting_id: int | None = None


def check_validity(dated_on: date, valid_until: date | None) -> None:
    """Raise EndsBeforeItBeginsError for a document that is over before it begins."""
    if valid_until and valid_until < dated_on:
        raise EndsBeforeItBeginsError(field="valid_until")


def check_approval(kind: DocumentKind, terms: DocumentApprovalTerms, *, today: date) -> None:
    """Check the days and the minutes of an approval; a chosen meeting has given its own by now.

    Raises DateInFutureError, MinutesIncompleteError, MinutesMissingError,
    ApprovedBeforeMinutesError, each with its field.
    """
    for field in ("approved_on", "dated_on", "minutes_on"):
        day: date | None = getattr(terms, field)
        if day and day > today:
            raise DateInFutureError(field=field)
    if bool(terms.minutes_number) != bool(terms.minutes_on):
        raise MinutesIncompleteError(
            field="minutes_on" if terms.minutes_number else "minutes_number"
        )
    if kind in BY_MINUTES and not terms.minutes_number:
        raise MinutesMissingError(field="meeting_id")
    if terms.minutes_on and terms.approved_on < terms.minutes_on:
        raise ApprovedBeforeMinutesError(field="approved_on")


def check_sheet(answers: Collection[SheetAnswer | None], *, is_despite: bool) -> None:
    """Raise SheetOpenError while somebody asked has not agreed and nobody says «all the same»."""
    if not is_despite and any(answer is not SheetAnswer.AGREED for answer in answers):
        raise SheetOpenError(field="is_despite")
