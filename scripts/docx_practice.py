"""The Word templates of the papers of practice."""

from collections.abc import Callable

from docx.document import Document as WordDocument
from docx.shared import Mm

from app.documents.paper_form import DocumentForm
from app.documents.practice_forms import (
    PRACTICE_ATTESTATION,
    PRACTICE_BASE_LIST,
    PRACTICE_CHARACTERISTIC,
    PRACTICE_DIARY,
    PRACTICE_DIRECTION,
    PRACTICE_ORDER,
    PRACTICE_REPORT_TITLE,
    PRACTICE_TASK,
)
from scripts.docx_pieces import fill, set_widths, to_bytes
from scripts.docx_practice_pieces import (
    DATE,
    LINE,
    SHORT,
    begun_with,
    both_sign,
    competences,
    covered,
    each_of,
    fact_table,
    line_of_two_ends,
    marked,
    only_if,
    repeat_heading,
    signed,
    table_if,
    trained,
)


def practice_order() -> bytes:
    """Приказ: points, groups, grounds, signatures, the list by bases as its annex."""
    document = begun_with(PRACTICE_ORDER, "Приказ № {{ number or '____' }} от {{ date }}")
    only_if(document, "draft", "{{ draft }}", "Справа")
    document.add_paragraph("Приказ", "Название")
    line_of_two_ends(document, "{{ date }}, {{ college.town }}", "№\u00a0{{ number or '______' }}")
    document.add_paragraph("{{ title }}", "Часть")
    document.add_paragraph("{{ preamble }}", "Пункт")
    document.add_paragraph("ПРИКАЗЫВАЮ:", "Пункт")
    each_of(document, "points", "{{ row.number }}. {{ row.text }}")
    table_if(
        document,
        "groups",
        (("Группа", "{{ row.group }}", 24), ("Курс", "{{ row.course }}", 14),
         ("Специальность", "{{ row.speciality }}", 56), ("Студентов", "{{ row.students }}", 22),
         ("Руководитель от колледжа", f"{{{{ row.supervisor or '{LINE[:18]}' }}}}", 44)),
    )  # fmt: skip
    table_if(
        document,
        "changes",
        (("№", "{{ row.number }}", 10), ("Студент", "{{ row.name }}", 50),
         ("Группа", "{{ row.group }}", 22), ("Было", "{{ row.before }}", 39),
         ("Стало", "{{ row.after }}", 39)),
    )  # fmt: skip
    document.add_paragraph("{%p if basis %}", "Пункт")
    document.add_paragraph("Основание:", "Пункт")
    each_of(document, "basis", "— {{ row.text }}")
    document.add_paragraph("{%p endif %}", "Пункт")
    signed(document, ("{{ signatory_post }}", "{{ signatory_name }}"))
    marked(document, "agreed", "Согласовано", f"{{{{ row.post or '{LINE}' }}}} {LINE}")
    marked(document, "familiar", "С приказом ознакомлены", f"{LINE} {{{{ row.name }}}}")
    _order_annex(document)
    return to_bytes(document)


def _order_annex(document: WordDocument) -> None:
    document.add_paragraph("{%p if bases %}", "Пункт")
    words = "Приложение к приказу № {{ number or '____' }} от {{ date }}"
    document.add_paragraph(words, "Справа").paragraph_format.page_break_before = True
    document.add_paragraph("{{ annex }}", "Название")
    table = document.add_table(rows=6, cols=4, style="Table Grid")
    head, bases, base, students, student, end = table.rows
    fill(head.cells, ("№", "Студент", "Группа", "Подпись об ознакомлении"), "Таблица: шапка")
    repeat_heading(table)
    fill(bases.cells, ("{%tr for base in bases %}",), "Таблица")
    whole = base.cells[0].merge(base.cells[3])
    told = "{{ base.base }}{% if base.address %}, {{ base.address }}{% endif %}"
    fill([whole], [told], "Таблица: шапка")
    whole.add_paragraph(
        f"Основание: {{{{ base.agreement or '{LINE}' }}}}. "
        f"Ответственный: {{{{ base.responsible or '{LINE}' }}}}",
        "Таблица",
    )
    fill(students.cells, ("{%tr for row in base.rows %}",), "Таблица")
    fill(student.cells, ("{{ row.number }}", "{{ row.name }}", "{{ row.group }}", ""), "Таблица")
    fill(end.cells, ("{%tr endfor %}",), "Таблица")
    last = table.add_row()
    fill(last.cells, ("{%tr endfor %}",), "Таблица")
    set_widths(table, (Mm(10), Mm(78), Mm(26), Mm(46)))
    document.add_paragraph("{%p endif %}", "Пункт")


