"""Whose consents a page is about: a student, a mentor; what is there and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import request

from app.base.errors import NotFoundError
from app.privacy.enums import GivenBy, Standing
from app.privacy.kinds import MENTOR, STUDENT, ConsentKind, kinds_of
from app.privacy.models import Consent
from app.privacy.queries import consents as queries
from app.privacy.queries.consents import Person
from app.privacy.queries.people import get_card
from app.privacy.rules import needed_from, standing_of
from app.web.personal import PersonSource


@dataclass(frozen=True)
class Subject:
    """A person whose consents are asked; mentors have no birth date here: they are adults."""

    who: str
    source: PersonSource
    record: Any
    person: Person

    @property
    def name(self) -> str:
        """Return the person's name."""
        return str(self.source.name(self.record)) or self.record.full_name

    @property
    def card(self) -> str:
        """Return the address of the person's card."""
        return str(self.source.card(self.record))

    @property
    def birth_date(self) -> date | None:
        """Return what decides who signs."""
        born: date | None = getattr(self.record, "birth_date", None)
        return born


@dataclass(frozen=True)
class KindLine:
    """A kind of consent as it stands for a person: whose signature is there, whose is missing."""

    kind: ConsentKind
    standing: Standing
    given: frozenset[GivenBy]
    missing: Sequence[GivenBy]


def find_subject(who: str, id_: int) -> Subject:
    """Return the person of a card; raises NotFoundError."""
    source, record = get_card(who, id_)
    person = queries.student(id_) if who == STUDENT else queries.mentor(id_)
    return Subject(who, source, record, person)


def subject_of(consent: Consent) -> Subject:
    """Return whose consent it is."""
    if consent.student_id is not None:
        return find_subject(STUDENT, consent.student_id)
    if consent.mentor_id is not None:
        return find_subject(MENTOR, consent.mentor_id)
    raise NotFoundError


def lines_of(subject: Subject, *, today: date) -> list[KindLine]:
    """Return every kind that is asked of a person, with what is missing."""
    given = queries.given_consents(subject.person)
    needed = needed_from(subject.birth_date, today)
    return [_line(kind, needed, given) for kind in kinds_of(subject.who)]


def _line(
    kind: ConsentKind, needed: frozenset[GivenBy], given: dict[str, frozenset[GivenBy]]
) -> KindLine:
    there = given.get(kind.name, frozenset())
    missing = [one for one in GivenBy if one in needed - there]
    return KindLine(kind, standing_of(needed, there), there, missing)


def is_first_look() -> bool:
    """Tell whether the form is only being opened."""
    return request.method == "GET"


def fill(form: Any, subject: Subject, *, today: date) -> None:
    """Begin a form with what is missing first."""
    form.kind.data, form.given_by.data = _wanted(subject, today)
    form.given_on.data = today


def fill_question(form: Any, subject: Subject, *, today: date, days: int) -> None:
    """Begin a question with who has to be asked first."""
    form.kind.data, form.given_by.data = _wanted(subject, today)
    form.until.data = today + timedelta(days=days)
    if form.given_by.data is GivenBy.PERSON:
        form.name.data, form.email.data = subject.name, subject.record.contact_email


def _wanted(subject: Subject, today: date) -> tuple[str, GivenBy]:
    asked = request.args.get("kind", "")
    lines = [line for line in lines_of(subject, today=today) if line.missing]
    first = next((line for line in lines if line.kind.name == asked), None)
    first = first or (lines[0] if lines else None)
    if first is None:
        return kinds_of(subject.who)[0].name, GivenBy.PERSON
    return first.kind.name, first.missing[0]


__all__ = [
    "KindLine",
    "Subject",
    "fill",
    "fill_question",
    "find_subject",
    "is_first_look",
    "kinds_of",
    "lines_of",
    "subject_of",
]
