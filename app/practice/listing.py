"""The lists of this package: what they show and what leaves the site with them."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.sheets import Cell
from app.practice.acts import REMIND, SEAT, SEAT_REST, UNSEAT
from app.practice.models import PracticePeriod
from app.practice.queries.applications import BY_GROUP, ApplicationRow
from app.practice.queries.applications import SORTABLE as APPLICATION_ORDERS
from app.practice.queries.periods import SORTABLE as PERIOD_ORDERS
from app.practice.queries.placements import SEARCHED as SEARCHED_STUDENTS
from app.practice.queries.placements import OutcomeRow
from app.practice.queries.places import OWN_SORTABLE
from app.practice.queries.places import SEARCHED as SEARCHED_PLACES
from app.practice.queries.places import SORTABLE as PLACE_ORDERS
from app.practice.wording import application_words, outcome_words
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

_STUDENTS = (_l("студент"), _l("студента"), _l("студентов"))
_PLACES = (_l("место практики"), _l("места практики"), _l("мест практики"))


def _at_base(name: str) -> Any:
    """Return what a column says of the base a row's student goes to."""
    return lambda row: getattr(row.place.base, name) if row.place else None


def _phone_of_organization(row: Any) -> str | None:
    return row.place.organization.phone if row.place else None


def _of_place(name: str) -> Any:
    return lambda row: getattr(row.place, name) if row.place else None


def _coming(place: Any) -> Cell:
    return int(place.taken) if place.period.is_published else str(_("идёт распределение"))