def practice_base_list() -> bytes:
    """Поимённый список: who comes to one base, and its receipt."""
    document = begun_with(PRACTICE_BASE_LIST, "Список студентов № {{ number }} от {{ date }}")
    document.add_paragraph("№\u00a0{{ number }} от {{ date }}", "Пункт")
    document.add_paragraph("{{ base }}{% if address %}, {{ address }}{% endif %}", "Пункт")
    document.add_paragraph("{{ title }}", "Название")
    only_if(document, "replaces", "{{ replaces }}", "По центру")
    fact_table(
        document,
        (("Сроки", "dates"), ("Модуль", "module"), ("Объём, часов", "hours"),
         ("Основание", "agreement"), ("Ответственный от базы", "responsible")),
    )  # fmt: skip
    document.add_paragraph("", "Примечание")
    table_if(
        document,
        "rows",
        (("№", "{{ row.number }}", 10), ("Студент", "{{ row.name }}", 54),
         ("Группа", "{{ row.group }}", 20), ("Курс", "{{ row.course }}", 14),
         ("Специальность", "{{ row.speciality }}", 26),
         ("Руководитель от колледжа", f"{{{{ row.supervisor or '{LINE[:16]}' }}}}", 36)),
        otherwise="Студентов на эту базу больше не направляют.",
    )  # fmt: skip
    only_if(document, "contact", "Вопросы о практике: {{ contact }}", "Пункт")
    signed(document, ("{{ signatory_post }}", "{{ signatory_name }}"))
    document.add_paragraph("Список получен, студенты будут приняты", "Примечание")
    signed(document, (LINE[:20], LINE[:20]))
    document.add_paragraph(f"М.П.        {DATE}", "Примечание")
    return to_bytes(document)


def practice_direction() -> bytes:
    """Направление with the part the base signs and the student brings back."""
    document = begun_with(PRACTICE_DIRECTION, "Направление № {{ number }} от {{ date }}")
    document.add_paragraph("№\u00a0{{ number }} от {{ date }}", "Пункт")
    document.add_paragraph("{{ base }}{% if address %}, {{ address }}{% endif %}", "Пункт")
    document.add_paragraph("{{ title }}", "Название")
    document.add_paragraph(
        "{{ college.short_name }} направляет {{ student }}, {{ course }}\u00a0курс, "
        "группа {{ group }}, для прохождения практики.",
        "Пункт",
    )
    fact_table(
        document,
        (("Специальность", "speciality"), ("Модуль", "module"), ("Сроки", "dates"),
         ("Объём, часов", "hours"), ("Основание", "agreement"),
         ("Руководитель от колледжа", "college_supervisor"), ("Его телефон", "supervisor_phone"),
         ("Ответственный от базы", "base_supervisor")),
    )  # fmt: skip
    signed(document, ("{{ signatory_post }}", "{{ signatory_name }}"))
    document.add_paragraph("М.П.", "Примечание")
    document.add_paragraph("Отметка базы практики (возвращается в колледж)", "Часть")
    document.add_paragraph("Студент: {{ student_name }}, группа {{ group }}.", "Пункт")
    for words in ("Прибыл(а)", "Выбыл(а)"):
        document.add_paragraph(f"{words}  {DATE}  {LINE[:20]}", "Строка подписи")
    document.add_paragraph("М.П.                         должность, подпись", "Примечание")
    return to_bytes(document)


