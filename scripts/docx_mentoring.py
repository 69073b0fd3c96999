"""The Word template of the report of a mentorship."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm

from app.documents.mentoring_forms import MENTORSHIP_REPORT
from scripts.docx_pieces import (
    ACCENT,
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

REPORT_STYLES = {
    "Примечание": Look(9, ALIGN.RIGHT, color=MUTED, before=6),
    "Название отчёта": Look(16, ALIGN.LEFT, bold=True, before=12, after=8),
    "Часть": Look(11, bold=True, color=ACCENT, before=12, after=4),
    "Строка": Look(11, before=2, after=2),
    "Таблица": Look(10, before=3, after=3, leading=1.0),
}


def mentorship_report() -> bytes:
    """Отчёт о наставничестве."""
    document = new_document(MENTORSHIP_REPORT, COMMON_STYLES | REPORT_STYLES)
    letterhead(document)
    _if(document, "draft", "{{ draft }}", "Примечание")
    document.add_paragraph("Отчёт о наставничестве", "Название отчёта")
    two_ends(document, "№\u00a0{{ number }}", "{{ date }}", "Строка")
    document.add_paragraph("Форма: {{ kind }}", "Строка")
    document.add_paragraph("Сроки: {{ dates }}", "Строка")
    document.add_paragraph("{%p for row in facts %}", "Строка")
    document.add_paragraph("{{ row.label }}: {{ row.value }}", "Строка")
    document.add_paragraph("{%p endfor %}", "Строка")
    _if(document, "goal", "Цель", "Часть", "{{ goal }}")
    document.add_paragraph("{%p if stages %}", "Часть")
    document.add_paragraph("Этапы", "Часть")
    _rows(document, "stages", ("Этап", "Показатель", "Пройден"), ("title", "indicator", "done"))
    document.add_paragraph("{%p endif %}", "Часть")
    document.add_paragraph("Что сделано", "Часть")
    _rows(document, "work", ("Вид работы", "Раз", "Время"), ("label", "times", "hours"))
    document.add_paragraph("Всего: {{ total }}", "Строка")
    document.add_paragraph("Итог", "Часть")
    document.add_paragraph("{{ result }}", "Строка")
    two_ends(document, "{{ signatory_post }}", f"{PEN} {{{{ signatory_name }}}}", "Подпись")
    two_ends(document, "Наставник", f"{PEN} {{{{ mentor_name }}}}", "Подпись")
    return to_bytes(document)


def _if(document: WordDocument, field: str, text: str, style: str, *lines: str) -> None:
    document.add_paragraph(f"{{%p if {field} %}}", style)
    document.add_paragraph(text, style)
    for line in lines:
        document.add_paragraph(line, "Строка")
    document.add_paragraph("{%p endif %}", style)


def _rows(document: WordDocument, field: str, heads: Sequence[str], names: Sequence[str]) -> None:
    table = document.add_table(rows=4, cols=len(heads), style="Table Grid")
    head, loop, row, end = table.rows
    fill(head.cells, heads, "Таблица")
    fill(loop.cells, (f"{{%tr for row in {field} %}}",), "Таблица")
    fill(row.cells, [f"{{{{ row.{name} }}}}" for name in names], "Таблица")
    fill(end.cells, ("{%tr endfor %}",), "Таблица")
    set_widths(table, (Mm(80), Mm(50), Mm(30)))
