"""The rows of an answer as the page, the sheet and the paper draw them."""

from dataclasses import dataclass
from typing import Any

from app.base.sheets import Cell
from app.base.typography import number
from app.outcomes.analysis.enums import AnalysisQuestion
from app.outcomes.analysis.results import AnalysisAnswer, AnswerLine
from app.outcomes.analysis.wording import (
    BEST_MARK,
    differs_words,
    interval_of,
    label_of,
    value_of,
)

MOST_ROWS = 25  # of a question on a page: the rest is in the sheet


@dataclass(frozen=True)
class DrawnRow:
    """A row with its bar; bar and whiskers are parts of a hundred, None where nothing is drawn."""

    label: str
    line: AnswerLine
    value: str
    interval: str
    differs: str
    bar: float | None
    low: float | None
    high: float | None
    second: float | None = None  # of a year: the need beside those who finish

    def printed(self) -> dict[str, str]:
        """Return the row as paper has it."""
        return {
            "label": f"{self.label} ({self.differs})" if self.differs else self.label,
            "total": number(self.line.total) or "—",
            "hits": number(self.line.hits) or "—",
            "value": self.value,
            "interval": self.interval,
            "bar": "" if self.bar is None else f"{self.bar:.1f}",
        }

    def cells(self) -> list[Cell]:
        """Return the row as a sheet has it."""
        shown = round(self.line.value, 4) if self.line.value is not None else self.value
        return [
            self.label, self.line.total, self.line.hits, shown, self.interval, self.differs,
        ]  # fmt: skip


def rows_of(answer: AnalysisAnswer) -> list[DrawnRow]:
    """Return the rows of an answer; bars of shares reach to the longest whisker."""
    if answer.question is AnalysisQuestion.DEMAND:
        return _years(answer)
    top = _top(answer)
    return [_row(answer.question, line, top) for line in answer.lines]


def _row(question: AnalysisQuestion, line: AnswerLine, top: float) -> DrawnRow:
    ends = (line.value, line.low, line.high)
    bar, low, high = (None if one is None else min(100.0, 100 * one / top) for one in ends)
    return DrawnRow(
        label_of(question, line),
        line,
        value_of(question, line),
        interval_of(question, line),
        differs_words(line),
        bar,
        low,
        high,
    )


def _top(answer: AnalysisAnswer) -> float:
    if answer.question is AnalysisQuestion.WISHES:
        return BEST_MARK
    return max((line.high or line.value or 0 for line in answer.lines), default=0) or 1


def _years(answer: AnalysisAnswer) -> list[DrawnRow]:
    def top_of(line: AnswerLine) -> int:
        return max(line.total or 0, _wanted(line) or 0)

    top: Any = max(map(top_of, answer.lines), default=0) or 1
    return [
        DrawnRow(
            line.label,
            line,
            value_of(answer.question, line) if line.value is not None else "—",
            "",
            "",
            100 * (line.total or 0) / top,
            None,
            None,
            None if _wanted(line) is None else 100 * (_wanted(line) or 0) / top,
        )
        for line in answer.lines
    ]


def _wanted(line: AnswerLine) -> int | None:
    return line.hits if line.hits is not None else line.other
