"""The need for staff against those who finish: numbers by year, and a trend when years allow it."""

from collections.abc import Sequence
from typing import NamedTuple

from app.outcomes.analysis import measures
from app.outcomes.analysis.enums import FEWEST_YEARS, SMALLEST_CELL, AnalysisQuestion, Certainty
from app.outcomes.analysis.results import AnalysisAnswer, AnswerLine


class YearFigures(NamedTuple):
    """A year: who finishes in it, whom organizations said they need, seats at its fairs.

    None: nobody has said or there was no fair.
    """

    year: int
    graduates: int
    need: int | None
    seats: int | None


def answer_demand(years: Sequence[YearFigures]) -> AnalysisAnswer:
    """Put need and graduates side by side; a trend of the fairs' seats needs four years in a row.

    An interval of a trend of few years is wide, and it is told.
    """
    ordered = sorted(years)
    lines = tuple(_line(one) for one in ordered)
    both = [one for one in ordered if one.graduates and (one.need or one.seats)]
    if not both:
        return AnalysisAnswer(AnalysisQuestion.DEMAND, Certainty.FEW, len(ordered), lines)
    seen = [(one.year, one.seats) for one in ordered if one.seats is not None]
    answer = AnalysisAnswer(AnalysisQuestion.DEMAND, Certainty.SHOWN, len(both), lines)
    if len(seen) < FEWEST_YEARS:
        return answer
    ahead_year = seen[-1][0] + 1
    foreseen = measures.trend_ahead(
        [year for year, _seats in seen], [seats for _year, seats in seen], year=ahead_year
    )
    return AnalysisAnswer(
        AnalysisQuestion.DEMAND,
        Certainty.SHOWN,
        len(both),
        lines,
        ahead=foreseen,
        ahead_year=ahead_year,
    )


def _line(one: YearFigures) -> AnswerLine:
    """Need by forecast, else seats, to a graduate; graduates of a handful are no ratio."""
    wanted = one.need if one.need is not None else one.seats
    ratio = None
    if wanted is not None and one.graduates >= SMALLEST_CELL:
        ratio = wanted / one.graduates
    return AnswerLine(
        label=str(one.year), total=one.graduates, hits=one.need, value=ratio, other=one.seats
    )
