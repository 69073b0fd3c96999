"""Values of the two forms and Word templates of a few words, for the tests of rendering."""

import datetime as dt
import io
import zipfile

from docx import Document

COLLEGE = {
    "republic": "Донецкая Народная Республика",
    "ministry": "Министерство образования и науки",
    "kind": "Государственное бюджетное профессиональное образовательное учреждение",
    "name": "«Шахтёрский педагогический колледж»",
    "short_name": "ГБПОУ «Шахтёрский педагогический колледж»",
    "town": "г.\N{NO-BREAK SPACE}Шахтёрск",
}

LETTER: dict[str, object] = {
    "college": COLLEGE,
    "number": "14",
    "date": dt.date(2024, 10, 5),
    "recipient_name": "Ковальчук Марии Петровне",
    "recipient_post": "учителю начальных классов",
    "organization": "ГБОУ «Школа № 5»",
    "salutation": "Уважаемая Мария Петровна!",
    "reason": "Благодарим за работу наставника.",
    "basis": "приказ от 1 октября 2024 г. № 77",
    "signatory_post": "Директор",
    "signatory_name": "Н. А. Землянская",
}

CONTRACT: dict[str, object] = {
    "college": COLLEGE,
    "number": "7-Ц",
    "date": dt.date(2024, 2, 26),
    "customer_name": "ГБОУ «Школа № 5»",
    "customer_person": "директора Ковальчук Марии Петровны",
    "customer_acting": "действующей",
    "customer_basis": "Устава",
    "draft": "Проект договора",
    "student_called": "именуемая",
    "student_name": "Иваненко Анна Сергеевна",
    "student_representative": "Иваненко Ольги Викторовны",
    "speciality": "44.02.02 «Преподавание в начальных классах»",
    "study_group": "3-А",
    "work_place": "ГБОУ «Школа № 5»",
    "work_post": "учитель начальных классов",
    "valid_until": dt.date(2028, 8, 31),
    "obligations": [
        {"party": "Заказчик", "text": "Назначить наставника", "due": dt.date(2024, 4, 1)},
        {"party": "Гражданин", "text": "Пройти аттестацию", "due": "до 30 июня 2025 г."},
    ],
    "customer_requisites": [{"label": "ИНН", "value": "7707083893"}],
    "student_requisites": [{"label": "Дата рождения", "value": dt.date(2006, 5, 14)}],
    "customer_signatory": "М. П. Ковальчук",
    "student_signatory": "А. С. Иваненко",
    "representative_signatory": "О. В. Иваненко",
}

# What people and attackers type into fields; every one has to be printed as it stands.
HOSTILE = (
    "{{ 7*7 }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "''.__class__.__mro__",
    "{_{ number }_}",
    "#panic(sys.inputs) $x^2$ *жирный* _курсив_ `код`",
    "<w:t>ООО «Рога & Копыта»</w:t> &amp; &#123;",
)


def word_template(*paragraphs: str, header: str = "") -> bytes:
    """A Word file with these paragraphs and this header."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = header
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def word_text(data: bytes) -> str:
    """All text of a Word document: header, paragraphs, then tables."""
    document = Document(io.BytesIO(data))
    lines = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    lines += [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def members(archive: bytes) -> dict[str, bytes]:
    """Names and contents of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        return {name: source.read(name) for name in source.namelist()}
