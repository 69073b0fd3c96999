"""What a practice that runs asks of each side today."""

from datetime import date

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import plural
from app.base.viewer import Viewer
from app.practice.models import Placement, PracticePeriod
from app.practice.permissions import Permission
from app.practice.weeks.queries import board as queries
from app.practice.weeks.queries import course as course_queries
from app.practice.weeks.queries.today import (
    BaseWork,
    count_ungraded,
    find_today_of,
    list_base_work,
)
from app.practice.wording import date_range
from app.web.dashboard import Chip, MainAction, Panel, Part, Todo, Urgency


def part(viewer: Viewer) -> Part:
    """Return the weeks' part: of staff, of a supervisor, of a base, of a student; of all hats."""
    parts = []
    if viewer.can(Permission.COURSE_FOLLOW):
        parts.append(_following(viewer, clock.today()))
    if viewer.can(Permission.DIARY_WRITE):
        parts.append(_own(viewer, clock.today()))
    if viewer.organization_ids and viewer.can(Permission.ATTENDANCE_MARK):
        parts.append(_at_base(viewer, clock.today()))
    return Part(
        todo=[one for part in parts for one in part.todo],
        panels=[one for part in parts for one in part.panels],
        main=next((part.main for part in parts if part.main), None),
    )


def _following(viewer: Viewer, today: date) -> Part:
    leads = viewer.can(Permission.SUPERVISION_DO)
    todo, panels = [], []
    for period in queries.list_running(viewer, today):
        counts = queries.count_board(period, visible_to=viewer, today=today)
        panels.append(_running(period, counts))
        if leads and counts.unmarked and queries.days_of(period).includes(today):
            todo.append(_unmarked(period, counts.unmarked))
    ungraded = count_ungraded(viewer, today) if leads else []
    todo.extend(_ungraded(period, count) for period, count in ungraded)
    main = MainAction(_("Моя практика групп"), url_for("practice.supervision_list"))
    return Part(todo, panels, main if leads else None)


def _running(period: PracticePeriod, counts: queries.BoardCounts) -> Panel:
    board = url_for("practice.board_list", period_id=period.id)
    figures = [
        (counts.begun, _("на практике"), f"{board}?state=begun"),
        (counts.absent, _("отсутствовали на неделе"), f"{board}?what=absent"),
        (counts.unmarked, _("не отмечены на неделе"), f"{board}?what=unmarked"),
    ]
    return Panel(_("Идёт: %(title)s", title=period.title), figures, url=board)


def _unmarked(period: PracticePeriod, count: int) -> Todo:
    title = plural(
        count,
        _("%(count)s студент на этой неделе не отмечен", count=count),
        _("%(count)s студента на этой неделе не отмечены", count=count),
        _("%(count)s студентов на этой неделе не отмечены", count=count),
    )
    url = url_for("practice.attendance_edit", period_id=period.id)
    return _todo(period, title, url, _("Отметить"), Urgency.TODAY)


def _ungraded(period: PracticePeriod, count: int) -> Todo:
    title = plural(
        count,
        _("%(count)s студент без отметки за практику", count=count),
        _("%(count)s студента без отметки за практику", count=count),
        _("%(count)s студентов без отметки за практику", count=count),
    )
    url = url_for("practice.result_edit", period_id=period.id)
    return _todo(period, title, url, _("Поставить отметки"), Urgency.LATE)


def _own(viewer: Viewer, today: date) -> Part:
    running, is_written = find_today_of(viewer, today)
    if running is None:
        return Part()
    url = url_for("practice.own_course_detail", placement_id=running.id)
    todo = []
    if not is_written and queries.days_of(running.period).includes(today):
        write = url_for("practice.diary_create", placement_id=running.id)
        title = _("Запишите сегодняшний день в дневник практики")
        todo.append(_todo(running.period, title, write, _("Записать"), Urgency.TODAY))
    return Part(todo, main=MainAction(_("Моя практика"), url, order=10))


def _at_base(viewer: Viewer, today: date) -> Part:
    todo = []
    for work in list_base_work(viewer, today):
        if work.coming:
            todo.append(_arrival(work))
        if work.unmarked:
            todo.append(_marking(work))
    writing = course_queries.list_without_reference(viewer, today)
    todo.extend(_writing(placement) for placement in writing)
    return Part(todo)


def _arrival(work: BaseWork) -> Todo:
    title = plural(
        work.coming,
        _("Отметьте, прибыл ли %(count)s студент", count=work.coming),
        _("Отметьте, прибыли ли %(count)s студента", count=work.coming),
        _("Отметьте, прибыли ли %(count)s студентов", count=work.coming),
    )
    url = url_for("practice.place_attendance_edit", place_id=work.place.id)
    return _todo(work.place.period, title, url, _("Кто пришёл"), Urgency.TODAY)


def _marking(work: BaseWork) -> Todo:
    title = plural(
        work.unmarked,
        _("Посещаемость за сегодня: не отмечен %(count)s студент", count=work.unmarked),
        _("Посещаемость за сегодня: не отмечены %(count)s студента", count=work.unmarked),
        _("Посещаемость за сегодня: не отмечены %(count)s студентов", count=work.unmarked),
    )
    url = url_for("practice.place_attendance_edit", place_id=work.place.id)
    return _todo(work.place.period, title, url, _("Отметить"), Urgency.TODAY)


def _writing(placement: Placement) -> Todo:
    title = _("Напишите характеристику студента группы %(name)s", name=placement.student.group.name)
    url = url_for("practice.reference_edit", placement_id=placement.id)
    return _todo(placement.period, title, url, _("Написать"), Urgency.SOON)


def _todo(period: PracticePeriod, title: str, url: str, action: str, urgency: Urgency) -> Todo:
    return Todo(
        title=title,
        url=url,
        action=action,
        detail=f"{period.title}, {date_range(period.starts_on, period.ends_on)}",
        chip=Chip(_("практика"), "go"),
        urgency=urgency,
    )
