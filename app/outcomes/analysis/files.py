"""What people take away: the page as a sheet and on paper, the note, the table of graduates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _

from app.base.sheets import SheetColumn, write_table
from app.base.typography import counted, moment
from app.documents.catalog import ANALYSIS_NOTE
from app.documents.printing import render_draft
from app.documents.signatories import college_signature
from app.documents.snapshot import PaperFormat, Snapshot, take_snapshot
from app.outcomes.analysis import wording
from app.outcomes.analysis.enums import AnalysisQuestion
from app.outcomes.analysis.models import AnalysisNote
from app.outcomes.analysis.pictures import MOST_ROWS, rows_of
from app.outcomes.analysis.results import AnalysisAnswer


class AnalysisFigures(NamedTuple):
    """What a page or a note says: of whom, how many, as of when, the answers."""

    selection: str
    graduates: int
    computed_at: datetime
    answers: Sequence[AnalysisAnswer]

    @property
    def title(self) -> str:
        """Return the selection with a capital letter."""
        return self.selection[:1].upper() + self.selection[1:]

    @property
    def basis(self) -> str:
        """Say what the figures rest on."""
        people = counted(self.graduates, _("выпускник"), _("выпускника"), _("выпускников"))
        when = moment(self.computed_at)
        return _("%(people)s. Сведения на %(moment)s.", people=people, moment=when)


def figures_of(record: Any, *, selection: str) -> AnalysisFigures:
    """Read the figures that a record keeps."""
    answers = [AnalysisAnswer.from_json(one) for one in record.answers]
    return AnalysisFigures(selection, record.graduates, record.computed_at, answers)


def title_of_page() -> str:
    """Return what the page and its files are called."""
    return _("Практика, наставничество и трудоустройство")


def snapshot_of_note(note: AnalysisNote, *, draft: bool, on: date) -> Snapshot:
    """Return what a note says on paper."""
    figures = figures_of(note, selection=note.selection)
    conclusions = [line for line in note.conclusions.splitlines() if line.strip()]
    return _snapshot(figures, number=note.number, conclusions=conclusions, draft=draft, on=on)


def render_page(figures: AnalysisFigures, file_format: PaperFormat, *, today: date) -> bytes:
    """Return the page on paper, a draft until somebody publishes it.

    Raises NoPdfError, UnprintableTextError.
    """
    drafted = _snapshot(figures, number=_("б/н"), conclusions=[], draft=True, on=today)
    return render_draft(drafted, file_format)


def _snapshot(
    figures: AnalysisFigures, *, number: str, conclusions: Sequence[str], draft: bool, on: date
) -> Snapshot:
    values = {
        "number": number,
        "date": on,
        "draft": _("Проект") if draft else "",
        "selection": figures.title,
        "basis": figures.basis,
        "questions": [_question(i, one) for i, one in enumerate(figures.answers, 1)],
        "caution": wording.caution(),
        "paragraphs": [*conclusions],
        **college_signature(on),
    }
    return take_snapshot(ANALYSIS_NOTE, values, date=on)


# Templates read the parts of a question, never parts of parts.
_HEADS = ("head_label", "head_total", "head_hits", "head_value")


def _question(place: int, answer: AnalysisAnswer) -> dict[str, Any]:
    return {
        "title": f"{place}. {answer.question.label}",
        "sentences": [*wording.say(answer).sentences, *_left_out(answer)],
        **dict(zip(_HEADS, wording.headings(answer.question), strict=True)),
        "rows": [row.printed() for row in rows_of(answer)[:MOST_ROWS]],
    }


def _left_out(answer: AnalysisAnswer) -> list[str]:
    rest = len(answer.lines) - MOST_ROWS
    return [_("Показаны первые строки, остальные — в таблице XLSX.")] if rest > 0 else []


def page_sheet(figures: AnalysisFigures) -> bytes:
    """Return the page as a sheet: a line for each row of each question, sentences in its foot."""
    columns = [
        SheetColumn(_("Вопрос")), SheetColumn(_("Строка")), SheetColumn(_("Всего")),
        SheetColumn(_("Из них")), SheetColumn(_("Показатель")), SheetColumn(_("95 %, от–до")),
        SheetColumn(_("Отличие")),
    ]  # fmt: skip
    rows = [
        [str(answer.question.label), *row.cells()]
        for answer in figures.answers
        for row in rows_of(answer)
    ]
    said = [
        f"{answer.question.label} {sentence}"
        for answer in figures.answers
        for sentence in wording.say(answer).sentences
    ]
    notes = [figures.selection, figures.basis, wording.caution()]
    return write_table(title_of_page(), columns, rows, notes=notes, foot=said)


def proposed_conclusions(answers: Iterable[AnalysisAnswer]) -> str:
    """Return the answers in a sentence each: a beginning that staff corrects."""
    return "\n".join(
        f"{answer.question.label} {wording.say(answer).lead}"
        for answer in answers
        if answer.question is not AnalysisQuestion.DEMAND
    )


def numbered(rows: Iterable[Any], names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Give the rows of the tidy table for a file: a number instead of the person."""
    for place, row in enumerate(rows, 1):
        told = dict(row._mapping)
        told["number"] = place
        told["bases"] = "; ".join(names.get(one, one) for one in row.bases)
        for name in [name for name in told if name.startswith("employer_")]:
            told[name] = _employer(told[name], names)
        yield told


def _employer(key: str | None, names: Mapping[str, str]) -> str:
    if key is None:
        return ""
    return names.get(key, _("другой работодатель"))
