"""Spreadsheets of vacancies: their columns, which row is which vacancy, how rows go in."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.identity import fold
from app.base.likeness import LIKE, names_likeness
from app.base.money import parse_roubles
from app.base.terms import terms_of
from app.imports import readers
from app.imports.kinds import ImportColumn, Importer, ImportKind, KnownRecord, ReadRow, Values
from app.jobfair.enums import MAX_SEATS, MAX_WEEKLY_HOURS, Employment, LabourContract
from app.jobfair.permissions import Permission
from app.jobfair.queries import vacancies as queries
from app.jobfair.queries.fairs import list_posting_fairs
from app.jobfair.queries.positions import positions_by_name
from app.jobfair.rules import VacancyTerms
from app.jobfair.services import vacancies as services
from app.jobfair.shares import parse_share
from app.organizations.naming import NamedOrganizations
from app.students.naming import NamedSpecialities

OWN = (
    "title", "duties", "requirements", "conditions", "employment", "seats", "share",
    "weekly_hours", "contract", "contract_reason", "salary_from", "salary_to", "salary_parts",
    "town", "address", "starts_on", "qualification", "suits_beginners", "has_mentor", "is_quota",
    "has_housing", "housing_note", "has_young_specialist_support", "has_rural_teacher_programme",
    "has_relocation_allowance", "promises_contract", "portal_number", "portal_url",
    "portal_checked_on",
)  # fmt: skip


class VacancyImporter(Importer):
    """Vacancies go to the fair that is being prepared; a title is one at its employer."""

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Find the fair, the employers and the specialities."""
        self.organizations = NamedOrganizations()
        self.specialities = NamedSpecialities()
        self.positions = positions_by_name()
        context = self.context
        fairs = list_posting_fairs(today=context.today, visible_to=context.actor)
        self.fair = next(iter(fairs), None)
        for row in rows:
            self.organizations.find(row)
            self.specialities.find(row)
            self._check(row)

    def known(self) -> Iterator[KnownRecord]:
        """Return the vacancies of the fair."""
        for one in queries.list_importable(self.fair.id) if self.fair else ():
            values = {name: getattr(one, name) for name in OWN}
            values["organization"] = self.organizations.labels[one.organization_id]
            values["speciality"] = self.specialities.label_of(one.speciality_id)
            yield KnownRecord(one.id, one.version, values)

    def key(self, values: Values) -> str:
        """Return the title with the employer."""
        return ", ".join(filter(None, (values.get("title"), values.get("organization"))))

    def same(self, values: Values) -> list[Hashable]:
        """Return the title at the employer."""
        if not (values.get("title") and values.get("organization")):
            return []
        return [(values["organization"], fold(values["title"]))]

    def near(self, values: Values) -> Iterable[Hashable]:
        """Other vacancies of the employer."""
        return (values.get("organization"),)

    def like(self, left: Values, right: Values) -> str | None:
        """Return why two look like one: titles that are nearly the same."""
        if names_likeness(left.get("title") or "", right.get("title") or "") < LIKE:
            return None
        return _("похожая должность: «%(title)s»", title=right["title"])

    def create(self, values: Values) -> Any:
        """Post a vacancy for the employer; it waits for approval as any other."""
        context = self.context
        return services.post_vacancy(
            fair_id=self.fair.id if self.fair else 0,
            organization_id=self.organizations.id_of(values["organization"]),
            terms=VacancyTerms(**self._told(values)),
            as_draft=False,
            actor=context.actor,
            now=context.now,
            today=context.today,
            is_another=True,
        )

    def change(self, record_id: int, values: Values) -> Any:
        """Change what the row says."""
        context = self.context
        vacancy = queries.get_own_vacancy(record_id, visible_to=context.actor)
        services.edit_vacancy(
            vacancy,
            terms=terms_of(vacancy, VacancyTerms, **self._told(values)),
            as_draft=False,
            actor=context.actor,
            now=context.now,
            today=context.today,
        )
        return vacancy

    def _told(self, values: Values) -> dict[str, Any]:
        told = {name: values[name] for name in OWN if name in values}
        if label := values.get("speciality"):
            told["speciality_id"] = self.specialities.id_of(label)
        if "title" in told and (found := self.positions.get(fold(told["title"]))):
            told["position_id"] = found
        return told

    def _check(self, row: ReadRow) -> None:
        values = row.values
        if self.fair is None:
            message = _("Сейчас вакансии не принимает ни одна ярмарка. Сначала добавьте ярмарку.")
            row.refuse("title", "no_fair", message)
        if not 1 <= values.get("seats", 1) <= MAX_SEATS:
            row.refuse("seats", "seats", _("Мест от 1 до %(max)d.", max=MAX_SEATS))
        low, high = values.get("salary_from"), values.get("salary_to")
        if low is not None and high is not None and low > high:
            row.refuse("salary_to", "salary", _("«До» меньше, чем «от»."))
        self._check_details(row)

    def _check_details(self, row: ReadRow) -> None:
        values, today = row.values, self.context.today
        if not 1 <= (values.get("weekly_hours") or 1) <= MAX_WEEKLY_HOURS:
            message = _("Часов в неделю от 1 до %(max)d.", max=MAX_WEEKLY_HOURS)
            row.refuse("weekly_hours", "weekly_hours", message)
        is_fixed = values.get("contract") is LabourContract.FIXED_TERM
        if is_fixed and not values.get("contract_reason"):
            row.refuse("contract_reason", "reason", _("Напишите, почему договор срочный."))
        compared = values.get("portal_checked_on")
        if compared and not (values.get("portal_number") or values.get("portal_url")):
            row.refuse("portal_number", "portal", _("Укажите, с какой вакансией портала сверяли."))
        if compared and compared > today:
            row.refuse("portal_checked_on", "portal_day", _("День сверки ещё не наступил."))

    def hinder_new(self, row: ReadRow) -> None:
        """What the sheet leaves out is the usual."""
        row.values.setdefault("employment", Employment.FULL_TIME)
        row.values.setdefault("seats", 1)


