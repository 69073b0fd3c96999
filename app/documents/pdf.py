"""PDF through typst: our own sources, values as data, PDF/A-2a and PDF/UA-1."""

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from app.documents.catalog import get_form
from app.documents.errors import DocumentError, TemplateError, UnprintableTextError
from app.documents.paper_form import FOLDER, DocumentForm, PictureForm, with_letterhead
from app.documents.values import Plain, plain_values

if TYPE_CHECKING:
    import typst

_STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
_UNDRAWABLE = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)


def render_pdf(name: str, values: Mapping[str, object], *, date: dt.date) -> bytes:
    """The form `name` (see `catalog`) filled with `values`, as PDF/A dated `date`.

    The same values and date give the same bytes. Text is printed as it is, never read as
    markup. Raises TemplateError (unknown form, missing fields) and UnprintableTextError.
    """
    form = get_form(name)
    data = plain_values({"date": date, **with_letterhead(values)})
    form.refuse_missing(data)
    return _print(form, data, date)


def render_pdf_of_all(
    papers: Sequence[tuple[str, Mapping[str, object]]], *, date: dt.date
) -> bytes:
    """Several papers, each (name of the form, values), in one PDF, each from a page of its own.

    For forms whose source prints each of `values.papers`; forms of one source may be mixed.
    Raises as `render_pdf` does.
    """
    printed: list[Plain] = []
    for name, values in papers:
        data = plain_values({"date": date, **with_letterhead(values), "printed_as": name})
        get_form(name).refuse_missing(data)
        printed.append(data)
    name, values = papers[0]
    college = plain_values(with_letterhead(values))["college"]
    return _print(get_form(name), {"college": college, "papers": printed}, date)


def render_picture(form: PictureForm, values: Mapping[str, object], *, date: dt.date) -> bytes:
    """A page to be hung up as PDF/A; raises UnprintableTextError."""
    return _print(form, plain_values(with_letterhead(values)), date)


def _print(form: DocumentForm | PictureForm, data: Mapping[str, Plain], date: dt.date) -> bytes:
    import typst

    said = {"printed_as": form.name, **data}
    inputs = {"values": json.dumps(said, ensure_ascii=False), "date": date.isoformat()}
    try:
        return _compile(form, inputs, date)
    except typst.TypstError as error:
        raise _explain(form, error) from error


def _compile(form: DocumentForm | PictureForm, inputs: dict[str, str], date: dt.date) -> bytes:
    import typst

    compiler = typst.Compiler(b"", root=FOLDER / "typst", font_paths=_fonts())
    pdf = compiler.compile(
        input=form.typst_source,
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=_STANDARDS,
        timestamp=dt.datetime.combine(date, dt.time(12), dt.UTC),
    )
    assert isinstance(pdf, bytes)  # noqa: S101 - a list only for pictures of several pages
    return pdf


@lru_cache(maxsize=1)
def _fonts() -> "typst.Fonts":
    """Our sans and, for letters it lacks, the serif inside typst; never the machine's own."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[FOLDER / "fonts"])


def _explain(form: DocumentForm | PictureForm, error: "typst.TypstError") -> DocumentError:
    if found := _UNDRAWABLE.search(error.message):
        return UnprintableTextError(
            _(
                "В тексте есть знаки, которых нет в шрифте документа: «%(signs)s». "
                "Уберите их и повторите.",
                signs=found[1],
            )
        )
    told = _("Документ «%(title)s» не собрался: %(why)s.", title=form.title, why=error.message)
    return TemplateError(told)
