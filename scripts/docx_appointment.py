"""The Word template of the order that appoints mentors."""

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.shared import Mm

from app.documents.appointment_forms import MENTOR_APPOINTMENT
from scripts.docx_pieces import (
    COMMON_STYLES,
    MUTED,
    PEN,
    Look,
    fill,
    letterhead,
    new_document,
    set_widths,
    to_bytes,
    two_ends,
)

HEADS = ("№", "Наставник", "Должность", "Организация", "Студентов", "Согласие")
CELLS = ("number", "name", "post", "organization", "load", "consent")
WIDTHS = (Mm(9), Mm(44), Mm(35), Mm(32), Mm(20), Mm(20))
APPOINTMENT_STYLES = {
    "Примечание": Look(9, ALIGN.RIGHT, color=MUTED, before=6),
    "Название приказа": Look(16, ALIGN.CENTER, bold=True, before=12, after=8),
    "О чём приказ": Look(11, bold=True, before=8, after=6),
    "Пункт": Look(11, ALIGN.JUSTIFY, before=3, after=3),
    "Приложение": Look(13, bold=True, before=8, after=6),
    "Таблица": Look(10, before=3, after=3, leading=1.0),
}


def mentor_appointment() -> bytes:
    """Приказ о назначении наставников."""
    document = new_document(MENTOR_APPOINTMENT, COMMON_STYLES | APPOINTMENT_STYLES)
    letterhead(document)
    document.add_paragraph("{%p if draft %}", "Примечание")
    document.add_paragraph("{{ draft }}", "Примечание")
    document.add_paragraph("{%p endif %}", "Примечание")
    document.add_paragraph("Приказ", "Название приказа")
    two_ends(document, "{{ date }}", "№\u00a0{{ number }}", "Пункт")
    document.add_paragraph("О назначении наставников", "О чём приказ")
    document.add_paragraph("{{ preamble }}", "Пункт")
    document.add_paragraph("ПРИКАЗЫВАЮ:", "О чём приказ")
    document.add_paragraph("{%p for row in points %}", "Пункт")
    document.add_paragraph("{{ row.number }}. {{ row.text }}", "Пункт")
    document.add_paragraph("{%p endfor %}", "Пункт")
    two_ends(document, "{{ signatory_post }}", f"{PEN} {{{{ signatory_name }}}}", "Подпись")
    annex = document.add_paragraph(
        "Приложение к приказу №\u00a0{{ number }} от {{ date }}", "Примечание"
    )
    annex.paragraph_format.page_break_before = True
    document.add_paragraph("{{ annex }}", "Приложение")
    table = document.add_table(rows=4, cols=len(HEADS), style="Table Grid")
    head, loop, row, end = table.rows
    fill(head.cells, HEADS, "Таблица")
    fill(loop.cells, ("{%tr for row in rows %}",), "Таблица")
    fill(row.cells, [f"{{{{ row.{name} }}}}" for name in CELLS], "Таблица")
    fill(end.cells, ("{%tr endfor %}",), "Таблица")
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeated on every page
    set_widths(table, WIDTHS)
    return to_bytes(document)
