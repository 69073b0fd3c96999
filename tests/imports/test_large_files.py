"""Large files: counted before they are built, and read where their memory is given back."""

import io
import os
import subprocess
import sys
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from docx import Document

from app.imports import apart, counting, docx_tables, tables, xlsx_tables
from app.imports.tables import Problem, UnreadableFile, read_rows

ROW = "<w:tr>{}</w:tr>".format("<w:tc><w:p><w:r><w:t>аб</w:t></w:r></w:p></w:tc>" * 5)


def document(rows: int, row: str = ROW) -> bytes:
    """Return a Word file of a table that long, without building it."""
    empty = io.BytesIO()
    Document().save(empty)
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(empty) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                table = f"<w:tbl>{row * rows}</w:tbl></w:body>"
                content = content.decode().replace("<w:sectPr", f"{table}<w:sectPr", 1).encode()
                content = content.replace(b"</w:body><w:sectPr", b"<w:sectPr")
            copy.writestr(name, content)
    return packed.getvalue()


def refusal(data: bytes, max_rows: int) -> Problem:
    with pytest.raises(UnreadableFile) as caught:
        read_rows(io.BytesIO(data), max_rows=max_rows)
    return caught.value.problem


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Large files are read in this process, where a test sees what is called."""
    monkeypatch.setattr(tables, "LARGE", tables.MAX_SIZE * 100)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("limit", "row"), [("max_rows", ROW), ("MAX_CELLS", ROW), ("MAX_ELEMENTS", ROW)]
)
def test_a_document_is_counted_before_it_is_built(
    monkeypatch: pytest.MonkeyPatch, limit: str, row: str
) -> None:
    def build(_file: object) -> None:
        pytest.fail("the document was built")

    monkeypatch.setattr(docx_tables, "Document", build)
    if limit != "max_rows":
        monkeypatch.setattr(counting, limit, 100)
    most = 100 if limit == "max_rows" else 10_000
    assert refusal(document(101, row), most) is Problem.TOO_MANY_ROWS


@pytest.mark.usefixtures("here")
def test_a_workbook_is_counted_before_it_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for _ in range(101):
        book.worksheets[0].append(["а", 1])
    stream = io.BytesIO()
    book.save(stream)
    assert len(read_rows(io.BytesIO(stream.getvalue()), max_rows=101)) == 101
    monkeypatch.setattr(xlsx_tables, "CalamineWorkbook", None)
    assert refusal(stream.getvalue(), 100) is Problem.TOO_MANY_ROWS


@pytest.mark.usefixtures("here")
def test_a_text_of_just_as_many_rows_as_allowed_is_read() -> None:
    assert len(read_rows(io.BytesIO("а;б\n".encode() * 100), max_rows=100)) == 100
    assert refusal("а;б\n".encode() * 101, 100) is Problem.TOO_MANY_ROWS


def test_a_large_document_is_read_apart_as_it_is_read_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = document(4_000)
    apart_rows = read_rows(io.BytesIO(data))
    assert len(apart_rows) == 4_000
    monkeypatch.setattr(tables, "LARGE", tables.MAX_SIZE * 100)
    assert read_rows(io.BytesIO(data)) == apart_rows


def test_a_refusal_apart_says_the_same() -> None:
    damaged = document(4_000).replace(b"[Content_Types].xml", b"[Content_Typos].xml")
    assert refusal(damaged, 5_000) is Problem.DAMAGED


def test_a_refusal_names_the_limit() -> None:
    with pytest.raises(UnreadableFile, match="больше 5000\u00a0строк"):
        read_rows(io.BytesIO(document(16_002)), max_rows=5_000)


def test_a_reader_that_takes_too_much_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert refusal(document(4_000), 5_000) is Problem.BOMB


def test_who_waits_too_long_for_a_turn_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 0.01)
    assert refusal(document(4_000), 5_000) is Problem.BUSY


def resident() -> int:
    """Bytes of this process that are in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.parametrize(("rows", "times"), [(16_002, 12), (4_990, 3)])
def test_many_large_uploads_at_once_leave_the_process_as_it_was(rows: int, times: int) -> None:
    """The longer ones are refused, the shorter ones are read."""
    data = document(rows)

    def send(_: int) -> int:
        try:
            return len(read_rows(io.BytesIO(data), max_rows=5_000))
        except UnreadableFile:
            return 0

    send(0)
    before = resident()
    with ThreadPoolExecutor(4) as people:
        found = set(people.map(send, range(times)))
    assert found == {rows if rows <= 5_000 else 0}
    assert resident() - before < 48 * 1024 * 1024


def test_readers_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    now, most, lock = 0, 0, threading.Lock()

    def run(*_args: object, **_kwargs: object) -> subprocess.CompletedProcess[bytes]:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.02)
        with lock:
            now -= 1
        return subprocess.CompletedProcess([], 0, b'{"answer": [[["a"], 1, "", [], true, []]]}')

    monkeypatch.setattr(subprocess, "run", run)
    data = document(4_000)
    with ThreadPoolExecutor(4) as people:
        list(people.map(lambda _: read_rows(io.BytesIO(data)), range(8)))
    assert most == apart.AT_ONCE
