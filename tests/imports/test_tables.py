"""Reading people's files: every honest kind, and every trick we know."""

import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import example, given
from hypothesis import strategies as st

from app.imports import archives
from app.imports.tables import MAX_SIZE, Problem, Row, UnreadableFile, read_rows

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
LINES = [("№", "Мероприятие", "Срок"), ("1.1", "Заседание, первое", "до 15 октября")]


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in read_rows(io.BytesIO(data))]


def problem(data: bytes) -> Problem:
    with pytest.raises(UnreadableFile) as caught:
        read_rows(io.BytesIO(data))
    return caught.value.problem


def text(separator: str) -> str:
    return "\r\n".join(
        separator.join(f'"{cell}"' if separator in cell else cell for cell in line)
        for line in LINES
    )


@pytest.mark.parametrize("separator", ["\t", ";", ",", "|"])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "cp866", "utf-16", "utf-16-le", "utf-16-be"],
)
def test_reads_text_of_any_encoding_and_separator(encoding: str, separator: str) -> None:
    sent = text(separator) if encoding not in ("koi8-r",) else text(separator).replace("№", "N")
    if encoding == "utf-16-be" or encoding == "utf-16-le":
        sent += "\r\n"
    expected = [tuple(cell.replace("№", "N") for cell in line) for line in LINES]
    found = [
        tuple(cell.replace("№", "N") for cell in line) for line in cells(sent.encode(encoding))
    ]
    assert found == expected


def test_a_cell_of_several_lines_keeps_the_number_of_its_first() -> None:
    rows = read_rows(io.BytesIO('а;"б\nв"\nг;д\n'.encode()))
    assert [(row.number, row.cells) for row in rows] == [(1, ("а", "б\nв")), (3, ("г", "д"))]
    assert rows[1].place(1) == "строка 3, столбец 2"


def test_an_unpaired_quote_swallows_no_lines() -> None:
    assert cells('1\tПроект "Билет\n2\tКонкурс'.encode()) == [
        ("1", 'Проект "Билет'),
        ("2", "Конкурс"),
    ]


def test_page_breaks_end_lines() -> None:
    assert cells("а\tб\x0cв\tг".encode()) == [("а", "б"), ("в", "г")]


def workbook(**values: object) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for place, value in values.items():
        sheet[place] = value
    return saved(book)


def saved(file: object) -> bytes:
    stream = io.BytesIO()
    file.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def test_workbook_values_become_text_as_people_see_them() -> None:
    data = workbook(
        A1=1.0, B1=1.1, C1=date(2024, 3, 1), D1=datetime(2024, 3, 1, 9, 30),  # noqa: DTZ001
        E1=True, B2=" текст\r\nдальше ",
    )  # fmt: skip
    assert cells(data) == [
        ("1", "1.1", "01.03.2024", "01.03.2024 09:30", "да"),
        ("", "текст\nдальше", "", "", ""),
    ]


def test_rows_of_a_workbook_keep_their_numbers_and_sheets() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("План")["B3"] = "да"
    hidden = book.create_sheet("Черновик")
    hidden["A1"] = "тайное"
    hidden.sheet_state = "hidden"
    rows = [row for row in read_rows(io.BytesIO(saved(book))) if not row.is_empty()]
    assert rows == [Row(("", "да"), 3, "лист «План»")]
    assert rows[0].place(1) == "лист «План», строка 3, столбец 2"


def test_a_document_is_read_in_its_order_and_merged_cells_once() -> None:
    document = Document()
    document.add_paragraph("До таблицы")
    table = document.add_table(rows=3, cols=3)
    for row, line in zip(table.rows, ["абв", "где", "жзи"], strict=True):
        for cell, letter in zip(row.cells, line, strict=True):
            cell.text = letter
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Раздел"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "1.1"
    document.add_paragraph("После")
    assert cells(saved(document)) == [
        ("До таблицы",),
        ("Раздел", "", ""),
        ("1.1", "д", "е"),
        ("", "з", "и"),
        ("После",),
    ]


def test_a_document_is_read_as_it_looks_with_changes_tracked() -> None:
    document = Document()
    words = (
        "<w:r><w:t>Срок</w:t></w:r>"
        "<w:del><w:r><w:delText> старый</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t> ушёл</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t> новый</w:t><w:tab/><w:t>2024</w:t><w:br/><w:t>г.</w:t></w:r></w:ins>"
        "<w:sdt><w:sdtContent><w:r><w:t>!</w:t></w:r></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{words}</w:p>"))
    assert cells(saved(document))[0] == ("Срок новый 2024\nг.!",)


def test_a_monstrous_span_is_held_to_what_word_allows() -> None:
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "а"
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:gridSpan {nsdecls("w")} w:val="2000000000"/>'))
    assert [len(line) for line in cells(saved(document))] == [63]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Problem.EMPTY),
        (b"\xef\xbb\xbf \r\n\t", Problem.EMPTY),
        (b"\x00" * 100, Problem.EMPTY),
        (PNG, Problem.PICTURE),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 40, Problem.PICTURE),
        (b"GIF89a" + b"\x00" * 40, Problem.PICTURE),
        (b"%PDF-1.7 ...", Problem.PDF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, Problem.OLD_OFFICE),
        (b"{\\rtf1 text}", Problem.OTHER_FORMAT),
        (b"<html><table></table></html>", Problem.OTHER_FORMAT),
        ("текст\x00\x01\x02 с нулями".encode(), Problem.OTHER_FORMAT),
        (bytes(range(1, 32)) * 4, Problem.OTHER_FORMAT),
        (b";;;\n;;;", Problem.NO_TEXT),
        (b"\xff\xfe\x00\xd8\x41", Problem.DAMAGED),
        (b"PK\x03\x04" + b"\x00" * 50, Problem.DAMAGED),
        (("ж" * 200_000).encode(), Problem.OTHER_FORMAT),
        (("а;б\n" * 100_001).encode(), Problem.TOO_MANY_ROWS),
        ((";" * 501).encode() + "а".encode(), Problem.TOO_MANY_ROWS),
    ],
)
def test_what_is_no_table_is_told_plainly(data: bytes, expected: Problem) -> None:
    assert problem(data) is expected


