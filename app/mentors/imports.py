"""Spreadsheets of mentors: their columns, which row is whom, how rows go in."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.identity import fold
from app.base.likeness import LIKE, people_likeness
from app.base.terms import terms_of
from app.imports import readers
from app.imports.kinds import ImportColumn, Importer, ImportKind, KnownRecord, ReadRow, Values
from app.mentors import queries, services
from app.mentors.enums import MOST_LED, MentorCategory, MentorEducation
from app.mentors.errors import CareerInFutureError
from app.mentors.models import Mentor
from app.mentors.passports.rules import PassportTerms
from app.mentors.passports.services import edit_passport
from app.mentors.permissions import Permission
from app.mentors.rules import MentorTerms, identity_of
from app.organizations.naming import NamedOrganizations
from app.organizations.people import NAMES, name_of, take_name_apart
from app.students.naming import NamedSpecialities

PASSPORT = ("category", "education", "load_limit")
_CATEGORIES = {
    "нет": MentorCategory.NONE,
    "соответствие": MentorCategory.SUITABLE,
    "сзд": MentorCategory.SUITABLE,
    "первая_категория": MentorCategory.FIRST,
    "высшая_категория": MentorCategory.HIGHEST,
}
# «высшее» alone says neither of two: it is asked about, not guessed.
_EDUCATIONS = {
    "спо": MentorEducation.SECONDARY,
    "среднее_специальное": MentorEducation.SECONDARY,
    "бакалавриат": MentorEducation.BACHELOR,
    "специалитет": MentorEducation.SPECIALIST,
    "магистратура": MentorEducation.SPECIALIST,
    "аспирантура": MentorEducation.SCHOLAR,
}
OWN = (*NAMES, "position", "experience_since", "phone", "email")
MOST_YEARS = 70  # a smaller number is a length of service, not a year


class MentorImporter(Importer):
    """Mentors are told apart by name within their organization."""

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Take names apart, find what rows name, turn years of service into a year."""
        self.organizations = NamedOrganizations()
        self.specialities = NamedSpecialities()
        this_year = self.context.today.year
        for row in rows:
            take_name_apart(row)
            self.organizations.find(row)
            self.specialities.find_all(row)
            limit = row.values.get("load_limit")
            if limit is not None and not 1 <= limit <= MOST_LED:
                message = _("Здесь может быть число от 1 до %(most)d.", most=MOST_LED)
                row.refuse("load_limit", "range", message)
            since = row.values.get("experience_since")
            if since is not None and since <= MOST_YEARS:
                since = row.values["experience_since"] = this_year - since
            if since and since > this_year:
                row.refuse("experience_since", "year", str(CareerInFutureError()))

    def known(self) -> Iterator[KnownRecord]:
        """Return every mentor."""
        for row in queries.list_importable():
            values = {name: getattr(row, name) for name in (*OWN, *PASSPORT)}
            values["specialities"] = self.specialities.labels_of(row.speciality_ids)
            label = self.organizations.labels[row.organization_id]
            yield KnownRecord(row.id, row.version, {**values, "organization": label})

    def key(self, values: Values) -> str:
        """Return the name with the organization."""
        name = " ".join(filter(None, name_of(values)))
        return ", ".join(filter(None, (name, values.get("organization"))))

    def same(self, values: Values) -> list[Hashable]:
        """Return the name within the organization."""
        if not all(values.get(one) for one in ("last_name", "first_name", "organization")):
            return []
        return [(values["organization"], identity_of(*name_of(values)))]

    def near(self, values: Values) -> Iterable[Hashable]:
        """Colleagues whose surname begins alike, and namesakes anywhere."""
        last = fold(values.get("last_name") or "")
        return ((values.get("organization"), last[:1]), identity_of(*name_of(values)))

    def like(self, left: Values, right: Values) -> str | None:
        """Return why two look like one: a slip in a colleague's name, a namesake's own phone."""
        if left.get("organization") == right.get("organization"):
            is_alike = people_likeness(name_of(left), name_of(right)) >= LIKE
            who = self.key(right)
            return _("одна организация, похожее имя: %(who)s", who=who) if is_alike else None
        shared = (left.get(one) and left.get(one) == right.get(one) for one in ("phone", "email"))
        is_namesake = identity_of(*name_of(left)) == identity_of(*name_of(right))
        if not (is_namesake and any(shared)):
            return None
        return _("то же имя и те же контакты: %(who)s", who=self.key(right))

    def create(self, values: Values) -> Any:
        """Enter a mentor."""
        context = self.context
        terms = MentorTerms(**self._told(values))
        mentor = services.create_mentor(
            terms=terms, actor=context.actor, today=context.today, is_another=True
        )
        self._enter_passport(mentor, values)
        return mentor

    def change(self, record_id: int, values: Values) -> Any:
        """Change what the row says."""
        context = self.context
        mentor = queries.get_mentor(record_id, visible_to=context.actor)
        services.edit_mentor(
            mentor,
            terms=terms_of(mentor, MentorTerms, **self._told(values)),
            actor=context.actor,
            today=context.today,
            is_another=True,
        )
        self._enter_passport(mentor, values)
        return mentor

    def _enter_passport(self, mentor: Mentor, values: Values) -> None:
        told = {name: values[name] for name in PASSPORT if name in values}
        if "specialities" in values:
            told["speciality_ids"] = self.specialities.ids_of(values["specialities"])
        if told:
            terms = terms_of(mentor, PassportTerms, **told)
            context = self.context
            edit_passport(mentor, terms=terms, actor=context.actor, today=context.today)

    def _told(self, values: Values) -> dict[str, Any]:
        told = {name: values[name] for name in OWN if name in values}
        if label := values.get("organization"):
            told["organization_id"] = self.organizations.id_of(label)
        return told


