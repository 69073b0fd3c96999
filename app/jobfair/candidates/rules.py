"""Pure decisions about candidates: what a CV holds, who sees it, orders, questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.jobfair.candidates.enums import (
    CvVisibility,
    QuestionEvent,
    QuestionState,
    WorkShare,
)
from app.jobfair.candidates.errors import ContactsInTextError, OrderChangedError
from app.jobfair.enums import ApplicationState, FairParty, FairState
from app.jobfair.rules import OPEN_APPLICATIONS
from app.students.cv import CvPart

# What an employer no longer has to do with: the CV is closed to who was let go.
ENDED = frozenset({ApplicationState.WITHDRAWN, ApplicationState.DECLINED})
MOST_QUESTIONS = 3  # of one student about one vacancy, unanswered
_GAP = r"[\s().–-]*"
# A phone is ten digits after +7, 8 or 7, or ten from 9 on: sums and dates are not that long.
_PHONE = rf"(?:\+7|\b[78]){_GAP}(?:\d{_GAP}){{10}}|\b9(?:{_GAP}\d){{9}}\b|\d{{10,}}"
_ADDRESS = r"\S+@\S+\.\S+|https?://|www\.|\bt\.me\b|\bvk\.com\b|(?<!\w)@\w{3,}"
_CONTACTS = re.compile(f"{_PHONE}|{_ADDRESS}", re.IGNORECASE)

QUESTION_MOVES: Moves[QuestionState, QuestionEvent, FairParty] = Moves(
    {
        QuestionEvent.PASS: move(
            {QuestionState.ASKED, QuestionState.REJECTED}, QuestionState.PASSED, FairParty.STAFF
        ),
        QuestionEvent.ANSWER: move(
            {QuestionState.PASSED, QuestionState.ANSWERED},
            QuestionState.ANSWERED,
            FairParty.EMPLOYER,
            FairParty.STAFF,
        ),
        QuestionEvent.REJECT: move(
            set(QuestionState) - {QuestionState.REJECTED}, QuestionState.REJECTED, FairParty.STAFF
        ),
    },
    why={
        QuestionState.ASKED: _l("Вопрос ещё проверяет методист."),
        QuestionState.PASSED: _l("Вопрос уже опубликован и ждёт ответа работодателя."),
        QuestionState.ANSWERED: _l("На вопрос уже ответили."),
        QuestionState.REJECTED: _l("Вопрос не опубликован."),
    },
)
SHOWN_QUESTIONS = frozenset({QuestionState.PASSED, QuestionState.ANSWERED})


@dataclass(frozen=True)
class ProfileTerms:
    """What a candidate says in the own words, what else stands in the CV, and who sees it."""

    about: str = ""
    skills: str = ""
    wanted_town: str = ""
    wanted_from: date | None = None
    wanted_share: WorkShare = WorkShare.ANY
    shows_practice: bool = True
    shows_marks: bool = True
    shows_feedback: bool = False
    shows_certificates: bool = True
    visibility: CvVisibility = CvVisibility.APPLIED


def parts_of(terms: ProfileTerms) -> frozenset[CvPart]:
    """Return the parts of the CV that a candidate lets be seen."""
    chosen = {
        CvPart.PRACTICE: terms.shows_practice,
        CvPart.MENTORSHIP: terms.shows_practice,
        CvPart.FEEDBACK: terms.shows_feedback,
        CvPart.CERTIFICATES: terms.shows_certificates,
    }
    return frozenset(part for part, is_shown in chosen.items() if is_shown)


def has_contacts(text: str) -> bool:
    """Tell whether a text holds a phone, an address or a link."""
    return _CONTACTS.search(text) is not None


def check_no_contacts(text: str, *, field: str) -> None:
    """Refuse contacts in what strangers read; raises ContactsInTextError by the field."""
    if has_contacts(text):
        raise ContactsInTextError(field=field)


def check_order(order: Sequence[int], *, known: Sequence[int]) -> None:
    """Refuse an order of anything but the known ids, each once; raises OrderChangedError."""
    if sorted(order) != sorted(known):
        raise OrderChangedError


def may_be_selected(state: ApplicationState, *, fair: FairState) -> bool:
    """Tell whether an employer may still choose whom to talk with."""
    return state in OPEN_APPLICATIONS and fair is not FairState.CLOSED