def practice_task() -> bytes:
    """Индивидуальное задание."""
    document = trained(PRACTICE_TASK)
    document.add_paragraph("Содержание задания", "Часть")
    table_if(
        document,
        "tasks",
        (("№", "{{ row.number }}", 10), ("Задача", "{{ row.text }}", 120), ("Выполнено", "", 30)),
        blank=6,
    )
    document.add_paragraph("Компетенции, которые осваивает студент", "Часть")
    document.add_paragraph("{%p if competences %}", "Пункт")
    each_of(document, "competences", "— {{ row.text }}")
    document.add_paragraph("{%p else %}", "Пункт")
    for _ in range(4):
        document.add_paragraph("_" * 70, "Пункт")
    document.add_paragraph("{%p endif %}", "Пункт")
    signed(
        document,
        ("Задание выдал руководитель практики от колледжа", "{{ college_initials }}"),
        ("Согласовано: ответственный от базы практики", "{{ base_initials }}"),
        ("Задание получил(а)", "{{ student_initials }}"),
    )
    return to_bytes(document)


def practice_diary() -> bytes:
    """Дневник: a cover, the briefing, a line for each day."""
    document = covered(PRACTICE_DIARY)
    document.add_paragraph("{{ town_and_year }}", "Обложка").runs[0].font.size = Mm(4)
    words = document.add_paragraph("Инструктаж по охране труда на базе практики", "Часть")
    words.paragraph_format.page_break_before = True
    document.add_paragraph(f"Дата {SHORT}  Провёл {LINE}  Студент {LINE[:16]}", "Строка подписи")
    document.add_paragraph("Содержание работы", "Часть")
    table_if(
        document,
        "days",
        (("Дата", "{{ row.day }}", 26), ("Что сделано", "{{ row.work }}", 78),
         ("Оценка", "{{ row.mark }}", 20), ("Подпись ответственного", "", 36)),
        blank=20,
    )  # fmt: skip
    both_sign(document)
    return to_bytes(document)


def practice_attestation() -> bytes:
    """Аттестационный лист."""
    document = trained(PRACTICE_ATTESTATION)
    document.add_paragraph("Виды и качество выполнения работ", "Часть")
    table_if(
        document,
        "works",
        (("№", "{{ row.number }}", 10), ("Вид работ", "{{ row.text }}", 76),
         ("Часов", "{{ row.hours }}", 18), ("Качество выполнения", "{{ row.quality }}", 56)),
        blank=6,
    )  # fmt: skip
    competences(document)
    document.add_paragraph(f"Оценка за практику: {{{{ grade or '{LINE}' }}}}", "Пункт")
    both_sign(document)
    return to_bytes(document)


def practice_characteristic() -> bytes:
    """Характеристика in the base's words, or lines for its pen."""
    document = trained(PRACTICE_CHARACTERISTIC)
    document.add_paragraph("Отзыв базы практики", "Часть")
    document.add_paragraph("{%p if reference %}", "Пункт")
    document.add_paragraph("{%p for text in reference %}", "Пункт")
    document.add_paragraph("{{ text }}", "Пункт")
    document.add_paragraph("{%p endfor %}", "Пункт")
    document.add_paragraph("{%p else %}", "Пункт")
    for _ in range(8):
        document.add_paragraph("_" * 70, "Пункт")
    document.add_paragraph("{%p endif %}", "Пункт")
    competences(document)
    document.add_paragraph(f"Рекомендуемая оценка: {{{{ grade or '{LINE}' }}}}", "Пункт")
    signed(document, ("Ответственный от базы практики", "{{ base_initials }}"))
    document.add_paragraph(f"М.П.        {DATE}", "Примечание")
    return to_bytes(document)


def practice_report_title() -> bytes:
    """Титульный лист отчёта."""
    document = covered(PRACTICE_REPORT_TITLE)
    document.add_paragraph(f"Оценка за практику: {{{{ grade or '{LINE}' }}}}", "Строка подписи")
    both_sign(document)
    document.add_paragraph("{{ town_and_year }}", "По центру").paragraph_format.space_before = Mm(
        30
    )
    return to_bytes(document)


PRACTICE_TEMPLATES: tuple[tuple[DocumentForm, Callable[[], bytes]], ...] = (
    (PRACTICE_ORDER, practice_order),
    (PRACTICE_BASE_LIST, practice_base_list),
    (PRACTICE_DIRECTION, practice_direction),
    (PRACTICE_TASK, practice_task),
    (PRACTICE_DIARY, practice_diary),
    (PRACTICE_ATTESTATION, practice_attestation),
    (PRACTICE_CHARACTERISTIC, practice_characteristic),
    (PRACTICE_REPORT_TITLE, practice_report_title),
)
