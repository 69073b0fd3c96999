"""The lists of the fair: what they show and what leaves the site with them."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.phones import format_phone
from app.base.viewer import Viewer
from app.jobfair import acts, describing, standing, wording
from app.jobfair.models import FairApplication, Vacancy
from app.jobfair.queries.applications import APPLICANT_ORDERS, OWN_APPLICATION_ORDERS
from app.jobfair.queries.fairs import EMPLOYER_ORDERS, FAIR_ORDERS
from app.jobfair.queries.positions import POSITION_ORDERS
from app.jobfair.queries.vacancies import CATALOGUE_ORDERS, MODERATION_ORDERS, OWN_ORDERS
from app.organizations.models import Organization
from app.students.models import Student
from app.web.listing.columns import Column
from app.web.listing.listing import Listing
from app.web.moment import viewer

_VACANCIES = (_l("вакансия"), _l("вакансии"), _l("вакансий"))
_APPLICATIONS = (_l("отклик"), _l("отклика"), _l("откликов"))
VacancyCell = Callable[[Vacancy], Any]


def _sees_all(person: Viewer | None) -> bool:
    return person is not None and person.sees_all


def _yes(value: bool) -> str:
    return str(_("да")) if value else ""


def _promised(of: Callable[[Any], Vacancy] = lambda row: row) -> tuple[Column, ...]:
    """What a vacancy promises, for the files; `of` finds the vacancy in a row."""
    cells: tuple[tuple[Any, VacancyCell], ...] = (
        (_l("Занятость"), describing.load_words),
        (_l("Трудовой договор"), describing.contract_words),
        (_l("Когда выходить"), lambda one: one.starts_on),
        (_l("Из чего складывается зарплата"), lambda one: one.salary_parts),
        (_l("Специальность"), lambda one: one.speciality.code if one.speciality else ""),
        (_l("Квалификация"), lambda one: one.qualification),
        (_l("Кого учить"), lambda one: one.level),
        (_l("Поддержка"), describing.support_words),
        (_l("Без опыта работы"), lambda one: _yes(one.suits_beginners)),
        (_l("Наставник"), lambda one: _yes(one.has_mentor)),
        (_l("Квота для инвалидов"), lambda one: _yes(one.is_quota)),
        (_l("Номер на портале"), lambda one: one.portal_number),
        (_l("Обязанности"), lambda one: one.duties),
        (_l("Требования"), lambda one: one.requirements),
        (_l("Условия"), lambda one: one.conditions),
    )
    return tuple(Column(heading, _within(of, cell), on_screen=False) for heading, cell in cells)


def _within(of: Callable[[Any], Vacancy], cell: VacancyCell) -> Callable[[Any], Any]:
    return lambda row: cell(of(row))


CATALOGUE = Listing(
    name="vacancies",
    title=_l("Вакансии ярмарки"),
    count=_VACANCIES,
    columns=(
        Column(_l("Вакансия"), lambda vacancy: vacancy.title, sort="title"),
        Column(_l("Где"), lambda vacancy: vacancy.organization.short_name, sort="town"),
        Column(_l("Населённый пункт"), lambda vacancy: vacancy.town, on_screen=False),
        Column(_l("Адрес"), lambda vacancy: vacancy.address, on_screen=False),
        Column(_l("Зарплата в месяц"), wording.salary, sort="salary"),
        Column(_l("Свободно"), lambda vacancy: vacancy.free, sort="seats"),
        *_promised(),
    ),
    searched=(Vacancy, Organization),
    orders=CATALOGUE_ORDERS,
    order="title",
)
OWN_VACANCIES = Listing(
    name="own-vacancies",
    title=_l("Все вакансии"),
    count=_VACANCIES,
    columns=(
        Column(_l("Вакансия"), lambda row: row[0].title, sort="title"),
        Column(
            _l("Организация"),
            lambda row: row[0].organization.short_name,
            sort="organization",
            shown_to=_sees_all,
        ),
        Column(
            _l("Населённый пункт"),
            lambda row: row[0].town,
            on_screen=False,
            shown_to=_sees_all,
        ),
        Column(_l("Состояние"), lambda row: row[0].state, sort="state"),
        Column(_l("Зарплата в месяц"), lambda row: wording.salary(row[0]), on_screen=False),
        Column(_l("Свободно"), lambda row: row[0].free, sort="seats"),
        Column(_l("Отклики"), lambda row: row[1]),
        Column(_l("Ждут ответа"), lambda row: row[2], on_screen=False),
        Column(_l("Ярмарка"), lambda row: row[0].fair.title, on_screen=False),
        Column(_l("Подтверждена"), lambda row: row[0].confirmed_at, on_screen=False),
        *_promised(lambda row: row[0]),
        Column(_l("Действия"), kind="actions"),
    ),
    searched=(Vacancy, Organization),
    orders=OWN_ORDERS,
    order="title",
    acts=(acts.CONFIRM.name, acts.WITHDRAW.name),
)
POSITIONS = Listing(
    name="positions",
    title=_l("Должности"),
    count=(_l("должность"), _l("должности"), _l("должностей")),
    columns=(
        Column(_l("Должность"), lambda row: row[0].name, sort="name"),
        Column(_l("Кого учить"), lambda row: row[0].level, sort="level"),
        Column(_l("Квалификация"), lambda row: row[0].qualification),
        Column(_l("Часов в неделю"), lambda row: row[0].weekly_hours),
        Column(_l("Вакансий"), lambda row: row[1]),
        Column(_l("Действия"), kind="actions"),
    ),
    orders=POSITION_ORDERS,
    order="name",
)
MODERATION = Listing(
    name="moderation",
    title=_l("Вакансии на проверке"),
    count=_VACANCIES,
    columns=(
        Column(_l("Вакансия"), lambda vacancy: vacancy.title, sort="title"),
        Column(
            _l("Работодатель"), lambda vacancy: vacancy.organization.short_name, sort="organization"
        ),
        Column(_l("Населённый пункт"), lambda vacancy: vacancy.town, on_screen=False),
        Column(_l("Зарплата в месяц"), wording.salary, on_screen=False),
        Column(_l("Мест"), lambda vacancy: vacancy.seats, on_screen=False),
        Column(_l("Отправлена"), lambda vacancy: vacancy.submitted_at, sort="submitted"),
        *_promised(),
        Column(_l("Действия"), kind="actions"),
    ),
    searched=(Vacancy, Organization),
    orders=MODERATION_ORDERS,
    order="submitted",
    acts=(acts.APPROVE.name, acts.REJECT.name),
    is_versioned=True,
)


def _state_of(application: FairApplication) -> Any:
    return standing.chip_of(application, today=clock.today()).label


def _phone(application: FairApplication) -> str:
    contacts = standing.contacts_for(application, viewer(), today=clock.today())
    return format_phone(contacts.phone) if contacts.phone else ""


def _email(application: FairApplication) -> str:
    return standing.contacts_for(application, viewer(), today=clock.today()).email or ""


APPLICANTS = Listing(
    name="applicants",
    title=_l("Отклики на вакансии"),
    count=_APPLICATIONS,
    columns=(
        Column(_l("Студент"), lambda one: one.student.shown_name, sort="student"),
        Column(_l("Группа"), lambda one: one.student.group.name, on_screen=False),
        Column(
            _l("Специальность"),
            lambda one: f"{one.student.group.speciality.code} {one.student.group.speciality.name}",
            on_screen=False,
        ),
        Column(_l("Вакансия"), lambda one: one.vacancy.title, sort="vacancy"),
        Column(
            _l("Организация"),
            lambda one: one.vacancy.organization.short_name,
            on_screen=False,
            shown_to=_sees_all,
        ),
        Column(
            _l("Населённый пункт"),
            lambda one: one.vacancy.town,
            on_screen=False,
            shown_to=_sees_all,
        ),
        Column(_l("Отправлен"), lambda one: one.submitted_at, sort="submitted"),
        Column(_l("Состояние"), _state_of, sort="state"),
        Column(_l("Собеседование"), lambda one: one.selection),
        Column(_l("Телефон"), _phone, on_screen=False),
        Column(_l("Электронная почта"), _email, on_screen=False),
        Column(_l("О себе"), lambda one: one.note, on_screen=False),
        Column(_l("Связь")),
    ),
    searched=(Student, Vacancy),
    orders=APPLICANT_ORDERS,
    order="-submitted",
    # The last two are of the room of candidates, above this one.
    acts=(acts.OFFER.name, acts.DECLINE.name, "jobfair.select", "jobfair.pass_over"),
)
OWN_APPLICATIONS = Listing(
    name="own-applications",
    title=_l("Мои отклики"),
    count=_APPLICATIONS,
    columns=(
        Column(_l("Вакансия"), lambda one: one.vacancy.title, sort="vacancy"),
        Column(_l("Где"), lambda one: one.vacancy.organization.short_name, sort="town"),
        Column(_l("Населённый пункт"), lambda one: one.vacancy.town, on_screen=False),
        Column(
            _l("Зарплата в месяц"),
            lambda one: wording.salary(one.offer or one.vacancy),
            on_screen=False,
        ),
        Column(_l("Отправлен"), lambda one: one.submitted_at, sort="submitted"),
        Column(_l("Состояние"), _state_of, sort="state"),
    ),
    orders=OWN_APPLICATION_ORDERS,
    order="-submitted",
)
FAIRS = Listing(
    name="fairs",
    title=_l("Ярмарки вакансий"),
    count=(_l("ярмарка"), _l("ярмарки"), _l("ярмарок")),
    columns=(
        Column(_l("Ярмарка"), lambda row: row[0].title),
        Column(_l("Когда"), lambda row: row[0].held_on, sort="day"),
        Column(_l("Место"), lambda row: row[0].venue, on_screen=False),
        Column(_l("Состояние"), lambda row: row[0].state, sort="state"),
        Column(_l("Работодателей"), lambda row: row[1].employers, kind="n"),
        Column(_l("Вакансий"), lambda row: row[1].shown, kind="n", on_screen=False),
        Column(_l("Откликов"), lambda row: row[1].applications, kind="n", on_screen=False),
        Column(_l("Предложений"), lambda row: row[1].offers, kind="n", on_screen=False),
        Column(_l("Принято предложений"), lambda row: row[1].acceptances, kind="n"),
    ),
    orders=FAIR_ORDERS,
    order="-day",
)
EMPLOYERS = Listing(
    name="employers",
    title=_l("Работодатели ярмарки"),
    count=(_l("работодатель"), _l("работодателя"), _l("работодателей")),
    columns=(
        Column(_l("Организация"), lambda row: row[0].short_name, sort="name"),
        Column(_l("Населённый пункт"), lambda row: row[0].town, sort="town"),
        Column(_l("Адрес"), lambda row: row[0].address, on_screen=False),
        Column(_l("Вакансий"), lambda row: row[1], sort="vacancies", kind="n"),
        Column(_l("Свободных мест"), lambda row: row[2], sort="free", kind="n"),
    ),
    searched=(Organization,),
    orders=EMPLOYER_ORDERS,
    order="name",
)