def _roubles(text: str) -> int | None:
    told = readers.line(text)
    if told is None:
        return None
    try:
        return parse_roubles(told)
    except ValueError as error:
        raise readers.CellError("money", str(error)) from error


def _share(text: str) -> int | None:
    told = readers.line(text)
    if told is None:
        return None
    try:
        return parse_share(told)
    except ValueError as error:
        raise readers.CellError("share", str(error)) from error


def _web_address(text: str) -> str | None:
    told = readers.line(text)
    if told and not told.startswith(("https://", "http://")):
        raise readers.CellError("address", _("Адрес начинается с https://."))
    return told


_read_contract: Callable[[str], Any] = readers.one_of(
    LabourContract,
    постоянный=LabourContract.OPEN_ENDED,
    на_неопределённый_срок=LabourContract.OPEN_ENDED,
    временный=LabourContract.FIXED_TERM,
)
_EMPLOYMENT: dict[str, Employment] = {
    "полная": Employment.FULL_TIME,
    "полная_занятость": Employment.FULL_TIME,
    "частичная": Employment.PART_TIME,
    "частичная_занятость": Employment.PART_TIME,
    "временная": Employment.TEMPORARY,
    "совмещение": Employment.BESIDE_STUDY,
}
_read_employment: Callable[[str], Any] = readers.one_of(Employment, **_EMPLOYMENT)

