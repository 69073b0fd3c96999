"""The Word templates of the fair's papers: its report and directions to work."""

from collections.abc import Callable

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm

from app.documents.fair_forms import FAIR_REPORT, WORK_DIRECTION
from app.documents.paper_form import DocumentForm
from scripts.docx_pieces import fill, set_widths, to_bytes, two_ends
from scripts.docx_practice_pieces import (
    DATE,
    LINE,
    begun_with,
    each_of,
    only_if,
    repeat_heading,
    signed,
)

_WIDTHS = (Mm(104), Mm(28), Mm(28))


def fair_report() -> bytes:
    """Отчёт о ярмарке: facts, tables with totals, conclusions."""
    document = begun_with(FAIR_REPORT, "Отчёт о ярмарке вакансий № {{ number }} от {{ date }}")
    only_if(document, "draft", "{{ draft }}", "Примечание")
    document.add_paragraph("Отчёт о ярмарке вакансий {{ subject }}", "Название")
    two_ends(document, "№\u00a0{{ number }}", "{{ date }}", "Пункт")
    each_of(document, "facts", "{{ row.label }}: {{ row.value }}")
    document.add_paragraph("{%p for table in tables %}", "Часть")
    document.add_paragraph("{{ table.caption }}", "Часть")
    _figures(document)
    document.add_paragraph("{%p endfor %}", "Часть")
    only_if(document, "paragraphs", "Выводы", "Часть")
    each_of(document, "paragraphs", "{{ row }}")
    signed(document, ("{{ signatory_post }}", "{{ signatory_name }}"))
    return to_bytes(document)


def _figures(document: WordDocument) -> None:
    """Numbers stand at the right, what they add up to below them in bold."""
    table = document.add_table(rows=7, cols=3, style="Table Grid")
    head, *rest = table.rows
    fill(head.cells, ("", "{{ table.value_head }}", "{{ table.share_head }}"), "Таблица: шапка")
    repeat_heading(table)
    row = ("{{ row.label }}", "{{ row.value }}", "{{ row.share }}")
    lines = [
        ("{%tr for row in table.rows %}",), row, ("{%tr endfor %}",),
        ("{%tr for row in table.totals %}",), row, ("{%tr endfor %}",),
    ]  # fmt: skip
    for at, texts in zip(rest, lines, strict=True):
        fill(at.cells, texts, "Таблица")
    for at in (head, rest[1], rest[4]):
        for cell in at.cells[1:]:
            cell.paragraphs[0].alignment = ALIGN.RIGHT
    for cell in rest[4].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    set_widths(table, _WIDTHS)


def work_direction() -> bytes:
    """Направление на работу with the part the employer signs and the graduate brings back."""
    document = begun_with(WORK_DIRECTION, "Направление на работу № {{ number }} от {{ date }}")
    document.add_paragraph("№\u00a0{{ number }} от {{ date }}", "Пункт")
    document.add_paragraph("{{ organization }}{% if address %}, {{ address }}{% endif %}", "Пункт")
    document.add_paragraph("Направление на работу", "Название")
    document.add_paragraph(
        "{{ college.short_name }} направляет {{ student }}, "
        "{% if group %}группа {{ group }}, {% endif %}для трудоустройства.",
        "Пункт",
    )
    for label, field in (("Специальность", "speciality"), ("Должность", "post")):
        document.add_paragraph(f"{label}: {{{{ {field} }}}}", "Пункт")
    each_of(document, "terms", "{{ row.label }}: {{ row.value }}")
    document.add_paragraph("Основание: {{ basis }}", "Пункт")
    signed(document, ("{{ signatory_post }}", "{{ signatory_name }}"))
    document.add_paragraph("М.П.", "Примечание")
    document.add_paragraph("Отметка работодателя (возвращается в колледж)", "Часть")
    document.add_paragraph("{{ student_name }}, должность: {{ post }}.", "Пункт")
    document.add_paragraph(f"Принят(а) на работу с {DATE}", "Строка подписи")
    document.add_paragraph(f"Приказ № {LINE[:12]} от {DATE}", "Строка подписи")
    document.add_paragraph(f"{LINE}  должность, подпись          М.П.", "Строка подписи")
    return to_bytes(document)


FAIR_TEMPLATES: tuple[tuple[DocumentForm, Callable[[], bytes]], ...] = (
    (FAIR_REPORT, fair_report),
    (WORK_DIRECTION, work_direction),
)
