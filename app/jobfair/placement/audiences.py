"""Whom a survey of a fair asks: its employers, and the students who came or applied."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.jobfair.models import Fair
from app.jobfair.placement.queries.audiences import employers_of, find_fair, students_of
from app.web.audiences import ProposedQuestion, ProposedSurvey, SurveyAudience


def _address(fair: Fair) -> str:
    return url_for("jobfair.fair_detail", fair_id=fair.id)


def _for_employers(fair: Fair) -> ProposedSurvey:
    found = [_("Да, и они приняли наше предложение"), _("Да, но место пока не занято"), _("Нет")]
    again = [_("Да"), _("Скорее да"), _("Скорее нет"), _("Нет")]
    return ProposedSurvey(
        _("Работодатели о ярмарке «%(fair)s»", fair=fair.title),
        _("Помогите сделать следующую ярмарку полезнее: ответы займут три минуты."),
        (
            ProposedQuestion("scale", _("Насколько полезной была для вас ярмарка?")),
            ProposedQuestion("one", _("Нашли ли вы тех, кого искали?"), found),
            ProposedQuestion("scale", _("Как вы оцениваете подготовку студентов к работе?")),
            ProposedQuestion("scale", _("Как была организована ярмарка: стенды, расписание?")),
            ProposedQuestion("number", _("Сколько студентов вы готовы взять на практику?")),
            ProposedQuestion("one", _("Приедете ли вы на следующую ярмарку?"), again),
            ProposedQuestion("long", _("Что нам изменить?"), is_required=False),
        ),
        fair.plan_item_ids,
    )


def _for_students(fair: Fair) -> ProposedSurvey:
    got = [
        _("Получил(а) предложение и принял(а) его"),
        _("Получил(а) предложение и думаю"),
        _("Буду продолжать разговор с работодателем"),
        _("Пока ничего"),
    ]
    lacked = [
        _("Вакансий по моей специальности"),
        _("Вакансий рядом с домом"),
        _("Времени на собеседования"),
        _("Подготовки к собеседованию"),
        _("Сведений об условиях работы"),
        _("Всего хватило"),
    ]
    return ProposedSurvey(
        _("Студенты о ярмарке «%(fair)s»", fair=fair.title),
        _("Помогите сделать следующую ярмарку полезнее: ответы займут две минуты."),
        (
            ProposedQuestion("scale", _("Насколько полезной была для вас ярмарка?")),
            ProposedQuestion("one", _("Чем для вас закончилась ярмарка?"), got),
            ProposedQuestion("several", _("Чего не хватило?"), lacked),
            ProposedQuestion("yes_no", _("Узнали ли вы о работе новое, чего не знали раньше?")),
            ProposedQuestion("scale_ten", _("Посоветуете ли вы ярмарку младшему курсу?")),
            ProposedQuestion("long", _("Что нам изменить?"), is_required=False),
        ),
        fair.plan_item_ids,
    )


AUDIENCES = (
    SurveyAudience(
        "jobfair.employers",
        _l("работодатели ярмарки"),
        card="fair",
        find=find_fair,
        address=_address,
        members=employers_of,
        proposed=_for_employers,
    ),
    SurveyAudience(
        "jobfair.students",
        _l("студенты и выпускники на ярмарке"),
        card="fair",
        find=find_fair,
        address=_address,
        members=students_of,
        proposed=_for_students,
        of_students=True,
    ),
)
