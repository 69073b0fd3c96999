"""How the papers of a practice stand, and what a set of them may hold."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class ListStanding(LabelledEnum):
    """How the named list of a base stands today."""

    WAITING = "waiting", _l("не отправлен"), "soon"
    OVERDUE = "overdue", _l("срок отправки прошёл"), "late"
    CHANGED = "changed", _l("изменился после отправки"), "late"
    SENT_LATE = "sent_late", _l("отправлен с опозданием"), "soon"
    SENT = "sent", _l("отправлен"), "done"


class DirectionStanding(LabelledEnum):
    """How the direction of a student stands today."""

    NONE = "none", _l("не выдано"), "soon"
    CHANGED = "changed", _l("база изменилась"), "late"
    ISSUED = "issued", _l("выдано"), "done"


class StudentPaper(LabelledEnum):
    """What a student takes along; the value is the name of its form."""

    DIRECTION = "practice_direction", _l("Направление")
    TASK = "practice_task", _l("Индивидуальное задание")
    DIARY = "practice_diary", _l("Дневник")
    ATTESTATION = "practice_attestation", _l("Аттестационный лист")
    CHARACTERISTIC = "practice_characteristic", _l("Характеристика")
    REPORT_TITLE = "practice_report_title", _l("Титульный лист отчёта")


class SetFormat(LabelledEnum):
    """How a set of papers is packed."""

    PDF = "pdf", _l("один PDF для печати")
    PDF_GROUPS = "pdf_groups", _l("архив: PDF на каждую группу")
    PDF_BASES = "pdf_bases", _l("архив: PDF на каждую базу")
    DOCX = "docx", _l("архив Word: папка на каждую группу")
    DOCX_BASES = "docx_bases", _l("архив Word: папка на каждую базу")


class NextPaper(LabelledEnum):
    """What staff has to do next with the papers of a period."""

    PUBLISH = "publish", _l("Сначала опубликуйте распределение")
    ORDER = "order", _l("Выпустить приказ")
    AMEND = "amend", _l("Выпустить приказ об изменениях")
    SEND_LISTS = "send_lists", _l("Отправить списки базам")
    DIRECT = "direct", _l("Выдать направления")
    TAKE = "take", _l("Собрать комплекты студентов")
