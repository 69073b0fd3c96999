"""The menus of the fair: of the section, and of one fair; what each role may open."""

from collections.abc import Iterable, Iterator

from flask import request, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app.web.navigation import may_open, openable_pages

_PAGES = (
    ("jobfair.vacancy_list", _l("Вакансии")),
    ("jobfair.search_list", _l("Мои поиски")),
    ("jobfair.own_fair_detail", _l("Моя ярмарка")),
    ("jobfair.application_list", _l("Мои отклики")),
    ("jobfair.favourite_list", _l("Избранное")),
    ("jobfair.profile_detail", _l("Моё резюме")),
    ("jobfair.moderation_list", _l("На проверке")),
    ("jobfair.own_vacancy_list", _l("Наши вакансии")),
    ("jobfair.applicant_list", _l("Отклики на вакансии")),
    ("jobfair.candidate_list", _l("Резюме студентов")),
    ("jobfair.question_list", _l("Вопросы")),
    ("jobfair.fair_list", _l("Ярмарки")),
    ("jobfair.position_list", _l("Должности")),
)
_FOR_STAFF = {"jobfair.own_vacancy_list": _l("Все вакансии")}


def subnav_items() -> list[tuple[LazyString, str, bool]]:
    """Return (label, address, whether it is this page) of what the person may open."""
    sees_all = current_user.is_authenticated and current_user.sees_all
    labels = _FOR_STAFF if sees_all else {}
    return openable_pages((one, labels.get(one, label)) for one, label in _PAGES)


_Line = tuple[LazyString, tuple[str, ...]]
# Who comes and where: the second line of the menu on these pages.
_TAKING_PART: tuple[_Line, ...] = (
    (_l("Работодатели"), ("jobfair.employer_list",)),
    (
        _l("Регистрация"),
        ("jobfair.participant_list", "jobfair.participant_invite", "jobfair.thanks_create"),
    ),
    (_l("План зала"), ("jobfair.hall_detail", "jobfair.hall_edit")),
    (_l("Программа"), ("jobfair.session_list", "jobfair.session_create")),
    (_l("Приглашённые группы"), ("jobfair.guest_list",)),
)
# The pages of one fair: the first endpoint of a line leads there, the others belong to it.
# A room of the fair gives one line of its own, and leads from its first page to the others.
_OF_FAIR: tuple[_Line, ...] = (
    (_l("Обзор"), ("jobfair.fair_detail",)),
    (_l("Участники"), tuple(one for _label, endpoints in _TAKING_PART for one in endpoints)),
    (
        _l("Собеседования"),
        (
            "jobfair.timetable_detail",
            "jobfair.talk_list",
            "jobfair.interview_list",
            "jobfair.talk_order",
        ),
    ),
    (
        _l("Приход"),
        (
            "jobfair.fair_attendance",
            "jobfair.checkin_desk",
            "jobfair.pass_list",
            "jobfair.arrival_list",
            "jobfair.missing_list",
            "jobfair.open_stand_list",
        ),
    ),
    (_l("Мой пропуск"), ("jobfair.own_pass",)),
    (
        _l("Итоги подбора"),
        (
            "jobfair.graduate_list",
            "jobfair.matching_list",
            "jobfair.matching_detail",
            "jobfair.matching_compare",
            "jobfair.matching_create",
            "jobfair.waiting_list",
            "jobfair.report_create",
        ),
    ),
)


def fair_pages(fair_id: int) -> list[tuple[LazyString, str, bool]]:
    """Return (label, address, whether it is this page) of one fair's pages one may open."""
    return list(_openable(_OF_FAIR, fair_id))


def taking_part_pages(fair_id: int) -> list[tuple[LazyString, str, bool]]:
    """Return the same of the pages of who comes to a fair and where they are."""
    return list(_openable(_TAKING_PART, fair_id))


def _openable(lines: Iterable[_Line], fair_id: int) -> Iterator[tuple[LazyString, str, bool]]:
    for label, endpoints in lines:
        first = next((one for one in endpoints if may_open(one)), None)
        if first is not None:
            yield label, url_for(first, fair_id=fair_id), request.endpoint in endpoints
