"""The Word template of the execution report: landscape, a row per item, the heading repeated."""

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Cell, _Row

from app.documents.catalog import EXECUTION_REPORT
from scripts.docx_pieces import (
    ACCENT,
    COMMON_STYLES,
    PEN,
    Look,
    add_field,
    fill,
    keep_together,
    letterhead,
    new_document,
    set_widths,
    to_bytes,
    two_ends,
)

WIDTH = Mm(267)
COLUMNS = (Mm(15), Mm(72), Mm(34), Mm(36), Mm(42), Mm(68))
HEADINGS = (
    "№\u00a0п/п",
    "Название мероприятия",
    "Исполнители",
    "Срок выполнения",
    "Ожидаемый результат",
    "Выполнение",
)
STYLES = {
    "Название отчёта": Look(15, ALIGN.CENTER, bold=True, before=8, after=2),
    "Сведения": Look(10, ALIGN.CENTER, after=2),
    "Итоги": Look(10, before=6, after=6),
    "Таблица": Look(9, before=2, after=2, leading=1.0),
    "Таблица: шапка": Look(9, bold=True, before=2, after=2, leading=1.0),
    "Таблица: раздел": Look(9.5, bold=True, color=ACCENT, before=3, after=3, leading=1.0),
    "Состояние": Look(9, bold=True, before=2, after=2, leading=1.0),
}


def execution_report() -> bytes:
    """Отчёт о выполнении плана."""
    document = new_document(EXECUTION_REPORT, COMMON_STYLES | STYLES, landscape=True)
    letterhead(document)
    _head(document)
    _table(document)
    _signatures(document)
    _foot(document)
    return to_bytes(document)


def _head(document: WordDocument) -> None:
    document.add_paragraph("{{ title }}", "Название отчёта")
    document.add_paragraph("{{ cluster }}", "Сведения")
    document.add_paragraph("{%p if adopted %}", "Сведения")
    document.add_paragraph("{{ adopted }}", "Сведения")
    document.add_paragraph("{%p endif %}", "Сведения")
    two_ends(document, "{{ number }}", "По состоянию на {{ date }}", "Итоги", width=WIDTH)
    document.add_paragraph(
        "{% for row in counts %}{% if not loop.first %}; {% endif %}"
        "{{ row.label }}: {{ row.value }}{% endfor %}.",
        "Итоги",
    )


def _table(document: WordDocument) -> None:
    table = document.add_table(rows=7, cols=len(COLUMNS), style="Table Grid")
    head, sections, title, rows, row, end, last = table.rows
    fill(head.cells, HEADINGS, "Таблица: шапка")
    fill(sections.cells, ("{%tr for section in sections %}",), "Таблица")
    fill(rows.cells, ("{%tr for row in section.rows %}",), "Таблица")
    fill(row.cells, [f"{{{{ row.{name} }}}}" for name in _OWN], "Таблица")
    _done(row.cells[-1])
    for closing in (end, last):
        fill(closing.cells, ("{%tr endfor %}",), "Таблица")
    set_widths(table, COLUMNS)
    whole = title.cells[0].merge(title.cells[-1])
    fill([whole], ["{{ section.title }}"], "Таблица: раздел")
    whole.paragraphs[0].paragraph_format.keep_with_next = True
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeated on every page
    for one in (head, title, row):
        _keep_whole(one)
    table.autofit = False


_OWN = ("number", "title", "executors", "deadline", "result")


def _done(cell: _Cell) -> None:
    fill([cell], ["{{ row.status }}"], "Состояние")
    cell.add_paragraph("{%p for line in row.done %}", "Таблица")
    cell.add_paragraph("{{ line }}", "Таблица")
    cell.add_paragraph("{%p endfor %}", "Таблица")
    link = cell.add_paragraph("", "Таблица")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), 'HYPERLINK "{{ row.link }}"')
    run = link.add_run("{{ row.address }}")
    run.font.color.rgb = ACCENT
    field.append(run._r)
    link._p.append(field)


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _signatures(document: WordDocument) -> None:
    note = document.add_paragraph("{{ note }}", "Реквизиты документа")
    note.paragraph_format.keep_with_next = True
    table = document.add_table(rows=2, cols=3)
    signed, prepared = table.rows
    fill(signed.cells, ("{{ signatory_post }}", PEN, "{{ signatory_name }}"), "Подпись")
    fill(prepared.cells, ("Отчёт подготовил(-а)", PEN, "{{ prepared_by }}"), "Подпись")
    set_widths(table, (Mm(75), Mm(60), Mm(132)))
    keep_together(table)


def _foot(document: WordDocument) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Бланк"
    paragraph.add_run("{{ title }}\tстр. ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" из ")
    add_field(paragraph, "NUMPAGES")
    paragraph.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
