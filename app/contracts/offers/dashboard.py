"""What target offers ask of people today."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select

from app.base import clock
from app.base.viewer import Viewer
from app.contracts import dashboard
from app.contracts.offers import queries
from app.contracts.permissions import Permission
from app.web.dashboard import Part, Todo, Urgency
from app.web.tallies import PageTally


def _to_publish_of(viewer: Viewer) -> Select[*tuple[Any, ...]] | None:
    return queries.tally_to_publish() if viewer.can(Permission.OFFER_PUBLISH) else None


def _to_select_of(viewer: Viewer) -> Select[*tuple[Any, ...]] | None:
    if not viewer.can(Permission.OFFER_MAKE):
        return None
    return queries.tally_to_select(led_by=viewer, today=clock.today())


def _waiting_of(viewer: Viewer) -> Select[*tuple[Any, ...]] | None:
    is_customer = viewer.can(Permission.OFFER_MAKE) and not viewer.can(Permission.OFFER_PUBLISH)
    return queries.tally_waiting(led_by=viewer) if is_customer else None


TO_PUBLISH, TO_SELECT = PageTally(_to_publish_of), PageTally(_to_select_of)
WAITING = PageTally(_waiting_of)
TALLIES = (TO_PUBLISH, TO_SELECT, WAITING)


def part(viewer: Viewer) -> Part:
    """Return the package's part with what waits of the offers."""
    told = dashboard.part(viewer)
    return Part([*told.todo, *todo_of(viewer)], told.panels, told.main)


def todo_of(viewer: Viewer) -> list[Todo]:
    """Return offers to publish for staff, applications for customers, open offers for students."""
    found = [*_to_publish(viewer), *_to_select(viewer), *_waiting(viewer)]
    if viewer.can(Permission.OFFER_APPLY):
        found += _open(viewer)
    return found


def _to_publish(viewer: Viewer) -> list[Todo]:
    count = TO_PUBLISH.number(viewer)
    title = _("Проверить и опубликовать предложения о целевом обучении: %(count)s", count=count)
    url = url_for("contracts.target_offer_list", state="submitted")
    return [Todo(title, url, _("Открыть"), urgency=Urgency.TODAY)] if count else []


def _to_select(viewer: Viewer) -> list[Todo]:
    count = TO_SELECT.number(viewer)
    title = _("Приём заявок закончен, провести отбор: %(count)s", count=count)
    url = url_for("contracts.target_offer_list")
    return [Todo(title, url, _("Открыть"), urgency=Urgency.TODAY)] if count else []


def _waiting(viewer: Viewer) -> list[Todo]:
    count = WAITING.number(viewer)
    title = _("Заявки на ваши целевые места: %(count)s", count=count)
    url = url_for("contracts.target_application_list", state="applied")
    return [Todo(title, url, _("Посмотреть"))] if count else []


def _open(viewer: Viewer) -> list[Todo]:
    student = queries.student_of(viewer)
    if student is None or not (student.is_studying or student.is_outside):
        return []
    count = queries.count_open_to(student, today=clock.today())
    title = _("Предложения о целевом обучении по вашей специальности: %(count)s", count=count)
    url = url_for("contracts.target_offer_list", speciality=student.group.speciality_id, open="y")
    return [Todo(title, url, _("Посмотреть"))] if count else []