IMPORT = ImportKind(
    name="vacancies",
    title=_l("Вакансии"),
    count=(_l("вакансия"), _l("вакансии"), _l("вакансий")),
    importer=VacancyImporter,
    permission=Permission.VACANCY_APPROVE,
    listing="jobfair.moderation_list",
    also_on=("jobfair.own_vacancy_list",),
    endpoint="jobfair.vacancy_detail",
    argument="vacancy_id",
    columns=(
        ImportColumn(
            "organization", _l("Организация"), readers.line,
            ("Работодатель", "Наименование организации", "Учреждение", "Место работы"),
            required=True, example="Школа № 901",
        ),
        ImportColumn(
            "title", _l("Должность"), readers.line,
            ("Вакансия", "Наименование должности", "Профессия"),
            required=True, example="Воспитатель",
        ),
        ImportColumn(
            "duties", _l("Обязанности"), readers.prose, ("Описание", "Функции"),
            required=True, example="Ведёт группу детей 3–4 лет",
        ),
        ImportColumn(
            "requirements", _l("Требования"), readers.prose, ("Требования к кандидату",),
            example="Среднее профессиональное образование",
        ),
        ImportColumn(
            "conditions", _l("Условия"), readers.prose, ("Условия труда",), example="Пять дней"
        ),
        ImportColumn(
            "employment", _l("Занятость"), _read_employment, ("Вид занятости", "График", "Ставка"),
            example="Полная ставка",
        ),
        ImportColumn(
            "seats", _l("Мест"), readers.count,
            ("Количество мест", "Кол-во", "Число мест", "Количество вакансий"), example="2",
        ),
        ImportColumn(
            "speciality", _l("Специальность"), readers.line, ("Код специальности",),
        ),
        ImportColumn(
            "salary_from", _l("Зарплата от"), _roubles,
            ("Зарплата", "Оклад", "Заработная плата", "Заработная плата от"), example="35 000",
        ),
        ImportColumn(
            "salary_to", _l("Зарплата до"), _roubles, ("Заработная плата до",), example="45 000"
        ),
        ImportColumn(
            "salary_parts", _l("Из чего складывается зарплата"), readers.line,
            ("Структура зарплаты", "Надбавки"), example="оклад 22 000, стимулирующие",
        ),
        ImportColumn(
            "share", _l("Доля ставки"), _share, ("Размер ставки",), example="1"
        ),
        ImportColumn(
            "weekly_hours", _l("Часов в неделю"), readers.count, ("Нагрузка", "Часы"), example="36"
        ),
        ImportColumn(
            "contract", _l("Трудовой договор"), _read_contract, ("Вид договора",),
            example="Бессрочный",
        ),
        ImportColumn("contract_reason", _l("Почему срочный"), readers.line, ("Срок договора",)),
        ImportColumn(
            "town", _l("Населённый пункт"), readers.town, ("Место работы, населённый пункт",)
        ),
        ImportColumn("address", _l("Адрес"), readers.line, ("Адрес места работы",)),
        ImportColumn(
            "starts_on", _l("Когда выходить"), readers.day, ("Дата начала работы",),
            example="01.09.2024",
        ),
        ImportColumn("qualification", _l("Квалификация"), readers.line),
        ImportColumn("suits_beginners", _l("Без опыта"), readers.flag, ("Без опыта работы",)),
        ImportColumn("has_mentor", _l("Наставник"), readers.flag, ("Есть наставник",)),
        ImportColumn("is_quota", _l("Квота для инвалидов"), readers.flag, ("Квота",)),
        ImportColumn("has_housing", _l("Жильё"), readers.flag, ("Предоставляется жильё",)),
        ImportColumn("housing_note", _l("Какое жильё"), readers.line),
        ImportColumn(
            "has_young_specialist_support", _l("Поддержка молодого специалиста"), readers.flag,
            ("Меры поддержки",),
        ),
        ImportColumn(
            "has_rural_teacher_programme", _l("Земский учитель"), readers.flag,
            ("Программа «Земский учитель»",),
        ),
        ImportColumn("has_relocation_allowance", _l("Подъёмные"), readers.flag),
        ImportColumn("promises_contract", _l("Целевой договор"), readers.flag),
        ImportColumn(
            "portal_number", _l("Номер на портале"), readers.line,
            ("Номер вакансии", "Работа в России, номер"),
        ),
        ImportColumn(
            "portal_url", _l("Ссылка на портале"), _web_address, ("Ссылка на вакансию",)
        ),
        ImportColumn("portal_checked_on", _l("Сверено с порталом"), readers.day),
    ),
)  # fmt: skip
