"""The header's menu: what each person may open, in the order of the plan."""

from dataclasses import dataclass
from typing import Any

from flask import current_app, request, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app.web.access import access_of


@dataclass(frozen=True)
class Entry:
    """A menu entry: the endpoint it opens and the path under which it is current."""

    endpoint: str
    label: LazyString
    path: str


MENU = (
    Entry("web.dashboard", _l("Сегодня"), "/dashboard"),
    Entry("plan.item_list", _l("План"), "/plan"),
    Entry("practice.period_list", _l("Практика"), "/practice"),
    Entry("mentors.mentor_list", _l("Наставники"), "/mentors"),
    Entry("mentors.mentor_home", _l("Мои студенты"), "/mentors"),
    Entry("contracts.contract_list", _l("Целевые договоры"), "/contracts"),
    Entry("jobfair.vacancy_list", _l("Ярмарка"), "/fair"),
    Entry("awards.round_list", _l("Награды"), "/awards"),
    Entry("organizations.organization_list", _l("Организации"), "/organizations"),
    Entry("students.student_list", _l("Студенты"), "/students"),
    Entry("web.admin", _l("Управление"), "/admin"),
)


@dataclass(frozen=True)
class Link:
    """An entry as the template shows it."""

    label: LazyString
    url: str
    current: bool


def navigation() -> list[Link]:
    """Return the menu of the present person, permission by permission."""
    return [
        Link(entry.label, url_for(entry.endpoint), _is_current(entry.path))
        for entry in MENU
        if entry.endpoint in current_app.view_functions and may_open(entry.endpoint)
    ]


def may_open(endpoint: str) -> bool:
    """Tell whether the present person's role opens an endpoint at all."""
    access = access_of(endpoint)
    if access is None:
        return False
    if access.anonymous:
        return True
    if not current_user.is_authenticated:
        return False
    return access.permission is None or bool(current_user.can(access.permission))


def _is_current(path: str) -> bool:
    return request.path == path or request.path.startswith(f"{path}/")


ADMIN_PAGES: tuple[tuple[str, Any, Any], ...] = (
    ("accounts.user_list", _l("Люди и роли"), _l("Приглашения, роли, вход")),
    ("audit.entry_list", _l("Журнал изменений"), _l("Кто, когда и что изменил")),
    ("plan.import_create", _l("Загрузка плана"), _l("Новый план или исправленный документ")),
    ("notifications.letter_list", _l("Письма"), _l("Что отправлено и что ждёт отправки")),
    ("jobs.job_list", _l("Фоновые задачи"), _l("Что делает обработчик и что не удалось")),
    ("web.styleguide", _l("Образцы оформления"), _l("Все части страниц на одной")),
)
