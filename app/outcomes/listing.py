"""The lists of this package: what they show and what leaves the site with them."""

from flask_babel import lazy_gettext as _l

from app.outcomes.acts import ACTS, TAKE
from app.outcomes.queries import PROPOSAL_ORDERS, SORTABLE
from app.outcomes.queries.cutoffs import CUTOFF_ORDERS
from app.outcomes.wording import cutoff_title, said_category, standing_words, years_of, yes_no
from app.students.models import Student
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

OUTCOMES = Listing(
    name="graduate-outcomes",
    title=_l("Занятость выпускников"),
    count=(_l("запись"), _l("записи"), _l("записей")),
    columns=(
        Column(_l("Выпускник"), lambda one: one.student.full_name, sort="name"),
        Column(_l("Выпуск"), lambda one: str(one.graduation_year), sort="year"),
        Column(_l("Группа"), lambda one: one.student.group.label, on_screen=False),
        Column(_l("Специальность"), lambda one: str(one.speciality), on_screen=False),
        Column(_l("Срез"), lambda one: one.cutoff.day, on_screen=False),
        Column(_l("Категория"), said_category),
        Column(_l("Место"), lambda one: "" if one.is_main else str(_l("второе")), on_screen=False),
        Column(_l("Где"), lambda one: one.employer),
        Column(_l("Населённый пункт, регион"), lambda one: one.place, on_screen=False),
        Column(_l("Должность"), lambda one: one.post, on_screen=False),
        Column(_l("По специальности"), lambda one: yes_no(one.by_speciality), on_screen=False),
        Column(_l("С какого дня"), lambda one: one.since, on_screen=False),
        Column(_l("Номер договора"), lambda one: one.contract_number, on_screen=False),
        Column(_l("Дата договора"), lambda one: one.contract_on, on_screen=False),
        Column(_l("Не меньше 4 месяцев"), lambda one: yes_no(one.four_months), on_screen=False),
        Column(_l("Чем подтверждено"), lambda one: one.proof and one.proof.label, on_screen=False),
        Column(_l("Откуда сведения"), lambda one: one.source and one.source.label, on_screen=False),
        Column(_l("Положение"), standing_words, sort="urgency"),
    ),
    searched=(Student,),
    orders=SORTABLE,
    order="urgency",
    acts=tuple(act.name for act in ACTS),
)
PROPOSALS = Listing(
    name="outcome-proposals",
    title=_l("Предложения ярмарки и договоры"),
    count=(_l("выпускник"), _l("выпускника"), _l("выпускников")),
    columns=(
        Column(_l("Выпускник"), lambda one: one.student.full_name, sort="name"),
        Column(_l("Сейчас записано"), said_category),
        Column(_l("Что предложено"), lambda one: "; ".join(one.proposed)),
    ),
    orders=PROPOSAL_ORDERS,
    order="name",
    acts=(TAKE.name,),
)
CUTOFFS = Listing(
    name="monitoring-cutoffs",
    title=_l("Срезы мониторинга"),
    count=(_l("срез"), _l("среза"), _l("срезов")),
    columns=(
        Column(_l("Срез"), cutoff_title),
        Column(_l("Дата"), lambda one: one.day, sort="day"),
        Column(_l("Годы выпуска"), years_of),
        Column(_l("Под риском"), kind="n"),
        Column(_l("Нет сведений"), kind="n"),
        Column(_l("Выпускников"), kind="n"),
        Column(_l("Состояние"), lambda one: one.state.label),
    ),
    orders=CUTOFF_ORDERS,
    order="-day",
)