PERIODS = Listing(
    name="practice-periods",
    title=_l("Периоды практики"),
    count=(_l("период"), _l("периода"), _l("периодов")),
    columns=(
        Column(_l("Период"), lambda row: row.period.title, sort="title"),
        Column(_l("Вид"), lambda row: row.period.kind, on_screen=False),
        Column(_l("Практика"), lambda row: row.period.starts_on, sort="starts"),
        Column(_l("по"), lambda row: row.period.ends_on, on_screen=False),
        Column(_l("Места"), lambda row: row.counts.seats, kind="n"),
        Column(_l("Заявки"), lambda row: row.counts.submitted, kind="n"),
        Column(_l("Студентов"), lambda row: row.counts.students, on_screen=False),
        Column(_l("Состояние"), lambda row: row.period.state, sort="until"),
        Column(_l("Заявки до"), lambda row: row.period.applications_open_until, on_screen=False),
        Column(_l("План"), lambda row: row.period.plan_numbers),
    ),
    orders=PERIOD_ORDERS,
    order="-starts",
    searched=(PracticePeriod,),
)
SUPERVISORS = Listing(
    name="practice-supervisors",
    title=_l("Руководители практики от колледжа"),
    count=(_l("группа"), _l("группы"), _l("групп")),
    columns=(
        Column(_l("Группа"), lambda row: row.group.label),
        Column(_l("Руководитель"), lambda row: row.supervisor and row.supervisor.name),
        Column(
            _l("Должность"), lambda row: row.supervisor and row.supervisor.position, on_screen=False
        ),
        Column(_l("Телефон"), lambda row: row.supervisor and row.supervisor.phone, kind="phone"),
    ),
)
PLACES = Listing(
    name="practice-places",
    title=_l("Места практики"),
    count=_PLACES,
    columns=(
        Column(_l("База практики"), lambda row: row.place.base.name, sort="name"),
        Column(_l("Деятельность"), lambda row: row.place.title, on_screen=False),
        Column(_l("Задачи"), lambda row: row.place.tasks, on_screen=False),
        Column(_l("Требования"), lambda row: row.place.requirements, on_screen=False),
        Column(_l("Населённый пункт"), lambda row: row.place.base.place, sort="town"),
        Column(_l("Адрес"), lambda row: row.place.base.whole_address, on_screen=False),
        Column(
            _l("Специальность"),
            lambda row: row.place.speciality.code if row.place.speciality else None,
            on_screen=False,
        ),
        Column(_l("Ответственный"), lambda row: row.place.supervisor_name, on_screen=False),
        Column(
            _l("Телефон"), lambda row: row.place.supervisor_phone, kind="phone", on_screen=False
        ),
        Column(_l("Мест"), lambda row: row.place.seats, sort="seats", kind="n"),
        Column(_l("Указали первым"), lambda row: row.first, sort="first", kind="n"),
        Column(_l("Указали всего"), lambda row: row.wishers, sort="wishers", kind="n"),
        Column(_l("Занято"), lambda row: row.place.taken, sort="taken", kind="n"),
        Column(
            _l("Договор"),
            lambda row: _("нет на эти недели") if row.is_uncovered else None,
            on_screen=False,
        ),
        Column(_l("Действия"), kind="actions"),
    ),
    orders=PLACE_ORDERS,
    order="name",
    acts=("practice.places_ask", "practice.arrival_ask"),
    searched=SEARCHED_PLACES,
)
OWN_PLACES = Listing(
    name="practice-own-places",
    title=_l("Практика у вас"),
    count=_PLACES,
    columns=(
        Column(_l("Место"), lambda place: place.title, sort="title"),
        Column(_l("Период"), lambda place: place.period.title, on_screen=False),
        Column(_l("Когда"), lambda place: place.period.starts_on, sort="starts"),
        Column(_l("по"), lambda place: place.period.ends_on, on_screen=False),
        Column(_l("Ответственный"), lambda place: place.supervisor_name, on_screen=False),
        Column(_l("Мест"), lambda place: place.seats, sort="seats", kind="n"),
        Column(_l("Студенты"), _coming),
    ),
    orders=OWN_SORTABLE,
    order="-starts",
)
APPLICATIONS = Listing(
    name="practice-applications",
    title=_l("Заявки на практику"),
    count=_STUDENTS,
    columns=(
        Column(_l("Студент"), lambda row: row.student.full_name, sort="name"),
        Column(_l("Группа"), lambda row: row.student.group.name, sort="group"),
        Column(_l("Телефон"), lambda row: row.student.phone, kind="phone", on_screen=False),
        Column(_l("Электронная почта"), lambda row: row.student.contact_email, on_screen=False),
        Column(_l("Населённый пункт"), lambda row: row.student.town, on_screen=False),
        Column(_l("Заявка"), lambda row: application_words(row)[0]),
        Column(_l("Отправлена"), lambda row: _sent_at(row), sort="sent"),
        Column(_l("Мест в заявке"), lambda row: row.wishes or None, sort="wishes", kind="n"),
        Column(_l("Место"), lambda row: _("есть") if row.seated else None, kind="actions"),
    ),
    orders=APPLICATION_ORDERS,
    order="group",
    searched=SEARCHED_STUDENTS,
    acts=(REMIND.name, SEAT.name, SEAT_REST, UNSEAT.name),
)
OUTCOMES = Listing(
    name="practice-placements",
    title=_l("Распределение"),
    count=_STUDENTS,
    columns=(
        Column(_l("Студент"), lambda row: row.student.full_name, sort="name"),
        Column(_l("Группа"), lambda row: row.student.group.name, sort="group"),
        Column(
            _l("Телефон студента"), lambda row: row.student.phone, kind="phone", on_screen=False
        ),
        Column(_l("Место"), _at_base("name")),
        Column(_l("Населённый пункт"), _at_base("place"), on_screen=False),
        Column(_l("Адрес"), _at_base("whole_address"), on_screen=False),
        Column(_l("Деятельность"), _of_place("title"), on_screen=False),
        Column(_l("Ответственный от организации"), _of_place("supervisor_name"), on_screen=False),
        Column(
            _l("Телефон ответственного"),
            _of_place("supervisor_phone"),
            kind="phone",
            on_screen=False,
        ),
        Column(_l("Телефон организации"), _phone_of_organization, kind="phone", on_screen=False),
        Column(_l("Результат"), lambda row: outcome_words(row.placement)[0]),
        Column(_l("Примечание"), lambda row: _note(row), on_screen=False),
        Column(_l("Действия"), kind="actions"),
    ),
    orders=BY_GROUP,
    order="group",
    searched=SEARCHED_STUDENTS,
)


def _sent_at(row: ApplicationRow) -> Any:
    return row.application.submitted_at if row.application else None


def _note(row: OutcomeRow) -> str | None:
    return row.placement.note if row.placement else None
