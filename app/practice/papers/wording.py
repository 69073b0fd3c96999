"""The words papers of practice are made of."""

from collections.abc import Mapping
from datetime import date

from flask_babel import gettext as _

from app.base.typography import counted, day, day_span
from app.documents.names import Case, Gender, PersonName, guess_gender, inflect
from app.documents.posts import inflect_post
from app.practice.enums import PracticeKind
from app.practice.models import PracticePeriod
from app.practice.registry.models import PracticeBase
from app.practice.wording import rhythm_words
from app.students.models import Speciality, Student

_KINDS: Mapping[PracticeKind, str] = {
    PracticeKind.EDUCATIONAL: "учебн",
    PracticeKind.INDUSTRIAL: "производственн",
    PracticeKind.PRE_DIPLOMA: "преддипломн",
}
_ENDINGS = {
    Case.GENITIVE: ("ой", "практики"),
    Case.DATIVE: ("ой", "практике"),
    Case.ACCUSATIVE: ("ую", "практику"),
}
_STUDENT = {Gender.MALE: "студента", Gender.FEMALE: "студентку", None: "студента(-ку)"}


def practice_in(case: Case, kind: PracticeKind) -> str:
    """Return «производственную практику» and its like."""
    ending, word = _ENDINGS[case]
    return f"{_KINDS[kind]}{ending} {word}"


def dates_in_words(period: PracticePeriod) -> str:
    """Return «с 1 по 28 апреля 2024 г.», with the days of the week when it has some."""
    words = day_span(period.starts_on, period.ends_on)
    return f"{words}, {rhythm_words(period.weekdays)}" if period.weekdays else words


def hours_of(period: PracticePeriod) -> str:
    """Return the hours of a period, "" when nobody said."""
    return str(period.hours or "")


def speciality_words(speciality: Speciality) -> str:
    """Return «44.02.01 «Дошкольное образование»»."""
    return f"{speciality.code} «{speciality.name}»"


def base_words(base: PracticeBase) -> str:
    """Return the full name of a base, with the site where it has one."""
    return ", ".join(filter(None, (base.organization.name, base.title)))


def address_words(base: PracticeBase) -> str:
    """Return where a base is: a full address has the town in it."""
    if not base.address or base.town.lower() in base.address.lower():
        return base.address or base.town
    return f"{base.town}, {base.address}"


def person_words(name: str, post: str) -> str:
    """Return «Зорина Анна Петровна, преподаватель»."""
    return ", ".join(filter(None, (name, post)))


def name_of(student: Student) -> PersonName:
    """Return a student's name in its parts."""
    return PersonName(student.last_name, student.first_name, student.middle_name)


def student_phrase(student: Student, override: str = "") -> str:
    """Return «студентку Примерову Анну Сергеевну»; a spelling made by hand wins."""
    name = name_of(student)
    called = _STUDENT[guess_gender(name)]
    return f"{called} {inflect(name, Case.ACCUSATIVE, override=override)}"


def control_words(name: PersonName | None, post: str, override: str = "") -> str:
    """Return «Контроль … возложить на заместителя директора Белову И. О.», a line for the pen."""
    whom = " ".join(override.split())
    if not whom and name is not None:
        said = inflect_post(post, Case.ACCUSATIVE) if post else ""
        whom = " ".join(filter(None, (said, inflect(name, Case.ACCUSATIVE))))
    return _("Контроль за исполнением приказа возложить на %(whom)s.", whom=whom or "_" * 40)


def agreement_words(number: str, on: date) -> str:
    """Return «договор о практической подготовке от 1 февраля 2026 г. № 4»."""
    return _("договор о практической подготовке %(which)s", which=numbered(number, on))


def numbered(number: str, on: date) -> str:
    """Return «от 16 марта 2026 г. № 12»."""
    return _("от %(day)s № %(number)s", day=day(on), number=number)


def students_counted(count: int) -> str:
    """Return «25 студентов»."""
    return counted(count, _("студент"), _("студента"), _("студентов"))
