"""Spreadsheets of students: their columns, which row is whom, how rows and their groups go in."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.identity import fold
from app.base.likeness import LIKE, people_likeness
from app.base.terms import terms_of
from app.imports import readers
from app.imports.kinds import (
    ImportColumn,
    Importer,
    ImportKind,
    ImportOption,
    KnownRecord,
    ReadRow,
    Values,
)
from app.organizations.people import NAMES, name_of, take_name_apart
from app.students import queries
from app.students.enums import StudentState
from app.students.errors import ImpossibleBirthDateError
from app.students.models import StudyGroup
from app.students.moves import IN_GROUP
from app.students.permissions import Permission
from app.students.rules import (
    COURSES,
    SUMMER,
    SpecialityTerms,
    StudentTerms,
    StudyGroupTerms,
    full_name,
    identity_of,
    is_possible_birth_date,
    parse_speciality_code,
    study_year,
)
from app.students.services import cards as services
from app.students.twins import is_slip

NEW_GROUPS, LAST_YEAR = "new_groups", "last_year"
NOT_HERE = frozenset(StudentState) - IN_GROUP
LAST_COURSE = 4  # of the usual programme; a graduation year of the sheet's own wins
OWN = (*NAMES, "birth_date", "town", "phone", "email")
_INITIAL = re.compile(r"[А-ЯЁA-Z]\.?(?:\s*[А-ЯЁA-Z]\.?)?")
_CODE = re.compile(r"\d{2}\s*[.,]\s*\d{2}\s*[.,]\s*\d{2}")
_COURSE_OF_GROUP = re.compile(r"\D([1-5])\d")  # «ДО-31» is of the third course


class StudentImporter(Importer):
    """Students are told apart by name and birth date; a group is known by its name."""

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Take whole names apart, find the groups and specialities that the rows name."""
        self.groups = {fold(group.name): group for group in queries.all_groups()}
        self.specialities = {one.code: one for one in queries.list_specialities()}
        self.named = _specialities_named(rows)
        for row in rows:
            take_name_apart(row)
            self._find_group(row)
            born = row.values.get("birth_date")
            if born and not is_possible_birth_date(born, self.context.today):
                row.refuse("birth_date", "birth_date", str(ImpossibleBirthDateError()))

    def known(self) -> Iterator[KnownRecord]:
        """Return every student."""
        for row in queries.list_importable():
            values = {name: getattr(row, name) for name in OWN}
            where = {"group": row.group, "standing": row.state}
            yield KnownRecord(row.id, row.version, values | where)

    def key(self, values: Values) -> str:
        """Return the name with the group."""
        name = full_name(*(values.get(one) for one in NAMES))
        return ", ".join(filter(None, (name, values.get("group"))))

    def same(self, values: Values) -> list[Hashable]:
        """Return the name and the day, however they were typed."""
        if not all(values.get(one) for one in ("last_name", "first_name", "birth_date")):
            return []
        return [identity_of(*name_of(values), values["birth_date"])]

    def near(self, values: Values) -> Iterable[Hashable]:
        """Namesakes, and those born that day whose surname and name begin alike."""
        whole = fold(full_name(*name_of(values)))
        begin = (whole[:1], (values.get("first_name") or "").lower()[:1])
        return ((values.get("birth_date"), *begin), whole)

    def like(self, left: Values, right: Values) -> str | None:
        """Return why two look like one: a slip in the name, in the day, a namesake beside."""
        born, other = left.get("birth_date"), right.get("birth_date")
        if born is None or other is None:
            return None
        if born == other:
            is_alike = people_likeness(name_of(left), name_of(right)) >= LIKE
            who = self.key(right)
            return _("родились в один день, похожее имя: %(who)s", who=who) if is_alike else None
        if fold(full_name(*name_of(left))) != fold(full_name(*name_of(right))):
            return None
        if is_slip(born, other):
            day = f"{other:%d.%m.%Y}"
            return _("то же имя, в дате рождения отличие на знак: %(day)s", day=day)
        shared = (words for name, words in _SHARED.items() if _is_shared(name, left, right))
        what = next(shared, None)
        return _("то же имя, %(what)s, другая дата рождения", what=what) if what else None

    def conflict(self, values: Values, known: Values) -> str | None:
        """Return how somebody stands who does not study here any more."""
        state = known.get("standing")
        is_gone = state in NOT_HERE
        return _("по данным сайта: %(state)s", state=state.label) if state and is_gone else None

    def hinder_new(self, row: ReadRow) -> None:
        """A new student needs a whole name."""
        first = row.values.get("first_name")
        if first and _INITIAL.fullmatch(first):
            row.refuse("first_name", "initials", _("Имя и отчество нужны полностью."))

    def create(self, values: Values) -> Any:
        """Enter a student; the first of a new group makes the group."""
        own = {name: values[name] for name in OWN if name in values}
        terms = StudentTerms(group_id=self._group_id(values), **own)
        context = self.context
        return services.create_student(
            terms=terms, actor=context.actor, today=context.today, is_another=True
        )

    def change(self, record_id: int, values: Values) -> Any:
        """Change what the row says."""
        student = queries.get_student(record_id, visible_to=self.context.actor)
        told = {name: values[name] for name in OWN if name in values}
        if values.get("group"):
            told["group_id"] = self._group_id(values)
        services.edit_student(
            student,
            terms=terms_of(student, StudentTerms, **told),
            actor=self.context.actor,
            today=self.context.today,
            is_another=True,
        )
        return student

    def _find_group(self, row: ReadRow) -> None:
        name = row.values.get("group")
        if not name:
            return
        group = self.groups.get(fold(name))
        if group:
            row.values["group"] = group.name
        elif NEW_GROUPS not in self.context.options:
            message = _("Группы %(name)s на сайте нет.", name=name)
            row.refuse("group", "unknown_group", message)
        else:
            self._check_new_group(row)

    def _check_new_group(self, row: ReadRow) -> None:
        values = row.values
        if "course" not in values and (found := _COURSE_OF_GROUP.search(values["group"])):
            values["course"] = int(found[1])
        if values.get("course") not in COURSES:
            message = _(
                "Чтобы завести группу %(name)s, нужен её курс, от 1 до 5.", name=values["group"]
            )
            row.refuse("course", "course", message)
        told = values.get("speciality", "")
        if not self._find_speciality(told):
            message = _(
                "Чтобы завести группу %(name)s, нужна специальность: код из списка сайта "
                "или код с названием.",
                name=values["group"],
            )
            row.refuse("speciality", "unknown_speciality", message)

    def _find_speciality(self, told: str) -> Any:
        """Return the speciality a text names, or the terms of one that can be made of it."""
        code, name = _speciality_in(told)
        if code:
            name = name or self.named.get(code, "")
            made = SpecialityTerms(code, name) if name else None
            return self.specialities.get(code) or made
        named = (one for one in self.specialities.values() if fold(one.name) == fold(told))
        return next(named, None) if told else None

    def _group_id(self, values: Values) -> int:
        key = fold(values["group"])
        if key not in self.groups:
            self.groups[key] = self._make_group(values)
        return self.groups[key].id

    def _make_group(self, values: Values) -> StudyGroup:
        actor = self.context.actor
        speciality = self._find_speciality(values["speciality"])
        if isinstance(speciality, SpecialityTerms):
            speciality = services.create_speciality(terms=speciality, actor=actor)
            self.specialities[speciality.code] = speciality
        today = self._day_of_courses()
        usual = study_year(today).first_year + 1 + max(0, LAST_COURSE - values["course"])
        terms = StudyGroupTerms(
            name=values["group"],
            speciality_id=speciality.id,
            course=values["course"],
            graduation_year=values.get("graduation_year") or usual,
        )
        return services.create_group(terms=terms, actor=actor, today=today)

    def _day_of_courses(self) -> date:
        """Return a day of the year whose courses the sheet tells: in summer it may be the last."""
        today = self.context.today
        if LAST_YEAR in self.context.options and today.month in SUMMER:
            return date(today.year, 6, 30)
        return today


