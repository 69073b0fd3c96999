"""What the audiences of a record answered, as tables of counts for its report."""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from app.base.figures import FigureTable, Line
from app.base.typography import share
from app.surveys.enums import IN_WORDS, SurveyState
from app.surveys.models import Survey
from app.surveys.queries.summary import QuestionSummary, summarise
from app.surveys.queries.surveys import SurveyCounts, count_invitations, surveys_of_record
from app.surveys.rules import FEWEST_SHOWN
from app.surveys.wording import one_decimal
from app.web.audiences import audiences


def answer_figures(names: Sequence[str], record_id: int) -> list[FigureTable]:
    """Return how many answered each survey of a record, and how: the oldest survey first."""
    surveys = surveys_of_record(names, record_id)
    asked = [one for one in reversed(surveys) if one.state is not SurveyState.DRAFT]
    counts = count_invitations([one.id for one in asked])
    return [table for one in asked for table in _tables(one, counts.get(one.id, SurveyCounts()))]


def _tables(survey: Survey, counts: SurveyCounts) -> Iterator[FigureTable]:
    who = _who(survey)
    yield FigureTable(
        _("%(who)s: кто ответил на опрос", who=who),
        (_("сколько"), _("доля")),
        [
            (_("Спросили"), counts.asked, ""),
            (_("Ответили"), counts.answered, share(counts.answered, counts.asked)),
        ],
    )
    for line in summarise(survey):
        if _is_shown(survey, line):
            yield _table(who, line)


def _who(survey: Survey) -> str:
    words = str(audiences()[survey.audience].title)
    return words[:1].upper() + words[1:]


def _is_shown(survey: Survey, line: QuestionSummary) -> bool:
    """Tell whether a question is told as figures: not words, and not of one or two people."""
    least = FEWEST_SHOWN if survey.is_anonymous else 1
    return line.question.kind not in IN_WORDS and line.answered >= least


def _table(who: str, line: QuestionSummary) -> FigureTable:
    most = line.question.scale
    rows: list[Line] = [
        (
            _("%(number)s из %(most)d", number=label, most=most) if most else label,
            count,
            share(count, line.answered),
        )
        for label, count in line.options
    ]
    return FigureTable(
        f"{who}: {line.question.text}",
        (_("сколько"), _("от ответивших")),
        rows,
        list(_totals(line)),
    )


def _totals(line: QuestionSummary) -> Iterator[Line]:
    """Yield how many answered, with the mean of numbers; what numbers come to, of no scale."""
    numbers = line.numbers
    if numbers is None:
        yield _("Ответили"), line.answered, ""
        return
    mean = one_decimal(numbers.mean)
    yield _("Ответили, в среднем %(mean)s", mean=mean), line.answered, ""
    if not line.question.scale:
        yield _("В сумме"), round(numbers.mean * numbers.count), ""
