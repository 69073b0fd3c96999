"""Make the Word templates that come with the product: python -m scripts.make_docx_templates.

They are written by a script so that a change shows in a review. The college may open a template
in Word, restyle it (every paragraph has a named style), reword it, and use its own instead; only
the tags in braces have to stay.
"""

from collections.abc import Callable

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.shared import Mm
from docx.table import _Cell

from app.documents.agreement_forms import PRACTICE_AGREEMENT, PRACTICE_AMENDMENT
from app.documents.appointment_forms import MENTOR_APPOINTMENT
from app.documents.catalog import (
    ANALYSIS_NOTE,
    EXECUTION_REPORT,
    INFORMATIVE_NOTE,
    MEETING_MINUTES,
    TARGET_CONTRACT,
    DocumentForm,
)
from app.documents.cv_form import CANDIDATE_CV
from app.documents.mentoring_forms import MENTORSHIP_REPORT
from scripts.docx_agreement import practice_agreement, practice_amendment
from scripts.docx_appointment import mentor_appointment
from scripts.docx_awards import AWARD_TEMPLATES
from scripts.docx_contracts import TRAINING_TEMPLATES
from scripts.docx_cv import candidate_cv
from scripts.docx_fair import FAIR_TEMPLATES
from scripts.docx_mentoring import mentorship_report
from scripts.docx_minutes import meeting_minutes
from scripts.docx_pieces import (
    ACCENT,
    COMMON_STYLES,
    MUTED,
    PEN,
    TEXT_WIDTH,
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
from scripts.docx_practice import PRACTICE_TEMPLATES
from scripts.docx_report import execution_report

CONTRACT_STYLES = {
    "Примечание": Look(9, color=MUTED, before=6, after=6),
    "Название договора": Look(15, ALIGN.CENTER, bold=True, before=10, after=8),
    "Раздел": Look(12, bold=True, color=ACCENT, before=14, after=6),
    "Пункт": Look(11, ALIGN.JUSTIFY, before=4, after=4),
    "Таблица": Look(10, before=3, after=3, leading=1.0),
    "Таблица: шапка": Look(9, color=MUTED, before=3, after=3, leading=1.0),
    "Сторона": Look(11, bold=True, after=4),
}


def target_contract() -> bytes:
    """Договор о целевом обучении, the college's draft form."""
    document = new_document(TARGET_CONTRACT, COMMON_STYLES | CONTRACT_STYLES)
    letterhead(document)
    _contract_head(document)
    _contract_subject(document)
    document.add_paragraph("2. Обязательства Сторон и сроки", "Раздел")
    _contract_obligations(document)
    document.add_paragraph("3. Заключительные положения", "Раздел")
    document.add_paragraph(
        "3.1. Договор составлен в двух экземплярах, по одному для каждой Стороны.", "Пункт"
    )
    document.add_paragraph(
        "3.2. Изменения оформляются письменно и подписываются обеими Сторонами.", "Пункт"
    )
    document.add_paragraph("4. Реквизиты и подписи Сторон", "Раздел")
    _contract_requisites(document)
    _contract_foot(document)
    return to_bytes(document)


def informative_note() -> bytes:
    """Информативная справка: figures, tables, conclusions, a signature."""
    document = new_document(INFORMATIVE_NOTE, COMMON_STYLES | CONTRACT_STYLES)
    letterhead(document)
    document.add_paragraph("{%p if draft %}", "Примечание")
    document.add_paragraph("{{ draft }}", "Примечание")
    document.add_paragraph("{%p endif %}", "Примечание")
    document.add_paragraph("Информативная справка {{ subject }}", "Название договора")
    two_ends(document, "№\u00a0{{ number }}", "{{ date }}", "Пункт")
    document.add_paragraph("{%p for row in facts %}", "Пункт")
    document.add_paragraph("{{ row.label }}: {{ row.value }}", "Пункт")
    document.add_paragraph("{%p endfor %}", "Пункт")
    document.add_paragraph("{%p for table in tables %}", "Раздел")
    document.add_paragraph("{{ table.caption }}", "Раздел")
    _note_table(document)
    document.add_paragraph("{%p endfor %}", "Раздел")
    document.add_paragraph("Выводы", "Раздел")
    document.add_paragraph("{%p for text in paragraphs %}", "Пункт")
    document.add_paragraph("{{ text }}", "Пункт")
    document.add_paragraph("{%p endfor %}", "Пункт")
    two_ends(document, "{{ signatory_post }}", f"{PEN} {{{{ signatory_name }}}}", "Подпись")
    return to_bytes(document)


def _note_table(document: WordDocument) -> None:
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    loop, row, end = table.rows
    fill(loop.cells, ("{%tr for row in table.rows %}",), "Таблица")
    fill(row.cells, ("{{ row.label }}", "{{ row.value }}", "{{ row.share }}"), "Таблица")
    fill(end.cells, ("{%tr endfor %}",), "Таблица")
    set_widths(table, (Mm(110), Mm(25), Mm(25)))


def analysis_note() -> bytes:
    """Справка совету: each question with its sentences and its table, conclusions, a signature."""
    document = new_document(ANALYSIS_NOTE, COMMON_STYLES | CONTRACT_STYLES)
    letterhead(document)
    document.add_paragraph("{%p if draft %}", "Примечание")
    document.add_paragraph("{{ draft }}", "Примечание")
    document.add_paragraph("{%p endif %}", "Примечание")
    document.add_paragraph(
        "Справка совету: практика, наставничество и трудоустройство выпускников",
        "Название договора",
    )
    two_ends(document, "№\u00a0{{ number }}", "{{ date }}", "Пункт")
    document.add_paragraph("{{ selection }}", "Пункт")
    document.add_paragraph("{{ basis }}", "Пункт")
    document.add_paragraph("{%p for question in questions %}", "Раздел")
    document.add_paragraph("{{ question.title }}", "Раздел")
    document.add_paragraph("{%p for text in question.sentences %}", "Пункт")
    document.add_paragraph("{{ text }}", "Пункт")
    document.add_paragraph("{%p endfor %}", "Пункт")
    document.add_paragraph("{%p if question.rows %}", "Пункт")
    _analysis_table(document)
    document.add_paragraph("{%p endif %}", "Пункт")
    document.add_paragraph("{%p endfor %}", "Раздел")
    document.add_paragraph("{{ caution }}", "Пункт")
    document.add_paragraph("{%p if paragraphs %}", "Раздел")
    document.add_paragraph("Выводы", "Раздел")
    document.add_paragraph("{%p endif %}", "Раздел")
    document.add_paragraph("{%p for text in paragraphs %}", "Пункт")
    document.add_paragraph("{{ text }}", "Пункт")
    document.add_paragraph("{%p endfor %}", "Пункт")
    two_ends(document, "{{ signatory_post }}", f"{PEN} {{{{ signatory_name }}}}", "Подпись")
    return to_bytes(document)


def _analysis_table(document: WordDocument) -> None:
    table = document.add_table(rows=4, cols=5, style="Table Grid")
    head, loop, row, end = table.rows
    names = ("label", "total", "hits", "value")
    heads = [f"{{{{ question.head_{name} }}}}" for name in names]
    fill(head.cells, (*heads, "95\u00a0%"), "Таблица: шапка")
    fill(loop.cells, ("{%tr for row in question.rows %}",), "Таблица")
    fill(row.cells, [f"{{{{ row.{name} }}}}" for name in (*names, "interval")], "Таблица")
    fill(end.cells, ("{%tr endfor %}",), "Таблица")
    set_widths(table, (Mm(62), Mm(24), Mm(26), Mm(24), Mm(27)))


TEMPLATES: tuple[tuple[DocumentForm, Callable[[], bytes]], ...] = (
    *AWARD_TEMPLATES,
    (TARGET_CONTRACT, target_contract),
    *TRAINING_TEMPLATES,
    (INFORMATIVE_NOTE, informative_note),
    (ANALYSIS_NOTE, analysis_note),
    (EXECUTION_REPORT, execution_report),
    (MEETING_MINUTES, meeting_minutes),
    *PRACTICE_TEMPLATES,
    (CANDIDATE_CV, candidate_cv),
    *FAIR_TEMPLATES,
    (PRACTICE_AGREEMENT, practice_agreement),
    (PRACTICE_AMENDMENT, practice_amendment),
    (MENTORSHIP_REPORT, mentorship_report),
    (MENTOR_APPOINTMENT, mentor_appointment),
)


def main() -> None:
    """Write every template to its place in the package."""
    for form, build in TEMPLATES:
        form.word_template.write_bytes(build())
        print(form.word_template.name)


def _contract_head(document: WordDocument) -> None:
    document.add_paragraph("{%p if draft %}", "Примечание")
    document.add_paragraph(
        "{{ draft }}. Это форма колледжа. Перед подписанием сверьте её с типовой формой "
        "договора о целевом обучении, утверждённой постановлением Правительства Российской "
        "Федерации, в редакции, действующей на дату заключения.",
        "Примечание",
    )
    document.add_paragraph("{%p endif %}", "Примечание")
    document.add_paragraph("Договор о целевом обучении №\u00a0{{ number }}", "Название договора")
    two_ends(document, "{{ college.town }}", "{{ date }}", "Пункт")
    document.add_paragraph(
        "{{ customer_name }}, именуемый(-ое) в дальнейшем «Заказчик», в лице "
        "{{ customer_person }}, {{ customer_acting or 'действующего(-ей)' }} на основании "
        "{{ customer_basis }}, с одной "
        "стороны, и {{ student_name }}, {{ student_called or 'именуемая(-ый)' }} в дальнейшем "
        "«Гражданин»"
        "{% if student_representative %}, с согласия законного представителя "
        "{{ student_representative }}{% endif %}, с другой стороны, вместе «Стороны», "
        "заключили договор о следующем.",
        "Пункт",
    )


def _contract_subject(document: WordDocument) -> None:
    document.add_paragraph("1. Предмет договора", "Раздел")
    for clause in (
        "1.1. Гражданин осваивает образовательную программу по специальности {{ speciality }} в "
        "{{ college.short_name }}{% if study_group %}, группа {{ study_group }}{% endif %}, "
        "и после обучения работает на условиях этого договора.",
        "1.2. Место работы: {{ work_place }}. Должность: {{ work_post }}.",
        "1.3. Стороны исполняют обязательства до {{ valid_until }} включительно.",
    ):
        document.add_paragraph(clause, "Пункт")


def _contract_obligations(document: WordDocument) -> None:
    table = document.add_table(rows=4, cols=4, style="Table Grid")
    head, loop, row, end = table.rows
    fill(head.cells, ("№", "Сторона", "Обязательство", "Срок"), "Таблица: шапка")
    fill(loop.cells, ("{%tr for row in obligations %}",), "Таблица")
    tags = ("{{ loop.index }}", "{{ row.party }}", "{{ row.text }}", "{{ row.due }}")
    fill(row.cells, tags, "Таблица")
    fill(end.cells, ("{%tr endfor %}",), "Таблица")
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeated on every page
    set_widths(table, (Mm(10), Mm(28), Mm(74), Mm(48)))


def _contract_requisites(document: WordDocument) -> None:
    table = document.add_table(rows=4, cols=2)
    requisites, signatures, seal, consent = table.rows
    _requisites(requisites.cells[0], "Заказчик", "customer_requisites")
    _requisites(requisites.cells[1], "Гражданин", "student_requisites")
    names = ("customer_signatory", "student_signatory")
    fill(signatures.cells, [f"{PEN} {{{{ {name} }}}}" for name in names], "Подпись")
    texts = (
        "Законный представитель Гражданина согласен",
        f"{PEN} {{{{ representative_signatory }}}}",
    )
    only_minors = [f"{{% if representative_signatory %}}{text}{{% endif %}}" for text in texts]
    fill(consent.cells, only_minors, "Подпись")
    fill(seal.cells, ("М.П.", ""), "Примечание")
    set_widths(table, (TEXT_WIDTH // 2, TEXT_WIDTH // 2))
    keep_together(table)


def _contract_foot(document: WordDocument) -> None:
    """The parties' initials on every page, and which page of how many it is."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Реквизиты документа"
    paragraph.add_run("Заказчик ________   Гражданин ________\tстр. ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" из ")
    add_field(paragraph, "NUMPAGES")
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _requisites(cell: _Cell, title: str, field: str) -> None:
    fill([cell], [title], "Сторона")
    cell.add_paragraph(f"{{%p for row in {field} %}}", "Таблица")
    cell.add_paragraph("{{ row.label }}: {{ row.value }}", "Таблица")
    cell.add_paragraph("{%p endfor %}", "Таблица")


if __name__ == "__main__":
    main()
