"""The Word template of the minutes of a meeting."""

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT

from app.documents.catalog import MEETING_MINUTES
from scripts.docx_pieces import (
    ACCENT,
    COMMON_STYLES,
    MUTED,
    PEN,
    TEXT_WIDTH,
    Look,
    add_field,
    letterhead,
    new_document,
    to_bytes,
    two_ends,
)

MINUTES_STYLES = {
    "Примечание": Look(9, ALIGN.RIGHT, color=MUTED, before=6),
    "Название протокола": Look(16, ALIGN.CENTER, bold=True, before=12, after=2),
    "Кто заседал": Look(12, ALIGN.CENTER, after=8),
    "Часть": Look(11, bold=True, color=ACCENT, before=12, after=4),
    "Строка": Look(11, before=2, after=2),
    "Вопрос": Look(12, bold=True, before=16, after=4),
    "Кворум": Look(11, before=10, after=4),
}


def meeting_minutes() -> bytes:
    """Протокол заседания."""
    document = new_document(MEETING_MINUTES, COMMON_STYLES | MINUTES_STYLES)
    letterhead(document)
    _minutes_head(document)
    for title, field in (
        (
            "{% if form == 'заочная' %}Участвовали в голосовании"
            "{% else %}Присутствовали{% endif %}",
            "present",
        ),
        ("Отсутствовали", "absent"),
        ("Приглашены", "guests"),
    ):
        document.add_paragraph(f"{{%p if {field} %}}", "Строка")
        _headed(document, title, "Часть")
        document.add_paragraph(f"{{%p for row in {field} %}}", "Строка")
        document.add_paragraph(
            "{{ row.name }}{% if row.post %} — {{ row.post }}{% endif %}", "Строка"
        )
        document.add_paragraph("{%p endfor %}", "Строка")
        document.add_paragraph("{%p endif %}", "Строка")
    document.add_paragraph("{{ quorum }}", "Кворум")
    _headed(document, "Повестка дня", "Часть")
    document.add_paragraph("{%p for row in questions %}", "Строка")
    document.add_paragraph(
        "{{ row.number }}. {{ row.text }}"
        "{% if row.speaker %} (докладчик: {{ row.speaker }}){% endif %}",
        "Строка",
    )
    document.add_paragraph("{%p endfor %}", "Строка")
    _minutes_questions(document)
    for role, name in (("{{ chair_role }}", "chair_name"), ("Секретарь", "secretary_name")):
        two_ends(document, role, f"{PEN} {{{{ {name} }}}}", "Подпись")
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    _page_numbers(document)
    return to_bytes(document)


def _headed(document: WordDocument, text: str, style: str) -> None:
    """A heading that never stands alone at the foot of a page."""
    document.add_paragraph(text, style).paragraph_format.keep_with_next = True


def _minutes_head(document: WordDocument) -> None:
    document.add_paragraph("{%p if draft %}", "Примечание")
    document.add_paragraph("{{ draft }}", "Примечание")
    document.add_paragraph("{%p endif %}", "Примечание")
    document.add_paragraph("Протокол №\u00a0{{ number or '______' }}", "Название протокола")
    document.add_paragraph("заседания {{ body }}", "Кто заседал")
    document.add_paragraph("{%p if topic %}", "Кто заседал")
    document.add_paragraph("{{ topic }}", "Кто заседал")
    document.add_paragraph("{%p endif %}", "Кто заседал")
    two_ends(document, "{{ college.town }}", "{{ date }}", "Строка")
    document.add_paragraph(
        "Форма проведения: {{ form }}.{% if time %} Начало: {{ time }}.{% endif %}"
        "{% if place %} Место: {{ place }}.{% endif %}",
        "Строка",
    )
    for role, field in (("{{ chair_role }}", "chair"), ("Секретарь", "secretary")):
        document.add_paragraph(f"{{%p if {field} %}}", "Строка")
        document.add_paragraph(f"{role}: {{{{ {field} }}}}", "Строка")
        document.add_paragraph("{%p endif %}", "Строка")


def _minutes_questions(document: WordDocument) -> None:
    document.add_paragraph("{%p for row in questions %}", "Строка")
    _headed(document, "{{ row.number }}. {{ row.text }}", "Вопрос")
    for condition, title, field in (
        ("row.speaker", "Докладчик: {{ row.speaker }}", ""),
        ("row.heard", "Слушали:", "heard"),
        ("row.votes", "Голосовали: {{ row.votes }}", ""),
        ("row.decisions", "Решили:", "decisions"),
    ):
        document.add_paragraph(f"{{%p if {condition} %}}", "Строка")
        document.add_paragraph(title, "Строка")
        if field:
            _headed(document, f"{{{{ row.{field} }}}}", "Строка")  # signatures are never alone
        document.add_paragraph("{%p endif %}", "Строка")
    document.add_paragraph("{%p endfor %}", "Строка")


def _page_numbers(document: WordDocument) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Реквизиты документа"
    paragraph.add_run("Протокол №\u00a0{{ number or '______' }} от {{ date }}\tстр. ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" из ")
    add_field(paragraph, "NUMPAGES")
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
