"""What the Word templates of practice share: their styles, facts, tables, places to sign."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.shared import Mm
from docx.table import Table

from app.documents.paper_form import DocumentForm
from scripts.docx_pieces import (
    ACCENT,
    COMMON_STYLES,
    MUTED,
    TEXT_WIDTH,
    Look,
    add_field,
    fill,
    keep_together,
    letterhead,
    new_document,
    set_widths,
)

STYLES = {
    "Примечание": Look(9, color=MUTED, before=4, after=2),
    "Справа": Look(9, ALIGN.RIGHT, color=MUTED, after=4),
    "Название": Look(15, ALIGN.CENTER, bold=True, before=14, after=10),
    "Обложка": Look(20, ALIGN.CENTER, bold=True, before=130, after=40),
    "По центру": Look(11, ALIGN.CENTER, before=4, after=4),
    "Часть": Look(11, bold=True, color=ACCENT, before=12, after=5),
    "Пункт": Look(11, before=3, after=3),
    "Таблица": Look(10, before=2, after=2, leading=1.0),
    "Таблица: шапка": Look(9, bold=True, before=3, after=3, leading=1.0),
    "Строка подписи": Look(11, before=12, after=0, leading=1.0),
}
LINE = "_" * 30  # a ruled line where nothing is stored
SHORT = "_" * 8
DATE = "«____» ______________ 20___ г."


def begun_with(form: DocumentForm, foot: str) -> WordDocument:
    document = new_document(form, COMMON_STYLES | STYLES)
    letterhead(document)
    add_foot(document, foot)
    return document


def add_foot(document: WordDocument, words: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Реквизиты документа"
    paragraph.add_run(f"{words}\tстр. ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" из ")
    add_field(paragraph, "NUMPAGES")
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def trained(form: DocumentForm) -> WordDocument:
    document = begun_with(form, "{{ title }}: {{ student_name }}")
    document.add_paragraph("{{ title }}", "Название")
    student_facts(document)
    return document


def covered(form: DocumentForm) -> WordDocument:
    document = new_document(form, COMMON_STYLES | STYLES)
    add_foot(document, "{{ title }}: {{ student_name }}")
    for words in (
        "{{ college.republic }} · {{ college.ministry }}",
        "{{ college.kind }}",
        "{{ college.name }}",
    ):
        document.add_paragraph(words, "По центру")
    document.add_paragraph("{{ title }}", "Обложка")
    student_facts(document)
    return document


def student_facts(document: WordDocument) -> None:
    facts = (
        ("Студент", "student_name"), ("Курс", "course"), ("Группа", "group"),
        ("Специальность", "speciality"), ("Модуль", "module"), ("Сроки", "dates"),
        ("Объём, часов", "hours"), ("База практики", "base"), ("Адрес базы", "address"),
        ("Руководитель от колледжа", "college_supervisor"),
        ("Ответственный от базы", "base_supervisor"),
    )  # fmt: skip
    fact_table(document, facts)


def fact_table(document: WordDocument, facts: Sequence[tuple[str, str]]) -> None:
    table = document.add_table(rows=len(facts), cols=2)
    for row, (label, field) in zip(table.rows, facts, strict=True):
        fill(row.cells, (label, f"{{{{ {field} or '{LINE}' }}}}"), "Таблица")
    set_widths(table, (Mm(54), Mm(106)))


def competences(document: WordDocument) -> None:
    document.add_paragraph("Освоение компетенций", "Часть")
    columns = (("Компетенция", "{{ row.text }}", 120), ("Освоена (да / нет)", "", 40))
    table_if(document, "competences", columns, blank=4)


def table_if(
    document: WordDocument,
    field: str,
    columns: Sequence[tuple[str, str, int]],
    *,
    otherwise: str = "",
    blank: int = 0,
) -> None:
    """Rows of a list; without any words instead, or empty rows for the pen."""
    document.add_paragraph(f"{{%p if {field} %}}", "Пункт")
    table = headed_table(document, columns, rows=3)
    _head, loop, row, end = table.rows
    fill(loop.cells, (f"{{%tr for row in {field} %}}",), "Таблица")
    fill(row.cells, [tag for _label, tag, _width in columns], "Таблица")
    fill(end.cells, ("{%tr endfor %}",), "Таблица")
    if otherwise or blank:
        document.add_paragraph("{%p else %}", "Пункт")
    if otherwise:
        document.add_paragraph(otherwise, "Пункт")
    if blank:
        for row in headed_table(document, columns, rows=blank).rows[1:]:
            row.height = Mm(9)
    document.add_paragraph("{%p endif %}", "Пункт")


def headed_table(
    document: WordDocument, columns: Sequence[tuple[str, str, int]], *, rows: int
) -> Table:
    table = document.add_table(rows=rows + 1, cols=len(columns), style="Table Grid")
    fill(table.rows[0].cells, [label for label, _tag, _width in columns], "Таблица: шапка")
    repeat_heading(table)
    set_widths(table, [Mm(width) for _label, _tag, width in columns])
    return table


def repeat_heading(table: Table) -> None:
    """The heading stands on every page."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def each_of(document: WordDocument, field: str, words: str) -> None:
    document.add_paragraph(f"{{%p for row in {field} %}}", "Пункт")
    document.add_paragraph(words, "Пункт")
    document.add_paragraph("{%p endfor %}", "Пункт")


def only_if(document: WordDocument, field: str, words: str, style: str) -> None:
    document.add_paragraph(f"{{%p if {field} %}}", style)
    document.add_paragraph(words, style)
    document.add_paragraph("{%p endif %}", style)


def marked(document: WordDocument, field: str, title: str, words: str) -> None:
    """A heading and a line for the pen of each."""
    document.add_paragraph(f"{{%p if {field} %}}", "Примечание")
    document.add_paragraph(title, "Примечание").paragraph_format.keep_with_next = True
    document.add_paragraph(f"{{%p for row in {field} %}}", "Строка подписи")
    document.add_paragraph(words, "Строка подписи")
    document.add_paragraph("{%p endfor %}", "Строка подписи")
    document.add_paragraph("{%p endif %}", "Примечание")


def both_sign(document: WordDocument) -> None:
    signed(
        document,
        ("Ответственный от базы практики", "{{ base_initials }}"),
        ("Руководитель практики от колледжа", "{{ college_initials }}"),
    )
    document.add_paragraph(f"М.П.        {DATE}", "Примечание")


def signed(document: WordDocument, *rows: tuple[str, str]) -> None:
    table = document.add_table(rows=len(rows), cols=3)
    for row, (post, name) in zip(table.rows, rows, strict=True):
        fill(row.cells, (post, LINE[:16], name), "Строка подписи")
    set_widths(table, (Mm(78), Mm(38), Mm(44)))
    keep_together(table)


def line_of_two_ends(document: WordDocument, left: str, right: str) -> None:
    paragraph = document.add_paragraph(f"{left}\t{right}", "Пункт")
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
