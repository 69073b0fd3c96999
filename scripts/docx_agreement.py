"""The Word templates of the agreement on practical training and of its amendment."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.shared import Length, Mm
from docx.table import Table, _Cell

from app.documents.agreement_forms import PRACTICE_AGREEMENT, PRACTICE_AMENDMENT
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

AGREEMENT_STYLES = {
    "Примечание": Look(9, color=MUTED, before=6, after=6),
    "Название договора": Look(14, ALIGN.CENTER, bold=True, before=8, after=6),
    "Раздел": Look(12, bold=True, color=ACCENT, before=12, after=4),
    "Пункт": Look(10.5, ALIGN.JUSTIFY, before=3, after=3),
    "Строка пункта": Look(10.5, ALIGN.JUSTIFY, before=1, after=1),
    "Приложение": Look(10, ALIGN.RIGHT, after=6),
    "Сторона": Look(10.5, bold=True, after=3),
    "Таблица": Look(10, before=2, after=2),
    "Таблица: шапка": Look(9, color=MUTED, before=2, after=2),
}
_COLLEGE_DUTIES = (
    "не позднее чем за 10 рабочих дней до начала практики передать Профильной организации "
    "поимённый список студентов;",
    "назначить руководителя практики от Колледжа, который составляет программу и задания, отвечает "
    "за их выполнение, жизнь и здоровье студентов и соблюдение ими правил безопасности вместе с "
    "ответственным лицом Профильной организации;",
    "сообщать о замене руководителя практики в течение пяти рабочих дней;",
    "установить виды работ студентов, их содержание и планируемые результаты;",
    "направить студентов в сроки, указанные в приложении №\u00a01.",
)
_ORGANIZATION_DUTIES = (
    "создать условия для практики, предоставить помещения, оборудование и материалы по "
    "приложению №\u00a02;",
    "назначить ответственное лицо из своих работников, которое по трудовому законодательству может "
    "работать с несовершеннолетними, и сообщить о нём Колледжу; о замене — в течение пяти рабочих "
    "дней;",
    "обеспечить безопасные условия труда, провести инструктаж по охране труда и пожарной "
    "безопасности, ознакомить студентов с правилами внутреннего трудового распорядка;",
    "давать студентам работу, соответствующую программе практики;",
    "сообщать Колледжу о нарушении студентами дисциплины и правил безопасности;",
    "дать характеристику на каждого студента по окончании практики.",
)
_LATER_SECTIONS = (
    (
        "3. Права Сторон",
        (
            "3.1. Колледж вправе проверять, соответствуют ли условия практики договору, и "
            "запрашивать сведения о ней.",
            "3.2. Профильная организация вправе требовать от студентов соблюдать правила "
            "внутреннего трудового распорядка, охраны труда и конфиденциальности, а при их "
            "нарушении приостановить практику студента, сообщив об этом Колледжу.",
        ),
    ),
    (
        "4. Срок договора",
        (
            "4.1. Договор действует с {{ valid_from }} по {{ valid_until }} включительно.",
            "4.2. Сторона может отказаться от договора, письменно предупредив другую за один "
            "месяц; начатая практика при этом завершается, если Стороны не договорились иначе.",
        ),
    ),
    (
        "5. Заключительные положения",
        (
            "5.1. Стороны не платят друг другу за практику, если иное не установлено отдельным "
            "договором.",
            "5.2. Изменения оформляются дополнительными соглашениями и действуют со дня, который в "
            "них указан.",
            "5.3. Споры решаются переговорами, затем по законодательству Российской Федерации.",
            "5.4. Договор составлен в двух экземплярах, по одному для каждой Стороны.",
        ),
    ),
)
_TO_AGREEMENT = "к договору о практической подготовке №\u00a0{{ number }} от {{ date }}"
_TO_AMENDED = (
    "к договору о практической подготовке №\u00a0{{ agreement_number }} "
    "(в редакции доп. соглашения №\u00a0{{ number }} от {{ date }})"
)


def practice_agreement() -> bytes:
    """Договор о практической подготовке с приложениями 1 и 2."""
    document = new_document(PRACTICE_AGREEMENT, COMMON_STYLES | AGREEMENT_STYLES)
    letterhead(document)
    _note_of_draft(document)
    document.add_paragraph(
        "Договор о практической подготовке обучающихся №\u00a0{{ number }}", "Название договора"
    )
    two_ends(document, "{{ college.town }}", "{{ date }}", "Пункт")
    _parties(document, "заключили договор о следующем.")
    _subject(document)
    document.add_paragraph("2. Обязанности Сторон", "Раздел")
    _duties(document, "2.1. Колледж обязуется:", _COLLEGE_DUTIES)
    _duties(document, "2.2. Профильная организация обязуется:", _ORGANIZATION_DUTIES)
    for title, clauses in _LATER_SECTIONS:
        _sticky(document, title, "Раздел")
        for clause in clauses:
            document.add_paragraph(clause, "Пункт")
    _sticky(document, "6. Реквизиты и подписи Сторон", "Раздел")
    _requisites_and_signatures(document)
    _appendix(document, 1, _TO_AGREEMENT)
    _appendix(document, 2, _TO_AGREEMENT)
    _foot(document, "Договор №\u00a0{{ number }}")
    return to_bytes(document)


def practice_amendment() -> bytes:
    """Дополнительное соглашение к договору о практической подготовке."""
    document = new_document(PRACTICE_AMENDMENT, COMMON_STYLES | AGREEMENT_STYLES)
    letterhead(document)
    _note_of_draft(document)
    document.add_paragraph(
        "Дополнительное соглашение №\u00a0{{ number }} к договору о практической подготовке "
        "№\u00a0{{ agreement_number }} от {{ agreement_date }}",
        "Название договора",
    )
    two_ends(document, "{{ college.town }}", "{{ date }}", "Пункт")
    _parties(document, "заключили дополнительное соглашение о следующем.")
    document.add_paragraph("{%p for text in changes %}", "Пункт")
    document.add_paragraph("{{ loop.index }}. {{ text }}", "Пункт")
    document.add_paragraph("{%p endfor %}", "Пункт")
    _sites(document)
    for clause in (
        "Изменения действуют с {{ since }}, остальные условия договора не меняются.",
        "Соглашение — часть договора, составлено в двух экземплярах, по одному для каждой Стороны.",
    ):
        document.add_paragraph(clause, "Пункт").paragraph_format.keep_with_next = True
    _requisites_and_signatures(document)
    for number, field in ((1, "programmes"), (2, "premises")):
        document.add_paragraph(f"{{%p if {field} %}}", "Пункт")
        _appendix(document, number, _TO_AMENDED)
        document.add_paragraph("{%p endif %}", "Пункт")
    _foot(document, "Доп. соглашение №\u00a0{{ number }} к №\u00a0{{ agreement_number }}")
    return to_bytes(document)


def _note_of_draft(document: WordDocument) -> None:
    document.add_paragraph("{%p if draft %}", "Примечание")
    document.add_paragraph(
        "{{ draft }}. Это форма колледжа. Перед подписанием сверьте её с примерной формой договора "
        "о практической подготовке обучающихся, утверждённой приказом от 05.08.2020 "
        "№\u00a0885/390, в редакции, действующей на дату заключения.",
        "Примечание",
    )
    document.add_paragraph("{%p endif %}", "Примечание")


def _parties(document: WordDocument, ending: str) -> None:
    document.add_paragraph(
        "{{ college_name }}, именуемое в дальнейшем «Колледж», в лице {{ college_person }}, "
        "{{ college_acting }} на основании {{ college_basis }}, с одной стороны, и "
        "{{ organization_name }}, именуемое(-ый, -ая) в дальнейшем «Профильная организация», в "
        "лице {{ organization_person }}, {{ organization_acting }} на основании "
        f"{{{{ organization_basis }}}}, с другой стороны, вместе «Стороны», {ending}",
        "Пункт",
    )


def _subject(document: WordDocument) -> None:
    document.add_paragraph("1. Предмет договора", "Раздел")
    for clause in (
        "1.1. Стороны организуют практическую подготовку студентов Колледжа в форме практики "
        "(далее — практика) {{ scope }}.",
        "1.2. Образовательные программы, их компоненты, число студентов и сроки указаны в "
        "приложении №\u00a01, помещения и оборудование Профильной организации — в приложении "
        "№\u00a02. Приложения — часть договора.",
        "1.3. Практика проходит {% if sites %}по адресам:{% else %}во всех помещениях Профильной "
        "организации, указанных в приложении №\u00a02.{% endif %}",
    ):
        document.add_paragraph(clause, "Пункт")
    _sites(document)


def _sites(document: WordDocument) -> None:
    document.add_paragraph("{%p for row in sites %}", "Строка пункта")
    document.add_paragraph(
        "— {{ row.name }}{% if row.address %}, {{ row.address }}{% endif %}", "Строка пункта"
    )
    document.add_paragraph("{%p endfor %}", "Строка пункта")


def _duties(document: WordDocument, title: str, duties: Sequence[str]) -> None:
    _sticky(document, title, "Пункт")
    for duty in duties:
        document.add_paragraph(f"— {duty}", "Строка пункта")


def _sticky(document: WordDocument, text: str, style: str) -> None:
    document.add_paragraph(text, style).paragraph_format.keep_with_next = True


def _requisites_and_signatures(document: WordDocument) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, title, party in zip(
        table.rows[0].cells,
        ("Колледж", "Профильная организация"),
        ("college", "organization"),
        strict=True,
    ):
        fill([cell], [title], "Сторона")
        cell.add_paragraph(f"{{{{ {party}_name }}}}", "Таблица")
        cell.add_paragraph(f"{{%p for row in {party}_requisites %}}", "Таблица")
        cell.add_paragraph("{{ row.label }}: {{ row.value }}", "Таблица")
        cell.add_paragraph("{%p endfor %}", "Таблица")
    _halves(table)
    _signatures(document)


def _signatures(document: WordDocument) -> None:
    """Both parties side by side; the row is not broken and what is above it comes along."""
    document.add_paragraph("", "Таблица").paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=2)
    for cell, title, party in zip(
        table.rows[0].cells,
        ("Колледж", "Профильная организация"),
        ("college", "organization"),
        strict=True,
    ):
        fill([cell], [title], "Таблица: шапка")
        cell.add_paragraph(f"{{{{ {party}_post }}}}", "Таблица")
        cell.add_paragraph(f"{PEN} {{{{ {party}_signatory }}}}", "Подпись")
        cell.add_paragraph("М.П.", "Таблица: шапка")
    _halves(table)


def _halves(table: Table) -> None:
    set_widths(table, (TEXT_WIDTH // 2, TEXT_WIDTH // 2))
    keep_together(table)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _appendix(document: WordDocument, number: int, to: str) -> None:
    heading = document.add_paragraph(f"Приложение №\u00a0{number}", "Приложение")
    heading.paragraph_format.page_break_before = True
    document.add_paragraph(to, "Приложение")
    if number == 1:
        _sticky(
            document,
            "Образовательные программы, компоненты, число студентов и сроки практики",
            "Название договора",
        )
        columns = (
            ("№", "{{ loop.index }}", Mm(9)),
            ("Образовательная программа", "{{ row.speciality }}", Mm(57)),
            ("Компонент программы", "{{ row.component }}", Mm(42)),
            ("Студентов", "{{ row.students }}", Mm(20)),
            ("Сроки", "{{ row.dates }}", Mm(32)),
        )
        _rows(document, "programmes", columns)
    else:
        _sticky(document, "Помещения и оборудование Профильной организации", "Название договора")
        columns = (
            ("№", "{{ loop.index }}", Mm(9)),
            ("Помещение", "{{ row.room }}", Mm(61)),
            ("Оборудование и технические средства", "{{ row.equipment }}", Mm(90)),
        )
        _rows(document, "premises", columns)
    _signatures(document)


def _rows(document: WordDocument, field: str, columns: Sequence[tuple[str, str, Length]]) -> None:
    table = document.add_table(rows=4, cols=len(columns), style="Table Grid")
    head, loop, row, end = table.rows
    fill(head.cells, [title for title, _tag, _width in columns], "Таблица: шапка")
    fill(_first(loop.cells), (f"{{%tr for row in {field} %}}",), "Таблица")
    fill(row.cells, [tag for _title, tag, _width in columns], "Таблица")
    fill(_first(end.cells), ("{%tr endfor %}",), "Таблица")
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeated on every page
    set_widths(table, [width for _title, _tag, width in columns])


def _first(cells: Sequence[_Cell]) -> Sequence[_Cell]:
    return cells[:1]


def _foot(document: WordDocument, what: str) -> None:
    """The parties' initials on every page, and which page of how many it is."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Реквизиты документа"
    paragraph.add_run(f"Колледж _______  Проф. организация _______\t{what}, стр. ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" из ")
    add_field(paragraph, "NUMPAGES")
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
