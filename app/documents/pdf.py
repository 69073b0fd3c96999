"""PDF through typst: our own sources, values as data, PDF/A-2a and PDF/UA-1."""

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from app.documents.catalog import get_form
from app.documents.errors import DocumentError, TemplateError, UnprintableTextError
from app.documents.paper_form import DocumentForm, PictureForm, with_letterhead
from app.documents.press import NotPrintedError, Press, compile_pdf
from app.documents.values import Plain, plain_values

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
    papers: Sequence[tuple[str, Mapping[str, object]]],
    *,
    date: dt.date,
    press: Press | None = None,
) -> bytes:
    """Several papers, each (name of the form, values), in one PDF, each from a page of its own.

    For forms whose source prints each of `values.papers`; forms of one source may be mixed.
    With a press it is printed by another process: for sets of hundreds.
    Raises as `render_pdf` does.
    """
    printed: list[Plain] = []
    for name, values in papers:
        data = plain_values({"date": date, **with_letterhead(values), "printed_as": name})
        get_form(name).refuse_missing(data)
        printed.append(data)
    name, values = papers[0]
    college = plain_values(with_letterhead(values))["college"]
    whole: dict[str, Plain] = {"college": college, "papers": printed}
    return _print(get_form(name), whole, date, press=press, papers=len(papers))


def render_picture(form: PictureForm, values: Mapping[str, object], *, date: dt.date) -> bytes:
    """A page to be hung up as PDF/A; raises UnprintableTextError."""
    return _print(form, plain_values(with_letterhead(values)), date)


def _print(
    form: DocumentForm | PictureForm,
    data: Mapping[str, Plain],
    date: dt.date,
    *,
    press: Press | None = None,
    papers: int = 1,
) -> bytes:
    said = {"printed_as": form.name, **data}
    inputs = {"values": json.dumps(said, ensure_ascii=False), "date": date.isoformat()}
    try:
        if press is not None:
            return press.compile(form.typst_source, inputs, date, papers=papers)
        return compile_pdf(form.typst_source, inputs, date)
    except NotPrintedError as error:
        raise _explain(form, str(error)) from error


def _explain(form: DocumentForm | PictureForm, why: str) -> DocumentError:
    if found := _UNDRAWABLE.search(why):
        return UnprintableTextError(
            _(
                "В тексте есть знаки, которых нет в шрифте документа: «%(signs)s». "
                "Уберите их и повторите.",
                signs=found[1],
            )
        )
    told = _("Документ «%(title)s» не собрался: %(why)s.", title=form.title, why=why)
    return TemplateError(told)
