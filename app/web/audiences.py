"""Whom a survey may ask by a record: a package declares its audiences in `Package.audiences`.

Surveys stand beside the packages whose people they ask and import none of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app
from flask_babel import LazyString
from sqlalchemy import SelectBase

from app.base.figures import FigureTable


@dataclass(frozen=True)
class ProposedQuestion:
    """A question a survey begins with; `kind` is a stored value of the surveys' own kinds."""

    kind: str
    text: str
    options: Sequence[str] = ()
    is_required: bool = True


@dataclass(frozen=True)
class ProposedSurvey:
    """What a survey of an audience begins with; staff corrects it while it is a draft."""

    title: str
    purpose: str
    questions: Sequence[ProposedQuestion]
    plan_item_ids: Sequence[int] = ()


@dataclass(frozen=True)
class SurveyAudience:
    """Those who had to do with one record: its organizations, or its students.

    `find(id)` gives the record, None when it is gone; `members(record)` selects the ids of whom it
    means. `card` is the kind of card that shows the surveys of its record, `address` where it is.
    What students answer is always anonymous: their surveys know who answered, never what.
    """

    name: str
    title: LazyString
    card: str
    find: Callable[[int], Any]
    address: Callable[[Any], str]
    members: Callable[[Any], SelectBase]
    proposed: Callable[[Any], ProposedSurvey]
    of_students: bool = False

    def register(self, app: Flask) -> None:
        """Make the audience known (called by the factory); raises ValueError for its second."""
        known: dict[str, SurveyAudience] = app.extensions.setdefault("audiences", {})
        if self.name in known:
            raise ValueError(f"the audience {self.name!r} is declared twice")
        known[self.name] = self


def audiences() -> dict[str, SurveyAudience]:
    """Return the audiences by name."""
    known: dict[str, SurveyAudience] = current_app.extensions.get("audiences", {})
    return known


@dataclass(frozen=True)
class AudienceAnswers:
    """What audiences answered, for the report of the record they had to do with.

    `figures(names, record id)` gives tables of counts and shares: no words of anybody, nothing of
    so few that it would point at somebody.
    """

    figures: Callable[[Sequence[str], int], Sequence[FigureTable]]

    def register(self, app: Flask) -> None:
        """Make the source known (called by the factory); raises ValueError for a second."""
        if "audience_answers" in app.extensions:
            raise ValueError("answers of audiences are declared twice")
        app.extensions["audience_answers"] = self


def answers_of_audiences(names: Sequence[str], record_id: int) -> Sequence[FigureTable]:
    """Return what audiences of a record answered; nothing where no package asks them."""
    source: AudienceAnswers | None = current_app.extensions.get("audience_answers")
    return source.figures(names, record_id) if source else ()
