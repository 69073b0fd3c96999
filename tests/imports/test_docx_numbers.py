"""Numbers that Word writes by itself stand in the column where nothing else does."""

import io

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from app.imports.tables import read_rows

LEVELS = (
    '<w:abstractNum {} w:abstractNumId="77">'
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '</w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
)


def read(*rows: tuple[str, str | None]) -> list[tuple[str, ...]]:
    """Return the rows of a table: (text, level of the list or None) is the first of two cells."""
    document = Document()
    lists = document.part.numbering_part.element
    lists.insert(0, parse_xml(LEVELS.format(nsdecls("w"))))
    lists.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    table = document.add_table(rows=0, cols=2)
    for text, level in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = text, "слово"
        if level is not None:
            properties = cells[0].paragraphs[0]._p.get_or_add_pPr()
            member = f'<w:ilvl w:val="{level}"/><w:numId w:val="77"/>'
            properties.append(parse_xml(f"<w:numPr {nsdecls('w')}>{member}</w:numPr>"))
    stream = io.BytesIO()
    document.save(stream)
    stream.seek(0)
    return [row.cells for row in read_rows(stream)]


def test_levels_are_counted_as_word_counts_them() -> None:
    found = read(("", "0"), ("", "1"), ("", "1"), ("", "0"), ("", "1"))
    assert [cells[0] for cells in found] == ["3.", "3.1", "3.2", "4.", "4.1"]


def test_words_keep_their_cell_and_bullets_are_no_numbers() -> None:
    found = read(("Иванова", "0"), ("", "2"), ("", None), ("", "9"), ("", "x"))
    assert [cells[0] for cells in found] == ["Иванова", "", "", "", ""]
