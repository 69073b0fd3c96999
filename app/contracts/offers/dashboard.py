"""What target offers ask of people today."""

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.viewer import Viewer
from app.contracts import dashboard
from app.contracts.offers import queries
from app.contracts.permissions import Permission
from app.web.dashboard import Part, Todo, Urgency


def part(viewer: Viewer) -> Part:
    """Return the package's part with what waits of the offers."""
    told = dashboard.part(viewer)
    return Part([*told.todo, *todo_of(viewer)], told.panels, told.main)


def todo_of(viewer: Viewer) -> list[Todo]:
    """Return offers to publish for staff, applications for customers, open offers for students."""
    found: list[Todo] = []
    if viewer.can(Permission.OFFER_PUBLISH):
        found += _to_publish()
    if viewer.can(Permission.OFFER_MAKE):
        found += _to_select(viewer)
        if not viewer.can(Permission.OFFER_PUBLISH):
            found += _waiting(viewer)
    if viewer.can(Permission.OFFER_APPLY):
        found += _open(viewer)
    return found


def _to_publish() -> list[Todo]:
    count = queries.count_to_publish()
    title = _("Проверить и опубликовать предложения о целевом обучении: %(count)s", count=count)
    url = url_for("contracts.target_offer_list", state="submitted")
    return [Todo(title, url, _("Открыть"), urgency=Urgency.TODAY)] if count else []


def _to_select(viewer: Viewer) -> list[Todo]:
    count = queries.count_to_select(led_by=viewer, today=clock.today())
    title = _("Приём заявок закончен, провести отбор: %(count)s", count=count)
    url = url_for("contracts.target_offer_list")
    return [Todo(title, url, _("Открыть"), urgency=Urgency.TODAY)] if count else []


def _waiting(viewer: Viewer) -> list[Todo]:
    count = queries.count_waiting(led_by=viewer)
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
