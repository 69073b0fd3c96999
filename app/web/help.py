"""Questions and answers for each kind of reader; every package tells of its own pages."""

from dataclasses import dataclass

from flask import Flask, current_app, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app.base.labels import LabelledEnum
from app.web.access import access_of
from app.web.navigation import may_open


class Asker(LabelledEnum):
    """Who reads: a kind of person, not a role; an administrator reads what staff do."""

    VISITOR = "visitor", _l("Гостю")
    STUDENT = "student", _l("Студенту")
    EMPLOYER = "employer", _l("Работодателю")
    MENTOR = "mentor", _l("Наставнику")
    SUPERVISOR = "supervisor", _l("Руководителю практики")
    COUNCIL = "council", _l("Члену совета")
    STAFF = "staff", _l("Методисту")


EVERYBODY = tuple(Asker)
SIGNED_IN = tuple(one for one in Asker if one is not Asker.VISITOR)


@dataclass(frozen=True)
class Question:
    """What people ask, a short true answer, and the pages (endpoint, words) where it is done."""

    readers: tuple[Asker, ...]
    question: LazyString
    answer: LazyString
    pages: tuple[tuple[str, LazyString], ...] = ()

    @property
    def links(self) -> list[tuple[LazyString, str]]:
        """Return the pages this person may open; a stranger signs in on the way to them."""
        return [(words, url_for(endpoint)) for endpoint, words in self.pages if _leads_on(endpoint)]


def _leads_on(endpoint: str) -> bool:
    is_stranger = not current_user.is_authenticated
    return may_open(endpoint) or (is_stranger and access_of(endpoint) is not None)


def register_help(app: Flask, questions: tuple[Question, ...]) -> None:
    """Add a package's questions (called by the factory)."""
    app.extensions.setdefault("help", []).extend(questions)


def questions_for(audience: Asker) -> list[Question]:
    """Return what a kind of reader asks, the ground floors' questions first."""
    questions: list[Question] = current_app.extensions.get("help", [])
    return [one for one in questions if audience in one.readers]


def own_audience() -> Asker:
    """Return what kind of reader the present person is."""
    if not current_user.is_authenticated:
        return Asker.VISITOR
    role = str(current_user.role.value)  # of several hats the first
    return Asker(role) if role in set(Asker) else Asker.STAFF
