"""The Word templates of targeted training: a contract for each regime, the papers beside it.

Their words are read from the TOML that the PDF twins are printed from. Sections and clauses are
numbered by Word itself: which of them a contract has depends on its parties.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm
from docx.table import Table
from docx.text.paragraph import Paragraph

from app.documents.contract_forms import (
    CONTRACT_FORMS,
    REGIME_FORMS,
    TRAINING_AMENDMENT,
    TRAINING_CONSENT,
)
from app.documents.paper_form import FOLDER, DocumentForm
from scripts.docx_pieces import (
    ACCENT,
    COMMON_STYLES,
    MUTED,
    PEN,
    TEXT_WIDTH,
    Look,
    add_field,
    fill,
    letterhead,
    new_document,
    set_widths,
    to_bytes,
    two_ends,
)

STYLES = {
    "Примечание": Look(9, color=MUTED, before=6, after=6),
    "Название документа": Look(14, ALIGN.CENTER, bold=True, before=10, after=8),
    "Раздел": Look(12, bold=True, color=ACCENT, before=12, after=4),
    "Пункт": Look(10.5, before=3, after=3),
    "Строка пункта": Look(10.5, before=1, after=1),
    "Кому": Look(11, ALIGN.RIGHT),
    "Текст письма": Look(11, before=4, after=4),
    "Сторона": Look(10.5, bold=True, before=6, after=3),
    "Таблица": Look(10, before=2, after=2, leading=1.0),
    "Таблица: шапка": Look(9, color=MUTED, before=2, after=2, leading=1.0),
}
_FIELD = re.compile(r"\{(\w+)\}")
_DRAFT = (
    "{{ draft }}. Это форма колледжа. Перед подписанием сверьте её с типовой формой договора о "
    "целевом обучении, действующей на дату заключения."
)
_EMPLOYER = (
    "{% if employer_name %} {{ employer_name }}, именуемое(-ый, -ая) в дальнейшем «Работодатель», "
    "в лице {{ employer_person }}, {{ employer_acting }} на основании {{ employer_basis }},"
    "{% endif %}"
)
_COLLEGE = (
    "{% if college_name %} {{ college_name }}, именуемое в дальнейшем «Колледж», в лице "
    "{{ college_person }}, {{ college_acting }} на основании {{ college_basis }},{% endif %}"
)
_PREAMBLE = (
    "{{ customer_name }}, именуемое(-ый, -ая) в дальнейшем «Заказчик», в лице "
    "{{ customer_person }}, {{ customer_acting }} на основании {{ customer_basis }},"
    f"{_EMPLOYER}{_COLLEGE} и {{{{ student_name }}}}, дата рождения: {{{{ student_birth }}}}, "
    "{{ student_called }} в дальнейшем «Гражданин», вместе «Стороны», заключили договор "
    "о следующем."
)
_TABLES: Mapping[str, Sequence[tuple[str, str, int]]] = {
    "support": (
        ("Мера поддержки", "kind", 40),
        ("Размер и период", "sum", 40),
        ("Срок", "term", 28),
        ("Условие", "condition", 30),
        ("День выплаты", "pay_day", 22),
    ),
    "obligations": (("Сторона", "party", 27), ("Обязательство", "text", 93), ("Срок", "due", 40)),
    "changes": (("Условие", "title", 46), ("Было", "before", 57), ("Стало", "after", 57)),
}
_NUMBERING = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
<w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>
<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>
<w:lvlText w:val="%1.%2."/><w:lvlJc w:val="left"/></w:lvl>
</w:abstractNum>"""


def _words(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / "typst" / f"{name}.toml").read_text(encoding="utf-8"))


def training_contract(form: DocumentForm) -> bytes:
    """Договор о целевом обучении of one regime."""
    words = _words("training_contract")
    document = new_document(form, COMMON_STYLES | STYLES)
    _number_by_word(document)
    _headed_if(document, "college_name or not edition")
    _only_if(document, "draft", _DRAFT, "Примечание")
    document.add_paragraph("Договор о целевом обучении №\u00a0{{ number }}", "Название документа")
    two_ends(document, "{{ college.town }}", "{{ date }}", "Строка пункта")
    document.add_paragraph(_PREAMBLE, "Строка пункта")
    for section in words["sections"]:
        _section(document, section, form.name, words["regimes"][form.name])
    _numbered(document.add_paragraph("Реквизиты и подписи Сторон", "Раздел"), 0)
    for paragraph in document.paragraphs[-2:]:  # the last clause goes with the signatures
        paragraph.paragraph_format.keep_with_next = True
    _parties(document)
    _initials(document)
    return to_bytes(document)


