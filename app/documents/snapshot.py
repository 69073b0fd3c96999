"""What a signed or numbered paper says, kept as it was on its day.

A paper rendered from today's rows would change when a school is renamed or a director leaves.
What was printed is stored instead, as plain JSON, beside the record it belongs to; files are
rendered from it, in either format, and always say the same.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from app.documents.catalog import get_form
from app.documents.paper_form import DocumentForm, with_letterhead
from app.documents.pdf import render_pdf, render_pdf_of_all
from app.documents.press import Press
from app.documents.values import Plain, plain_values

PaperFormat = Literal["pdf", "docx"]


class Snapshot(TypedDict):
    """A JSON column's contents: the form's name, the paper's day, what stands in its fields."""

    form: str
    date: str
    values: dict[str, Plain]


def take_snapshot(form: DocumentForm, values: Mapping[str, object], *, date: dt.date) -> Snapshot:
    """Return what the form says with these values; raises TemplateError when one is missing.

    The college's own heading is kept too: colleges are renamed as schools are.
    """
    kept = plain_values({"date": date, **with_letterhead(values)})
    form.refuse_missing(kept)
    return {"form": form.name, "date": date.isoformat(), "values": kept}


def render_snapshot(snapshot: Snapshot, file_format: PaperFormat) -> bytes:
    """Return the paper as a file; the same snapshot gives the same bytes.

    Raises UnprintableTextError when somebody typed signs that no font of ours has.
    """
    form, values = get_form(snapshot["form"]), values_of(snapshot)
    if file_format == "pdf":
        return render_pdf(form.name, values, date=dt.date.fromisoformat(snapshot["date"]))
    from app.documents.docx import render_docx  # slow to import

    return render_docx(form.word_template, values)


def render_snapshots(snapshots: Sequence[Snapshot], *, press: Press | None = None) -> bytes:
    """Return several papers as one PDF, dated as the first of them; their forms share a source.

    With a press another process prints them: for sets of hundreds.

    Raises UnprintableTextError as `render_snapshot` does.
    """
    first = snapshots[0]
    papers = [(one["form"], values_of(one)) for one in snapshots]
    return render_pdf_of_all(papers, date=dt.date.fromisoformat(first["date"]), press=press)


def values_of(snapshot: Snapshot) -> dict[str, Plain]:
    """Return what stands in a form's fields."""
    # A field that the form has got since then was not on the paper.
    return {**dict.fromkeys(get_form(snapshot["form"]).fields, ""), **snapshot["values"]}
