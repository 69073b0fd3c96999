"""The Word template of a candidate's CV."""

from app.documents.cv_form import CANDIDATE_CV
from scripts.docx_pieces import to_bytes
from scripts.docx_practice_pieces import begun_with, each_of


def candidate_cv() -> bytes:
    """Резюме: name, wishes, the own words, what the college knows."""
    document = begun_with(CANDIDATE_CV, "Резюме: {{ name }}, {{ date }}")
    document.add_paragraph("{{ name }}", "Название")
    document.add_paragraph("{{ speciality }}", "По центру")
    document.add_paragraph("{{ course }}", "По центру")
    each_of(document, "contacts", "{{ row.label }}: {{ row.value }}")
    for field, title, words in (
        ("wishes", "Пожелания к работе", "{{ row.label }}: {{ row.value }}"),
        ("about", "О себе", "{{ row.text }}"),
        ("skills", "Что умею", "{{ row.text }}"),
    ):
        document.add_paragraph(f"{{%p if {field} %}}", "Пункт")
        document.add_paragraph(title, "Часть")
        each_of(document, field, words)
        document.add_paragraph("{%p endif %}", "Пункт")
    document.add_paragraph("{%p for part in parts %}", "Пункт")
    document.add_paragraph("{{ part.title }}", "Часть")
    document.add_paragraph("{%p for row in part.rows %}", "Пункт")
    document.add_paragraph(
        "{{ row.title }}{% if row.when %}, {{ row.when }}{% endif %}"
        "{% if row.detail %}. {{ row.detail }}{% endif %}"
        "{% if row.mark %}. Оценка: {{ row.mark }}{% endif %}",
        "Пункт",
    )
    document.add_paragraph("{%p if row.words %}", "Пункт")
    document.add_paragraph("{{ row.words }}", "Примечание")
    document.add_paragraph("{%p endif %}", "Пункт")
    document.add_paragraph("{%p endfor %}", "Пункт")
    document.add_paragraph("{%p endfor %}", "Пункт")
    return to_bytes(document)
