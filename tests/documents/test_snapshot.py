"""What a paper said, kept as JSON and rendered later."""

import datetime as dt
import json
from typing import cast

import pytest

from app.documents.catalog import LETTER_OF_THANKS
from app.documents.errors import TemplateError
from app.documents.pdf import render_pdf
from app.documents.snapshot import PaperFormat, Snapshot, render_snapshot, take_snapshot
from tests.documents.samples import LETTER

DAY = dt.date(2024, 10, 5)


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_a_snapshot_outlives_json_and_gives_the_same_file(file_format: PaperFormat) -> None:
    taken = take_snapshot(LETTER_OF_THANKS, LETTER, date=DAY)
    stored = cast(Snapshot, json.loads(json.dumps(taken)))
    assert stored == taken
    assert render_snapshot(stored, file_format) == render_snapshot(taken, file_format)


def test_it_is_the_paper_itself() -> None:
    taken = take_snapshot(LETTER_OF_THANKS, LETTER, date=DAY)
    assert render_snapshot(taken, "pdf") == render_pdf(LETTER_OF_THANKS.name, LETTER, date=DAY)


def test_a_paper_without_a_field_is_not_issued() -> None:
    values = {name: value for name, value in LETTER.items() if name != "reason"}
    with pytest.raises(TemplateError, match="за что благодарим"):
        take_snapshot(LETTER_OF_THANKS, values, date=DAY)


def test_a_field_the_form_has_got_since_stays_empty() -> None:
    taken = take_snapshot(LETTER_OF_THANKS, LETTER, date=DAY)
    del taken["values"]["recipient_post"]
    assert render_snapshot(taken, "docx").startswith(b"PK")
