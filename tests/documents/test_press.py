"""PDF printed by another process: the same bytes, the same refusals, and it ends."""

import datetime as dt

import pytest

from app.documents import press
from app.documents.catalog import FORMS
from app.documents.errors import UnprintableTextError
from app.documents.snapshot import Snapshot, render_snapshots, take_snapshot


def direction(**values: str) -> Snapshot:
    """Return a direction as it is kept."""
    form = FORMS["practice_direction"]
    return take_snapshot(form, {**form.specimen, **values}, date=dt.date(2024, 2, 26))


def test_the_press_prints_the_same_and_tells_what_it_cannot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(press, "PAPERS_A_PROCESS", 1)
    with press.Press() as other:
        found = [render_snapshots([direction()], press=other)]
        first = other._process
        found.append(render_snapshots([direction()], press=other))
        assert other._process is not first  # let go after its last paper
        with pytest.raises(UnprintableTextError):
            render_snapshots([direction(student="\U0001f600")], press=other)
        last = other._process
    assert found == [render_snapshots([direction()])] * 2
    assert last is not None
    assert last.returncode is not None