IMPORT = ImportKind(
    name="mentors",
    title=_l("Наставники"),
    count=(_l("наставник"), _l("наставника"), _l("наставников")),
    importer=MentorImporter,
    permission=Permission.MENTOR_MANAGE,
    listing="mentors.mentor_list",
    endpoint="mentors.mentor_detail",
    argument="mentor_id",
    columns=(
        ImportColumn(
            "full_name", _l("ФИО"), readers.line,
            ("ФИО наставника", "Наставник", "Фамилия, имя, отчество", "Ф.И.О."),
            example="Примерова Анна Ивановна",
        ),
        ImportColumn("last_name", _l("Фамилия"), readers.line, required=True),
        ImportColumn("first_name", _l("Имя"), readers.line, required=True),
        ImportColumn("middle_name", _l("Отчество"), readers.line),
        ImportColumn(
            "organization", _l("Организация"), readers.line,
            ("Место работы", "Учреждение", "Наименование организации", "База практики"),
            required=True, example="Школа № 901",
        ),
        ImportColumn(
            "position", _l("Должность"), readers.line, ("Должность наставника",),
            required=True, example="воспитатель",
        ),
        ImportColumn(
            "experience_since", _l("Стаж с года"), readers.count,
            ("Стаж", "Педагогический стаж", "Стаж, лет", "В профессии с"), example="2005",
        ),
        ImportColumn(
            "category", _l("Категория"), readers.one_of(MentorCategory, **_CATEGORIES),
            ("Квалификационная категория",), example="первая",
        ),
        ImportColumn(
            "education", _l("Образование"), readers.one_of(MentorEducation, **_EDUCATIONS),
            ("Уровень образования",), example="высшее, бакалавриат",
        ),
        ImportColumn(
            "specialities", _l("Специальности студентов"), readers.line,
            ("Каких студентов ведёт", "Коды специальностей"), example="44.02.91",
        ),
        ImportColumn(
            "load_limit", _l("Наставляемых не больше"), readers.count,
            ("Предел нагрузки", "Наставляемых одновременно, не больше"), example="3",
        ),
        ImportColumn(
            "phone", _l("Телефон"), readers.phone, ("Тел", "Контактный телефон"),
            example="+7 (949) 000-00-03", telling=True,
        ),
        ImportColumn(
            "email", _l("Электронная почта"), readers.email, ("E-mail", "Почта", "Эл. почта"),
            example="primerova@example.ru", telling=True,
        ),
    ),
)  # fmt: skip
