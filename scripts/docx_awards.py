"""The Word templates of the papers of awarding: the framed ones, the order, the lists."""

import io
from collections.abc import Callable
from functools import lru_cache

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from app.documents.award_forms import (
    AWARD_EXTRACT,
    AWARD_ORDER,
    AWARD_PAPER,
    AWARD_RECEIPT,
    LETTER_OF_THANKS,
)
from app.documents.fair_forms import FAIR_THANKS
from app.documents.paper_form import FOLDER, DocumentForm
from scripts.docx_pieces import (
    ACCENT,
    COMMON_STYLES,
    MUTED,
    PEN,
    Look,
    fill,
    keep_together,
    new_document,
    set_widths,
    to_bytes,
)
from scripts.docx_practice_pieces import (
    begun_with,
    each_of,
    line_of_two_ends,
    only_if,
    signed,
    table_if,
)

FRAMED_STYLES = {
    "Бланк": Look(9, ALIGN.CENTER, color=MUTED),
    "Бланк: колледж": Look(12, ALIGN.CENTER, bold=True, before=2, after=8),
    "Название письма": Look(28, ALIGN.CENTER, bold=True, color=ACCENT, before=44, after=14),
    "Степень": Look(17, ALIGN.CENTER, bold=True, color=ACCENT, after=10),
    "Получатель": Look(18, ALIGN.CENTER, bold=True, after=4),
    "Должность": Look(12, ALIGN.CENTER, color=MUTED),
    "Обращение": Look(13, ALIGN.CENTER, bold=True, before=30, after=12),
    "Текст письма": Look(13, after=24, leading=1.5),
    "За что": Look(13, ALIGN.CENTER, before=18, after=30, leading=1.5),
    "Основание": Look(10, color=MUTED, after=24),
    "Номер и дата": Look(10, ALIGN.CENTER, color=MUTED, before=6),
}
EMBLEM = (FOLDER / "docx" / "emblem.png").resolve()


def letter_of_thanks() -> bytes:
    """Благодарственное письмо, one page in a frame."""
    return _letter(LETTER_OF_THANKS, _recipient, basis="Основание: {{ basis }}")


def fair_thanks() -> bytes:
    """The same letter to an organization: no post, and no order stands behind it."""
    return _letter(
        FAIR_THANKS,
        lambda document: document.add_paragraph("{{ recipient_name }}", "Получатель"),
    )


def _letter(
    form: DocumentForm, recipient: Callable[[WordDocument], object], *, basis: str = ""
) -> bytes:
    document = new_document(form, COMMON_STYLES | FRAMED_STYLES)
    _emblem(document)
    document.add_paragraph("{{ college.republic }} · {{ college.ministry }}", "Бланк")
    document.add_paragraph("{{ college.kind }}", "Бланк")
    document.add_paragraph("{{ college.name }}", "Бланк: колледж")
    document.add_paragraph("Благодарственное письмо", "Название письма")
    recipient(document)
    document.add_paragraph("{{ salutation }}", "Обращение")
    document.add_paragraph("{{ reason }}", "Текст письма")
    if basis:
        document.add_paragraph(basis, "Основание")
    _signature(document, "{{ signatory_post }}", "{{ signatory_name }}")
    document.add_paragraph("М.П.", "Основание")
    document.add_paragraph("№\u00a0{{ number }} / {{ date }}", "Номер и дата")
    document.add_paragraph("{{ college.town }}", "Номер и дата")
    _frame(document)
    return to_bytes(document)


def award_paper() -> bytes:
    """Диплом, грамота, благодарность: one page in the same frame."""
    document = new_document(AWARD_PAPER, COMMON_STYLES | FRAMED_STYLES)
    document.add_paragraph("{%p if emblem %}", "Бланк")
    _emblem(document)
    document.add_paragraph("{%p endif %}", "Бланк")
    document.add_paragraph("{%p for row in heading %}", "Бланк")
    document.add_paragraph("{{ row.text }}", "Бланк")
    document.add_paragraph("{%p endfor %}", "Бланк")
    document.add_paragraph("{{ title }}", "Название письма")
    only_if(document, "degree", "{{ degree }}", "Степень")
    document.add_paragraph("{{ verb }}", "Должность").paragraph_format.space_after = Mm(4)
    _recipient(document)
    only_if(document, "reason", "{{ reason }}", "За что")
    only_if(document, "basis", "Основание: {{ basis }}", "Основание")
    document.add_paragraph("{%p for row in signatories %}", "Подпись")
    _signature(document, "{{ row.post }}", "{{ row.name }}")
    document.add_paragraph("{%p endfor %}", "Подпись")
    document.add_paragraph("М.П.", "Основание")
    document.add_paragraph("№\u00a0{{ number }} / {{ date }}", "Номер и дата")
    document.add_paragraph("{{ place }}", "Номер и дата")
    _frame(document)
    return to_bytes(document)


