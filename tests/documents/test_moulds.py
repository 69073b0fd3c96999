"""A template prepared once fills the same papers as the whole way does, and hides no fault."""

import io
import zipfile

import pytest

from app.documents.catalog import FORMS
from app.documents.docx import _fill_whole, render_docx
from app.documents.paper_form import with_letterhead
from app.documents.values import plain_values


def members(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", sorted(FORMS))
def test_each_form_comes_out_the_same_both_ways(name: str) -> None:
    form = FORMS[name]
    values = plain_values(with_letterhead(form.specimen))
    whole = _fill_whole(form.word_template.read_bytes(), values)
    assert members(render_docx(form.word_template, form.specimen)) == members(whole)


def test_one_paper_leaves_nothing_in_the_next() -> None:
    form = FORMS["practice_direction"]
    first = render_docx(form.word_template, form.specimen)
    render_docx(form.word_template, {**form.specimen, "student": "другой"})
    assert render_docx(form.word_template, form.specimen) == first