_SHARED = {"phone": _l("тот же телефон"), "email": _l("та же почта"), "group": _l("та же группа")}


def _is_shared(name: str, left: Values, right: Values) -> bool:
    return bool(left.get(name)) and left.get(name) == right.get(name)


def _specialities_named(rows: Sequence[ReadRow]) -> dict[str, str]:
    """Return names of specialities by code: one row with both serves those with the code alone."""
    pairs = (_speciality_in(row.values.get("speciality", "")) for row in rows)
    return {code: name for code, name in pairs if code and name}


def _speciality_in(told: str) -> tuple[str, str]:
    found = _CODE.search(told)
    if found is None:
        return "", ""
    name = " ".join(_CODE.sub(" ", told).split()).strip(' -–—«»"')
    return parse_speciality_code(found[0]), name


IMPORT = ImportKind(
    name="students",
    title=_l("Студенты"),
    count=(_l("студент"), _l("студента"), _l("студентов")),
    importer=StudentImporter,
    permission=Permission.STUDENT_MANAGE,
    listing="students.student_list",
    endpoint="students.student_detail",
    argument="student_id",
    options=(
        ImportOption(
            NEW_GROUPS,
            _l("Завести новые группы"),
            _l("Нужны столбцы «Специальность» и «Курс»; год выпуска без столбца — по 4 курсам."),
        ),
        ImportOption(
            LAST_YEAR,
            _l("Курсы в таблице — за прошедший учебный год"),
            _l("Для лета: новые группы потом переходят на следующий курс одной кнопкой."),
        ),
    ),
    columns=(
        ImportColumn(
            "full_name", _l("ФИО"), readers.line,
            ("ФИО студента", "ФИО обучающегося", "Фамилия, имя, отчество", "Фамилия Имя Отчество",
             "Ф.И.О.", "Студент", "Обучающийся"),
            example="Примеров Иван Петрович",
        ),
        ImportColumn("last_name", _l("Фамилия"), readers.line, required=True),
        ImportColumn("first_name", _l("Имя"), readers.line, required=True),
        ImportColumn("middle_name", _l("Отчество"), readers.line),
        ImportColumn(
            "birth_date", _l("Дата рождения"), readers.day,
            ("Д.р.", "День рождения", "Родился", "Год рождения", "Число, месяц, год рождения"),
            required=True, example="17.05.2006", telling=True,
        ),
        ImportColumn(
            "group", _l("Группа"), readers.line,
            ("Учебная группа", "Номер группы", "№ группы", "Группа обучения"),
            required=True, example="ДО-31",
        ),
        ImportColumn("course", _l("Курс"), readers.count, ("Курс обучения",), example="3"),
        ImportColumn(
            "speciality", _l("Специальность"), readers.line,
            ("Код специальности", "Код и название специальности", "Направление подготовки"),
            example="44.02.01 Дошкольное образование",
        ),
        ImportColumn(
            "graduation_year", _l("Год выпуска"), readers.count, ("Выпуск",), example="2027"
        ),
        ImportColumn(
            "town", _l("Населённый пункт"), readers.town,
            ("Город", "Место жительства", "Проживает", "Населенный пункт проживания"),
            example="Примерск",
        ),
        ImportColumn(
            "phone", _l("Телефон"), readers.phone,
            ("Тел", "Номер телефона", "Мобильный телефон", "Контактный телефон",
             "Телефон студента", "Сотовый"),
            example="+7 (949) 000-00-01", telling=True,
        ),
        ImportColumn(
            "email", _l("Электронная почта"), readers.email,
            ("E-mail", "Почта", "Эл. почта", "Адрес электронной почты"),
            example="primerov@example.ru", telling=True,
        ),
    ),
)  # fmt: skip