def training_letter(form: DocumentForm) -> bytes:
    """A notice, or the certificate of a student."""
    said = _words("training_papers")["letters"][form.name]
    document = new_document(form, COMMON_STYLES | STYLES)
    letterhead(document)
    _only_if(document, "draft", "{{ draft }}", "Примечание")
    document.add_paragraph("№\u00a0{{ number }} от {{ date }}", "Таблица")
    if "recipient_name" in form.fields:
        for field in ("recipient_post", "organization", "recipient_name"):
            document.add_paragraph(f"{{{{ {field} }}}}", "Кому")
    document.add_paragraph(said["title"], "Название документа")
    if "salutation" in form.fields:
        _only_if(document, "salutation", "{{ salutation }}", "Текст письма")
    _clauses(document, said["clauses"])
    _signature(document, "{{ signatory_post }}", "{{ signatory_name }}")
    document.add_paragraph("М.П.", "Примечание")
    _pages(document)
    return to_bytes(document)


def training_amendment() -> bytes:
    """Дополнительное соглашение к целевому договору."""
    said = _words("training_papers")["amendment"]
    document = new_document(TRAINING_AMENDMENT, COMMON_STYLES | STYLES)
    _number_by_word(document)
    _headed_if(document, "college_name")
    _only_if(document, "draft", "{{ draft }}", "Примечание")
    title = f"{said['title']} №\u00a0{{{{ number }}}} к договору о целевом обучении "
    document.add_paragraph(
        f"{title}№\u00a0{{{{ contract_number }}}} от\u00a0{{{{ contract_date }}}}",
        "Название документа",
    )
    two_ends(document, "{{ college.town }}", "{{ date }}", "Строка пункта")
    document.add_paragraph(_PREAMBLE.replace("договор о", "соглашение о"), "Строка пункта")
    for clause in said["clauses"]:
        _clause(document, clause, {}, level=0)
    document.add_paragraph("Реквизиты и подписи Сторон", "Раздел")
    for paragraph in document.paragraphs[-2:]:  # the last clause goes with the signatures
        paragraph.paragraph_format.keep_with_next = True
    _parties(document)
    _initials(document)
    return to_bytes(document)


def training_consent() -> bytes:
    """Согласие законного представителя."""
    said = _words("training_papers")["consent"]
    document = new_document(TRAINING_CONSENT, COMMON_STYLES | STYLES)
    _only_if(document, "draft", "{{ draft }}", "Примечание")
    document.add_paragraph(said["title"], "Название документа")
    two_ends(document, "№\u00a0{{ number }} от {{ date }}", "{{ college.town }}", "Таблица")
    _clauses(document, said["clauses"])
    document.add_paragraph("{%p for row in giver_rows %}", "Текст письма")
    document.add_paragraph("{{ row.label }}: {{ row.value }}", "Текст письма")
    document.add_paragraph("{%p endfor %}", "Текст письма")
    document.add_paragraph("{%p if not giver_answered %}", "Текст письма")  # else no pen signs
    _signature(document, "«____» ______________ 20____ г.", "{{ giver_signatory }}")
    document.add_paragraph("{%p endif %}", "Текст письма")
    _only_if(document, "seal", "{{ seal }}", "Примечание")
    _pages(document)
    return to_bytes(document)


def _tagged(text: str, known: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda found: known.get(found[1]) or f"{{{{ {found[1]} }}}}", text).replace(
        "№ ", "№\u00a0"
    )


def _headed_if(document: WordDocument, condition: str) -> None:
    """The college's heading is for what the college signs."""
    document.add_paragraph(f"{{%p if {condition} %}}", "Бланк")
    letterhead(document)
    document.add_paragraph("{%p endif %}", "Бланк")


def _condition(clause: Mapping[str, Any]) -> str:
    """Return when a clause is said, in the words of a template; empty where always."""
    wanted = [clause[key] for key in ("since", "if") if key in clause]
    without = [f"not {clause['unless']}"] if "unless" in clause else []
    return " and ".join([*wanted, *without])


def _section(document: WordDocument, section: Mapping[str, Any], name: str, basis: str) -> None:
    heading = document.add_paragraph(section["title"], "Раздел")
    heading.paragraph_format.keep_with_next = True
    _numbered(heading, 0)
    if "rows" in section:
        document.add_paragraph(f"{{%p for row in {section['rows']} %}}", "Строка пункта")
        document.add_paragraph("{{ row.label }}: {{ row.value }}", "Строка пункта")
        document.add_paragraph("{%p endfor %}", "Строка пункта")
    for clause in section.get("clauses", ()):
        if name in clause.get("only", (name,)):
            _clause(document, clause, {"legal_basis": basis})


def _clause(
    document: WordDocument, clause: Mapping[str, Any], known: Mapping[str, str], level: int = 1
) -> None:
    condition = _condition(clause)
    if condition:
        document.add_paragraph(f"{{%p if {condition} %}}", "Пункт")
    paragraph = document.add_paragraph(_tagged(clause["text"], known), "Пункт")
    paragraph.paragraph_format.keep_with_next = "items" in clause or "table" in clause
    _numbered(paragraph, level)
    for one in clause.get("items", ()):
        document.add_paragraph(f"— {_tagged(one, known)}", "Строка пункта")
    if "table" in clause:
        _table(document, clause["table"])
    if condition:
        document.add_paragraph("{%p endif %}", "Пункт")


