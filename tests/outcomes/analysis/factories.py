"""A site whose summary of graduates says something, and notes of it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache

import factory
import pandas as pd

from app.extensions import db
from app.outcomes.analysis.computing import Workshop
from app.outcomes.analysis.demand import YearFigures
from app.outcomes.analysis.enums import AnalysisNoteState
from app.outcomes.analysis.facts import MONTHS
from app.outcomes.analysis.models import AnalysisNote
from app.outcomes.analysis.results import AnalysisAnswer
from app.outcomes.analysis.selection import WHOLE, GraduateSelection
from app.outcomes.analysis.services import store_view
from tests.factories import ServingFactory
from tests.outcomes.analysis.generated import generate

COMPUTED_AT = datetime(2024, 2, 26, 1, 17, tzinfo=UTC)


def workshop_of(frame: pd.DataFrame, *, names: Mapping[str, str] | None = None) -> Workshop:
    """Return a workshop over generated graduates."""
    plain = frame.astype(object).where(frame.notna(), None)
    return Workshop(plain.to_numpy().tolist(), names=names or {})


@cache
def _generated(which: str) -> pd.DataFrame:
    if which == "few":
        return generate(4, seed=1)
    if which == "effect":
        return generate(600, seed=5, bases=6, stays_at_base=0.4, mentor_helps=0.3, rank_hurts=0.3)
    frame = generate(60 if which == "constant" else 600, seed=6, bases=6)
    if which == "constant":
        for month in MONTHS:
            frame[f"employed_{month}"] = True
            frame[f"employer_{month}"] = frame["bases"].str[0]
    return frame


@cache
def _answered(which: str) -> list[tuple[GraduateSelection, int, list[AnalysisAnswer]]]:
    """Compute once for all tests: everybody, and a year of them."""
    workshop = workshop_of(_generated(which), names={str(i): f"Школа № {i + 1}" for i in range(12)})
    years = [YearFigures(2022, 200, 250, 90), YearFigures(2023, 200, 180, None)]
    asked = (WHOLE, GraduateSelection(year=2022), GraduateSelection(town="Омск"))
    return [(one, *workshop.answers(one, years=years)) for one in asked]


def store_summary(which: str = "effect") -> None:
    """Store the answers of graduates: with an `effect`, with `nothing`, `constant`, `few`."""
    for selection, graduates, answers in _answered(which):
        store_view(selection, graduates=graduates, answers=answers, now=COMPUTED_AT)
    db.session.commit()


class AnalysisNoteFactory(ServingFactory):
    class Meta:
        model = AnalysisNote

    number = factory.Sequence(lambda n: str(n + 1))
    made_on = date(2024, 2, 20)
    state = AnalysisNoteState.PUBLISHED
    selection = "все выпуски"
    graduates = 180
    answers = factory.LazyFunction(list)
    computed_at = COMPUTED_AT
    conclusions = "Практика у будущего работодателя идёт на пользу."
    adopted_on = factory.LazyAttribute(
        lambda one: date(2024, 2, 24) if one.state is AnalysisNoteState.ADOPTED else None
    )
