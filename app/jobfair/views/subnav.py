"""The fair's own menu: what each role may open."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app.web.navigation import openable_pages

_PAGES = (
    ("jobfair.vacancy_list", _l("Вакансии")),
    ("jobfair.application_list", _l("Мои отклики")),
    ("jobfair.favourite_list", _l("Избранное")),
    ("jobfair.profile_detail", _l("Моё резюме")),
    ("jobfair.moderation_list", _l("На проверке")),
    ("jobfair.own_vacancy_list", _l("Наши вакансии")),
    ("jobfair.applicant_list", _l("Отклики на вакансии")),
    ("jobfair.candidate_list", _l("Резюме студентов")),
    ("jobfair.fair_list", _l("Ярмарки")),
)
_FOR_STAFF = {"jobfair.own_vacancy_list": _l("Все вакансии")}


def subnav_items() -> list[tuple[LazyString, str, bool]]:
    """Return (label, address, whether it is this page) of what the person may open."""
    sees_all = current_user.is_authenticated and current_user.sees_all
    labels = _FOR_STAFF if sees_all else {}
    return openable_pages((one, labels.get(one, label)) for one, label in _PAGES)