def _clauses(document: WordDocument, clauses: Sequence[Mapping[str, Any]]) -> None:
    """The paragraphs of a letter: not numbered."""
    for clause in clauses:
        condition = _condition(clause)
        if condition:
            document.add_paragraph(f"{{%p if {condition} %}}", "Текст письма")
        document.add_paragraph(_tagged(clause["text"], {}), "Текст письма")
        if "lines" in clause:
            document.add_paragraph(f"{{%p for line in {clause['lines']} %}}", "Текст письма")
            document.add_paragraph("— {{ line }}", "Текст письма")
            document.add_paragraph("{%p endfor %}", "Текст письма")
        if condition:
            document.add_paragraph("{%p endif %}", "Текст письма")


def _only_if(document: WordDocument, field: str, text: str, style: str) -> None:
    document.add_paragraph(f"{{%p if {field} %}}", style)
    document.add_paragraph(text, style)
    document.add_paragraph("{%p endif %}", style)


def _table(document: WordDocument, field: str) -> None:
    columns = _TABLES[field]
    table = document.add_table(rows=4, cols=len(columns), style="Table Grid")
    head, loop, row, end = table.rows
    fill(head.cells, [title for title, _name, _width in columns], "Таблица: шапка")
    fill(loop.cells[:1], (f"{{%tr for row in {field} %}}",), "Таблица")
    fill(row.cells, [f"{{{{ row.{name} }}}}" for _title, name, _width in columns], "Таблица")
    fill(end.cells[:1], ("{%tr endfor %}",), "Таблица")
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeated on every page
    _whole_rows(table)
    set_widths(table, [Mm(width) for _title, _name, width in columns])


def _parties(document: WordDocument) -> None:
    """Requisites and signature of a party in one row that is not broken over pages."""
    table = document.add_table(rows=3, cols=2)
    loop, row, end = table.rows
    fill(loop.cells[:1], ("{%tr for row in parties %}",), "Таблица")
    left, right = row.cells
    fill([left], ["{{ row.title }}"], "Сторона")
    left.add_paragraph("{{ row.name }}", "Таблица")
    left.add_paragraph("{%p for line in row.requisites %}", "Таблица")
    left.add_paragraph("{{ line.label }}: {{ line.value }}", "Таблица")
    left.add_paragraph("{%p endfor %}", "Таблица")
    fill([right], ["{{ row.post }}"], "Таблица")
    right.add_paragraph(f"{PEN} {{{{ row.signatory }}}}", "Подпись")
    right.add_paragraph("{{ row.seal }}", "Таблица: шапка")
    fill(end.cells[:1], ("{%tr endfor %}",), "Таблица")
    _whole_rows(table)
    for paragraph in (*left.paragraphs, *right.paragraphs):
        paragraph.paragraph_format.keep_with_next = True
    set_widths(table, (Length(TEXT_WIDTH - Mm(76)), Mm(76)))


def _whole_rows(table: Table) -> None:
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _signature(document: WordDocument, left: str, name: str) -> None:
    """The last words and the signature stay on one page."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    two_ends(document, left, f"{PEN} {name}", "Подпись").paragraph_format.keep_with_next = True


def _initials(document: WordDocument) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Реквизиты документа"
    paragraph.add_run(
        "{% for row in parties %}{{ row.title }} ______  {% endfor %}\t№\u00a0{{ number }}, стр. "
    )
    _page_of_pages(paragraph)


def _pages(document: WordDocument) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Реквизиты документа"
    paragraph.add_run("№\u00a0{{ number }}\tстр. ")
    _page_of_pages(paragraph)


def _page_of_pages(paragraph: Paragraph) -> None:
    add_field(paragraph, "PAGE")
    paragraph.add_run(" из ")
    add_field(paragraph, "NUMPAGES")
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _number_by_word(document: WordDocument) -> None:
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(_NUMBERING))
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>',
        )
    )


def _numbered(paragraph: Paragraph, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().set(qn("w:val"), str(level))
    properties.get_or_add_numId().set(qn("w:val"), "90")


TRAINING_TEMPLATES: tuple[tuple[DocumentForm, Callable[[], bytes]], ...] = (
    *((form, partial(training_contract, form)) for form in REGIME_FORMS),
    (TRAINING_CONSENT, training_consent),
    (TRAINING_AMENDMENT, training_amendment),
    *(
        (form, partial(training_letter, form))
        for form in CONTRACT_FORMS
        if form not in (*REGIME_FORMS, TRAINING_CONSENT, TRAINING_AMENDMENT)
    ),
)
