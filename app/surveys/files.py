"""What people take away: the informative note, and the answers as a sheet."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _

from app.base.sheets import SheetColumn, write_table
from app.base.typography import counted, day, share
from app.documents.catalog import INFORMATIVE_NOTE
from app.documents.printing import render_draft, render_paper
from app.documents.queries import find_paper
from app.documents.signatories import college_signature
from app.documents.snapshot import PaperFormat, Snapshot, take_snapshot
from app.surveys.models import Forecast, Survey
from app.surveys.queries.forecasts import NeedRow
from app.surveys.queries.summary import QuestionSummary, list_responses, summarise
from app.surveys.queries.surveys import counts_of
from app.surveys.wording import asked_label, one_decimal


def proposed_note(survey: Survey, lines: Sequence[QuestionSummary]) -> str:
    """Return the figures in words: a beginning that staff corrects."""
    counts = counts_of(survey)
    said = [
        _(
            "%(who)s: %(asked)d, ответили: %(answered)d.",
            who=asked_label(survey),
            asked=counts.asked,
            answered=counts.answered,
        )
    ]
    return "\n".join([*said, *filter(None, map(_leading, lines))])


def _leading(line: QuestionSummary) -> str:
    if line.numbers:
        mean = one_decimal(line.numbers.mean)
        return _("%(question)s В среднем: %(mean)s.", question=_asked(line), mean=mean)
    best = max(line.options, key=lambda pair: pair[1], default=("", 0))
    if not best[1]:
        return ""
    return _(
        "%(question)s Чаще всего: «%(option)s» (%(share)s).",
        question=_asked(line),
        option=best[0],
        share=share(best[1], line.answered),
    )


def _asked(line: QuestionSummary) -> str:
    text = line.question.text.strip()
    return text if text.endswith(("?", ".", "!", "…")) else f"{text}:"


def snapshot_of_note(survey: Survey, *, number: str, on: date) -> Snapshot:
    """Return what the note of a survey says: its paper, or a draft before the summary."""
    counts = counts_of(survey)
    values = {
        "number": number,
        "date": on,
        "subject": _("по итогам опроса «%(title)s»", title=survey.title),
        "draft": "" if survey.summarised_on else _("Проект"),
        "facts": [
            {"label": _("Зачем опрос"), "value": survey.purpose},
            {"label": asked_label(survey), "value": str(counts.asked)},
            {"label": _("Ответили"), "value": str(counts.answered)},
            {"label": _("Ответы принимались до"), "value": day(survey.closes_on)},
        ],
        "tables": list(_tables(summarise(survey))),
        "paragraphs": [line for line in survey.note.splitlines() if line.strip()],
        **college_signature(on),
    }
    return take_snapshot(INFORMATIVE_NOTE, values, date=on)


def _tables(lines: Iterable[QuestionSummary]) -> Iterable[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        rows = [
            {"label": label, "value": str(count), "share": share(count, line.answered) or "—"}
            for label, count in line.options
        ]
        if line.numbers and not line.question.scale:
            mean = one_decimal(line.numbers.mean)
            rows = [{"label": _("в среднем"), "value": mean, "share": ""}]
        caption = f"{number}. {line.question.text}"
        if line.texts:
            words = counted(line.answered, _("ответ"), _("ответа"), _("ответов"))
            rows = [{"label": _("%(words)s словами", words=words), "value": "", "share": ""}]
        yield {"caption": caption, "rows": rows}


def render_note(survey: Survey, file_format: PaperFormat, *, today: date) -> tuple[bytes, str]:
    """Return the note as a file with its name: as it was issued, or the draft of today.

    Raises NoPdfError, UnprintableTextError.
    """
    name = f"{_('Информативная справка')} — {survey.title}.{file_format}"
    if paper := find_paper(survey, kind=INFORMATIVE_NOTE.name):
        return render_paper(paper, file_format), name
    draft = snapshot_of_note(survey, number=_("б/н"), on=today)
    return render_draft(draft, file_format), name


def answers_sheet(survey: Survey) -> tuple[bytes, str]:
    """Return all answers of a survey as a sheet, with organizations unless it is anonymous."""
    named = not survey.is_anonymous
    first = [SheetColumn(_("Организация"))] if named else []
    columns = [*first, *(SheetColumn(question.text) for question in survey.questions)]
    rows = [
        [*([who] if named else []), *("; ".join(said.get(one.id, ())) for one in survey.questions)]
        for who, said in list_responses(survey)
    ]
    name = f"{_('Ответы')} — {survey.title}"
    return write_table(name, columns, rows), f"{name}.xlsx"


def forecast_sheet(forecast: Forecast, needs: Iterable[NeedRow]) -> tuple[bytes, str]:
    """Return a forecast as a sheet: a row for organization and speciality, years across."""
    columns = [
        SheetColumn(_("Организация")),
        SheetColumn(_("Населённый пункт")),
        SheetColumn(_("Специальность")),
        *(SheetColumn(str(year)) for year in forecast.years),
        SheetColumn(_("Всего")),
    ]
    by_row: dict[tuple[str, str, str], dict[int, int]] = {}
    for need in needs:
        by_row.setdefault(need[:3], {})[need.year] = need.number
    rows = [
        [*whose, *(of.get(year) for year in forecast.years), sum(of.values())]
        for whose, of in by_row.items()
    ]
    return write_table(forecast.title, columns, rows), f"{forecast.title}.xlsx"
