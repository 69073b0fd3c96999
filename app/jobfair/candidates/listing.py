"""The lists of candidates: what they show and what leaves the site with them."""

from flask_babel import lazy_gettext as _l

from app.jobfair import wording
from app.jobfair.candidates.models import CandidateProfile
from app.jobfair.candidates.queries.favourites import FAVOURITE_ORDERS
from app.jobfair.candidates.queries.profiles import CANDIDATE_ORDERS
from app.jobfair.candidates.queries.questions import QUESTION_ORDERS
from app.students.models import Student
from app.web.listing.columns import Column
from app.web.listing.listing import Listing


def _speciality(profile: CandidateProfile) -> str:
    return str(profile.student.group.speciality)


CANDIDATES = Listing(
    name="candidates",
    title=_l("Резюме студентов"),
    count=(_l("резюме"), _l("резюме"), _l("резюме")),
    columns=(
        Column(_l("Студент"), lambda one: one.student.shown_name, sort="name"),
        Column(_l("Специальность"), _speciality),
        Column(_l("Курс"), lambda one: one.student.group.course, on_screen=False),
        Column(_l("Где хочет работать"), lambda one: one.wanted_town),
        Column(_l("Ставка"), lambda one: one.wanted_share),
        Column(_l("Готов(а) начать"), lambda one: one.wanted_from, on_screen=False),
        Column(_l("Обновлено"), lambda one: one.changed_at, sort="changed", on_screen=False),
    ),
    searched=(Student,),
    orders=CANDIDATE_ORDERS,
    order="-changed",
)
FAVOURITES = Listing(
    name="favourites",
    title=_l("Избранное"),
    count=(_l("вакансия"), _l("вакансии"), _l("вакансий")),
    columns=(
        Column(_l("Вакансия"), lambda one: one.vacancy.title, sort="title"),
        Column(_l("Где"), lambda one: one.vacancy.organization.short_name),
        Column(_l("Населённый пункт"), lambda one: one.vacancy.organization.town, on_screen=False),
        Column(_l("Зарплата"), lambda one: wording.salary(one.vacancy)),
        Column(_l("Избранное")),
        Column(_l("Добавлена"), lambda one: one.added_at, sort="added", on_screen=False),
    ),
    orders=FAVOURITE_ORDERS,
    order="-added",
)

QUESTIONS = Listing(
    name="vacancy-questions",
    title=_l("Вопросы о вакансиях"),
    count=(_l("вопрос"), _l("вопроса"), _l("вопросов")),
    columns=(
        Column(_l("Вопрос"), lambda one: one.text),
        Column(_l("Вакансия"), lambda one: one.vacancy.title),
        Column(_l("Организация"), lambda one: one.vacancy.organization.short_name, on_screen=False),
        Column(_l("Ответ"), lambda one: one.answer, on_screen=False),
        Column(_l("Задан"), lambda one: one.asked_at, sort="asked"),
        Column(_l("Состояние"), lambda one: one.state),
        Column(_l("Действия")),
    ),
    orders=QUESTION_ORDERS,
    order="-asked",
)
