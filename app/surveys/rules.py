"""Pure decisions about surveys and forecasts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.surveys.enums import (
    SCALES,
    WITH_OPTIONS,
    ForecastEvent,
    ForecastState,
    QuestionKind,
    SurveyEvent,
    SurveyParty,
    SurveyState,
)
from app.surveys.errors import ForecastYearsError, OptionsMissingError

MAX_OPTIONS = 30
MAX_QUESTIONS = 60
MAX_NUMBER = 1_000_000
MAX_NEED = 9_999  # people of one speciality that one organization may want for one year
LONGEST_FORECAST = 10  # years
FEWEST_SHOWN = 3  # answers of an anonymous survey below which a part of it is not told apart
_S, _F = SurveyState, ForecastState
_COLLEGE, _RESPONDENT = SurveyParty.COLLEGE, SurveyParty.RESPONDENT

SURVEY_MOVES = Moves(
    {
        SurveyEvent.EDIT: move(_S.DRAFT, None, _COLLEGE),
        SurveyEvent.RENAME: move({_S.DRAFT, _S.OPEN, _S.CLOSED}, None, _COLLEGE),
        SurveyEvent.OPEN: move(_S.DRAFT, _S.OPEN, _COLLEGE),
        SurveyEvent.INVITE: move(_S.OPEN, None, _COLLEGE),
        SurveyEvent.ANSWER: move(_S.OPEN, None, _RESPONDENT, _COLLEGE),
        SurveyEvent.CLOSE: move(_S.OPEN, _S.CLOSED, _COLLEGE),
        SurveyEvent.REOPEN: move(_S.CLOSED, _S.OPEN, _COLLEGE),
        SurveyEvent.SUMMARISE: move(_S.CLOSED, _S.SUMMARISED, _COLLEGE),
    },
    why={
        _S.DRAFT: _l("Опрос ещё не начат."),
        _S.OPEN: _l("Опрос идёт: вопросы менять нельзя."),
        _S.CLOSED: _l("Приём ответов закончен."),
        _S.SUMMARISED: _l("Итоги опроса уже подведены."),
    },
)
FORECAST_MOVES = Moves(
    {
        ForecastEvent.EDIT: move(_F.OPEN, None, _COLLEGE),
        ForecastEvent.ASK: move(_F.OPEN, None, _COLLEGE),
        ForecastEvent.FILL_IN: move(_F.OPEN, None, _COLLEGE, _RESPONDENT),
        ForecastEvent.SUM_UP: move(_F.OPEN, _F.SUMMED_UP, _COLLEGE),
        ForecastEvent.REOPEN: move(_F.SUMMED_UP, _F.OPEN, _COLLEGE),
    },
    why={
        _F.OPEN: _l("Прогноз ещё не сведён."),
        _F.SUMMED_UP: _l("Прогноз уже сведён: сведения больше не принимаются."),
    },
)


@dataclass(frozen=True)
class SurveyTerms:
    """What a survey is; `is_anonymous` is fixed when it opens."""

    title: str
    purpose: str
    is_anonymous: bool
    closes_on: date


@dataclass(frozen=True)
class QuestionTerms:
    """One question; an option is a line."""

    kind: QuestionKind
    text: str
    is_required: bool = True
    option_lines: str = ""


@dataclass(frozen=True)
class ForecastTerms:
    """A forecast over years (of the need itself, calendar years), inclusive."""

    title: str
    first_year: int
    last_year: int
    closes_on: date

    def years(self) -> range:
        """The years of the table; raises ForecastYearsError."""
        if not self.first_year <= self.last_year <= self.first_year + LONGEST_FORECAST:
            raise ForecastYearsError(field="last_year")
        return range(self.first_year, self.last_year + 1)


def options_of(kind: QuestionKind, text: str) -> list[str]:
    """Return the options of a question, none where its kind has none.

    Raises OptionsMissingError.
    """
    if kind not in WITH_OPTIONS:
        return []
    found = [line.strip() for line in text.splitlines() if line.strip()]
    alike = {one.casefold().replace("ё", "е") for one in found}
    if not 2 <= len(found) <= MAX_OPTIONS or len(alike) < len(found):
        raise OptionsMissingError(field="option_lines")
    return found


def field_of(question_id: int) -> str:
    """Return the name of a question's field in forms, and of its value in an answer."""
    return f"question_{question_id}"


def cell_of(speciality_id: int, year: int) -> str:
    """Return the name of the field of a cell of a forecast."""
    return f"need_{speciality_id}_{year}"


def numbers_in(values: Mapping[str, Any]) -> dict[tuple[int, int], int]:
    """Return (speciality, year) → number of the cells that a reply filled in."""
    found = {}
    for name, number in values.items():
        parts = name.split("_")
        if parts[0] == "need" and number:
            found[int(parts[1]), int(parts[2])] = int(number)
    return found


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What is stored of one answer: the index of an option, a number, or words."""

    question_id: int
    option: int | None = None
    number: int | None = None
    text: str = ""


def rows_of(question_id: int, kind: QuestionKind, value: object) -> list[AnswerRow]:
    """Return the rows of one answer; none where the question was left out."""
    if value is None or value in ("", []):
        return []
    if kind is QuestionKind.SEVERAL and isinstance(value, Sequence):
        return [AnswerRow(question_id, option=int(one)) for one in dict.fromkeys(value)]
    if kind in {QuestionKind.ONE, QuestionKind.YES_NO}:
        return [AnswerRow(question_id, option=int(str(value)))]
    if kind in SCALES or kind is QuestionKind.NUMBER:
        return [AnswerRow(question_id, number=int(str(value)))]
    return [AnswerRow(question_id, text=str(value))]


@dataclass(frozen=True, slots=True)
class NumberSummary:
    """Of the numbers given to a question."""

    count: int
    mean: float
    least: int
    most: int


def summarise_numbers(counts: Mapping[int, int]) -> NumberSummary | None:
    """Return figures of numbers by how often each was given, None of nothing."""
    given = {number: count for number, count in counts.items() if count}
    total = sum(given.values())
    if not total:
        return None
    mean = sum(number * count for number, count in given.items()) / total
    return NumberSummary(total, mean, min(given), max(given))


@dataclass(frozen=True, slots=True)
class ForecastTable:
    """A table of sums: rows (by any key) × years, with totals that agree in every direction."""

    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def row_totals(self) -> tuple[int, ...]:
        """The sum of each row."""
        return tuple(sum(cells) for _label, cells in self.rows)

    @property
    def year_totals(self) -> tuple[int, ...]:
        """The sum of each year."""
        columns = zip(*(cells for _label, cells in self.rows), strict=True)
        return tuple(map(sum, columns)) if self.rows else (0,) * len(self.years)

    @property
    def total(self) -> int:
        """Everything."""
        return sum(self.row_totals)


def table_of(years: Sequence[int], cells: Iterable[tuple[str, int, int]]) -> ForecastTable:
    """Sum (label, year, number) cells into a table, rows in the order they first come."""
    known = {year: index for index, year in enumerate(years)}
    rows: dict[str, list[int]] = {}
    for label, year, number in cells:
        row = rows.setdefault(label, [0] * len(known))
        if year in known:
            row[known[year]] += number
    return ForecastTable(tuple(years), tuple((label, tuple(row)) for label, row in rows.items()))