def award_order() -> bytes:
    """Приказ о награждении: points, grounds, a signature, the list as its annex."""
    document = begun_with(AWARD_ORDER, "Приказ № {{ number or '____' }} от {{ date }}")
    only_if(document, "draft", "{{ draft }}", "Справа")
    document.add_paragraph("Приказ", "Название")
    line_of_two_ends(document, "{{ date }}, {{ college.town }}", "№\u00a0{{ number or '______' }}")
    document.add_paragraph("{{ title }}", "Часть")
    document.add_paragraph("{{ preamble }}", "Пункт")
    document.add_paragraph("ПРИКАЗЫВАЮ:", "Пункт")
    each_of(document, "points", "{{ row.number }}. {{ row.text }}")
    document.add_paragraph("{%p if basis %}", "Пункт")
    document.add_paragraph("Основание:", "Пункт")
    each_of(document, "basis", "— {{ row.text }}")
    document.add_paragraph("{%p endif %}", "Пункт")
    signed(document, ("{{ signatory_post }}", "{{ signatory_name }}"))
    words = "Приложение к приказу № {{ number or '____' }} от {{ date }}"
    document.add_paragraph(words, "Справа").paragraph_format.page_break_before = True
    document.add_paragraph("{{ annex }}", "Название")
    table_if(
        document,
        "rows",
        (("№", "{{ row.number }}", 10), ("Кого награждают", "{{ row.name }}", 40),
         ("Должность, организация", "{{ row.post }}, {{ row.organization }}", 42),
         ("За что", "{{ row.reason }}", 40), ("Награда", "{{ row.award }}", 28)),
    )  # fmt: skip
    return to_bytes(document)


def award_extract() -> bytes:
    """Выписка из протокола: one question, how it was voted on, whom the council named."""
    document = begun_with(AWARD_EXTRACT, "Выписка из протокола № {{ number }} от {{ date }}")
    document.add_paragraph("Выписка из протокола № {{ number }}", "Название")
    document.add_paragraph("заседания {{ body }} от {{ date }}", "По центру")
    document.add_paragraph("{{ quorum }}", "Пункт")
    document.add_paragraph("{{ question_number }}. Вопрос повестки: {{ question }}", "Часть")
    only_if(document, "heard", "Слушали: {{ heard }}", "Пункт")
    only_if(document, "votes", "Голосовали: {{ votes }}", "Пункт")
    document.add_paragraph("Решили: {{ decision }}", "Пункт")
    table_if(
        document,
        "rows",
        (("№", "{{ row.number }}", 10), ("Наставник", "{{ row.name }}", 46),
         ("Организация", "{{ row.organization }}", 44), ("Награда", "{{ row.award }}", 32),
         ("Голоса", "{{ row.votes }}", 28)),
    )  # fmt: skip
    signed(
        document, ("{{ chair_role }}", "{{ chair_name }}"), ("Секретарь", "{{ secretary_name }}")
    )
    document.add_paragraph("Выписка верна. {{ made_on }}", "Примечание")
    return to_bytes(document)


def award_receipt() -> bytes:
    """Ведомость вручения: who received what, when, with a place to sign."""
    document = begun_with(AWARD_RECEIPT, "Ведомость вручения наград от {{ date }}")
    document.add_paragraph("Ведомость вручения наград", "Название")
    document.add_paragraph("{{ title }}", "По центру")
    document.add_paragraph("{{ date }}{% if place %}, {{ place }}{% endif %}", "По центру")
    only_if(document, "basis", "Основание: {{ basis }}", "Пункт")
    table_if(
        document,
        "rows",
        (("№", "{{ row.number }}", 10), ("Кому", "{{ row.name }}, {{ row.organization }}", 46),
         ("Награда", "{{ row.award }}", 30), ("№ док.", "{{ row.paper }}", 14),
         ("Вручено", "{{ row.handed }}", 26), ("Получил (подпись)", "{{ row.received }}", 34)),
    )  # fmt: skip
    signed(document, ("{{ signatory_post }}", "{{ signatory_name }}"))
    return to_bytes(document)


def _recipient(document: WordDocument) -> None:
    document.add_paragraph("{{ recipient_name }}", "Получатель")
    for field in ("recipient_post", "organization"):
        only_if(document, field, f"{{{{ {field} }}}}", "Должность")


def _signature(document: WordDocument, post: str, name: str) -> None:
    table = document.add_table(rows=1, cols=2)
    fill(table.rows[0].cells, (post, f"{PEN} {name}"), "Подпись")
    table.rows[0].cells[1].paragraphs[0].alignment = ALIGN.RIGHT
    set_widths(table, (Mm(62), Mm(98)))
    keep_together(table)


def _emblem(document: WordDocument) -> None:
    """The mark above a letterhead, as the PDF draws it."""
    run = document.add_paragraph("", "Бланк").add_run()
    run.add_picture(io.BytesIO(_picture()), width=Mm(17))


@lru_cache(maxsize=1)
def _picture() -> bytes:
    return EMBLEM.read_bytes()


def _frame(document: WordDocument) -> None:
    """The frame around the page."""
    borders = OxmlElement("w:pgBorders")
    borders.set(qn("w:offsetFrom"), "page")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        looks = (("val", "single"), ("sz", "8"), ("space", "24"), ("color", str(ACCENT)))
        for name, value in looks:
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    properties = document.sections[0]._sectPr
    properties.insert_element_before(borders, "w:lnNumType", "w:pgNumType", "w:cols")


AWARD_TEMPLATES: tuple[tuple[DocumentForm, Callable[[], bytes]], ...] = (
    (LETTER_OF_THANKS, letter_of_thanks),
    (FAIR_THANKS, fair_thanks),
    (AWARD_PAPER, award_paper),
    (AWARD_ORDER, award_order),
    (AWARD_EXTRACT, award_extract),
    (AWARD_RECEIPT, award_receipt),
)