@pytest.mark.parametrize("make", [lambda: workbook(A1="а"), lambda: saved(Document())])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_damaged(make: object, share: float) -> None:
    whole: bytes = make()  # type: ignore[operator]
    assert problem(whole[: int(len(whole) * share)]) is Problem.DAMAGED


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "plan.txt"
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    with pytest.raises(UnreadableFile, match=re.escape("больше 10\u00a0МБ")) as caught:
        read_rows(large)
    assert caught.value.problem is Problem.TOO_LARGE


def test_the_limit_is_the_last_byte() -> None:
    assert read_rows(io.BytesIO(b"a" * 100), max_size=100)
    with pytest.raises(UnreadableFile):
        read_rows(io.BytesIO(b"a" * 101), max_size=100)
    assert MAX_SIZE == 10 * 1024 * 1024


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {entry: packed.read(entry) for entry in packed.namelist()}
    return archive(**{**parts, name: content})


BOMB = b"0" * (archives.MAX_UNPACKED + 1)
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("word/media/a.bin", BOMB, Problem.BOMB),
        ("../../etc/passwd", b"x", Problem.UNSAFE),
        ("/etc/passwd", b"x", Problem.UNSAFE),
        ("c:/windows/x", b"x", Problem.UNSAFE),
        ("word/document.xml", ENTITY, Problem.UNSAFE),
        ("word/styles.xml", ENTITY, Problem.UNSAFE),
        ("word/document.xml", ENTITY.decode().encode("utf-16"), Problem.UNSAFE),
        ("word/document.xml", b"<broken", Problem.DAMAGED),
        ("[Content_Types].xml", b"<x/>", Problem.DAMAGED),
    ],
)
def test_a_document_with_a_trick_inside_is_refused(
    name: str, content: bytes, expected: Problem
) -> None:
    assert problem(with_part(saved(Document()), name, content)) is expected


def test_an_archive_of_thousands_of_parts_is_refused() -> None:
    data = archive(**{f"part{number}": b"" for number in range(archives.MAX_PARTS + 1)})
    assert problem(data) is Problem.BOMB


def test_an_archive_of_something_else_is_refused() -> None:
    assert problem(archive(readme=b"text")) is Problem.OTHER_ARCHIVE


def test_a_part_larger_than_it_declares_is_damaged() -> None:
    data = bytearray(archive(**{"word/document.xml": b"1" * 1000}))
    declared = (1000).to_bytes(4, "little")
    for at in [at for at in range(len(data)) if data[at : at + 4] == declared]:
        data[at : at + 4] = (10).to_bytes(4, "little")
    assert problem(bytes(data)) is Problem.DAMAGED


SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b"%s</sheetData></worksheet>"
)


def test_a_cell_in_the_last_corner_fills_no_memory() -> None:
    corners = b"".join(
        b'<row r="%d"><c r="%s%d"><v>1</v></c></row>' % (row, column, row)
        for row, column in [(1, b"A"), (1048576, b"XFD")]
    )
    data = with_part(workbook(A1="а"), "xl/worksheets/sheet1.xml", SHEET % corners)
    assert problem(data) is Problem.TOO_MANY_ROWS


def test_a_long_text_used_many_times_fills_no_memory() -> None:
    used = b"".join(b'<c r="A%d" t="s"><v>0</v></c>' % row for row in range(1, 3001))
    strings = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
        + b"a" * 100_000
        + b"</t></si></sst>"
    )
    data = with_part(workbook(A1="а"), "xl/sharedStrings.xml", strings)
    data = with_part(data, "xl/worksheets/sheet1.xml", SHEET % (b'<row r="1">' + used + b"</row>"))
    assert problem(data) is Problem.BOMB


@given(st.binary(max_size=300))
@example(b"PK\x03\x04")
@example(b"\xff\xfe\x00")
@example(b"\x00\xd8\x00\xdc")
def test_any_bytes_are_rows_or_a_refusal(data: bytes) -> None:
    try:
        rows = read_rows(io.BytesIO(data))
    except UnreadableFile:
        return
    assert any(not row.is_empty() for row in rows)


def document_with_text() -> bytes:
    document = Document()
    document.add_paragraph("План")
    return saved(document)


@given(st.data())
def test_a_document_with_any_byte_changed_is_rows_or_a_refusal(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([WORKBOOK, DOCUMENT])))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    try:
        rows = read_rows(io.BytesIO(bytes(whole)))
    except UnreadableFile:
        return
    assert any(not row.is_empty() for row in rows)


WORKBOOK = workbook(A1="План", B2=1)
DOCUMENT = document_with_text()
