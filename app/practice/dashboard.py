"""What practice asks of staff, of students and of bases today."""

from collections.abc import Sequence
from dataclasses import replace

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import deadline_left, plural
from app.base.viewer import Viewer
from app.practice.agreements.dashboard import COUNTS as AGREEMENTS
from app.practice.agreements.dashboard import todo_of_agreements
from app.practice.changes.models import SwapProposal
from app.practice.changes.queries import swaps, waiting
from app.practice.enums import PeriodEvent
from app.practice.hosting.dashboard import SILENT, own_todo, silent_todo
from app.practice.models import Placement, PracticeApplication, PracticePeriod
from app.practice.offers.dashboard import WAITING, ranking_todo, waiting_todo
from app.practice.papers.dashboard import todo_of_papers
from app.practice.permissions import Permission
from app.practice.queries import applications as application_queries
from app.practice.queries import periods as queries
from app.practice.queries import placements as placement_queries
from app.practice.queries import places as place_queries
from app.practice.queries.admission import list_lacking
from app.practice.queries.periods import PeriodRow
from app.practice.rounds.models import SecondChoice, SecondRound
from app.practice.rounds.queries import OpenRound, list_open_for, rounds_of
from app.practice.rules import PERIOD, STAFF, STUDENT
from app.practice.weeks import dashboard as weeks
from app.practice.wording import ask_words, date_range, day_and_month, result_words
from app.students.queries import find_student_of
from app.web.dashboard import Chip, Panel, Part, Todo, Urgency
from app.web.kept import kept

TALLIES = (AGREEMENTS, SILENT, WAITING)


def part(viewer: Viewer) -> Part:
    """Return this package's part: seats and choices, and the weeks that follow them."""
    seats, running = _seats_part(viewer), weeks.part(viewer)
    return Part(
        [*seats.todo, *running.todo],
        [*running.panels, *seats.panels],
        running.main or seats.main,
    )


def _seats_part(viewer: Viewer) -> Part:
    if viewer.can(Permission.PERIOD_MANAGE):
        return _with_agreements(_staff_part(viewer), viewer)
    if viewer.can(Permission.APPLICATION_SUBMIT):
        return _student_part(viewer)
    if viewer.can(Permission.PLACE_VIEW_OWN):
        todo = [*ranking_todo(viewer), *own_todo(viewer)]
        return _with_agreements(Part(todo=todo, panels=_base_panels(viewer)), viewer)
    return Part()


def _with_agreements(part: Part, viewer: Viewer) -> Part:
    return replace(part, todo=[*part.todo, *todo_of_agreements(viewer)])


def _counted(ids: Sequence[int]) -> dict[int, queries.PeriodCounts]:
    """Count periods, at most half a minute ago: that reads all students of their groups."""
    return kept(f"periods {ids}", lambda: queries.counts_of(ids))


def _staff_part(viewer: Viewer) -> Part:
    at_work = queries.period_rows(queries.list_at_work(clock.today()), counting=_counted)
    rows, left_over = queries.list_unfinished(at_work), queries.list_with_seatless(at_work)
    second = rounds_of([row.period.id for row in left_over])
    return Part(
        todo=[
            *(item for row in rows for item in _staff_todo(row)),
            *(_seating(row, second.get(row.period.id)) for row in left_over),
            *(
                _swaps_waiting(period, count)
                for period, count in swaps.list_waiting_periods(clock.today())
            ),
            *silent_todo(viewer),
            *waiting_todo(viewer),
            *(_admitting(*one) for one in list_lacking(clock.today())),
            *todo_of_papers(viewer, clock.today()),
        ],
        panels=[_period_panel(row) for row in rows[:1]],
    )


def _student_part(viewer: Viewer) -> Part:
    student = find_student_of(viewer)
    waiting = application_queries.list_waiting_for(student) if student else []
    choices = [_choice(period, application) for period, application in waiting]
    current = placement_queries.list_current_of(viewer, clock.today())
    second = list_open_for(student, clock.today()) if student else []
    choosing = {one.round.period_id for one in second}
    return Part(
        todo=[
            *(item for item in choices if item),
            *(_swap_asked(swap) for swap in swaps.list_asked_of(viewer)),
            *(_second_choice(one) for one in second if not _is_sent(one.application)),
            *(
                _without_place(placement)
                for placement in current
                if not placement.place and placement.period_id not in choosing
            ),
        ],
        panels=[
            *(_place_panel(placement) for placement in current if placement.place),
            *(_application_panel(*row) for row in waiting if _is_told_of(*row)),
        ],
    )


def _staff_todo(row: PeriodRow) -> list[Todo]:
    period = row.period
    events = PERIOD.possible(period.state, STAFF)
    if PeriodEvent.OPEN in events:
        return _opening(period, row.counts.seats)
    if PeriodEvent.CLOSE in events:
        return _collecting(period, row.counts.students - row.counts.submitted)
    url = url_for("practice.distribution_detail", period_id=period.id)
    if PeriodEvent.DISTRIBUTE in events:
        title = _("Распределить студентов по местам: %(title)s", title=period.title)
        return [_todo(period, title, url, _("Распределить"), urgency=Urgency.TODAY)]
    title = _("Проверить и опубликовать распределение: %(title)s", title=period.title)
    return [_todo(period, title, url, _("Посмотреть"), urgency=Urgency.LATE)]


def _seating(row: PeriodRow, second: SecondRound | None) -> Todo:
    """The rest is placed by the list of those without a seat, once nobody chooses any more."""
    period, count = row.period, row.counts.seatless
    if second and second.takes_choices(today=clock.today()):
        left = deadline_left(second.open_until)
        return _todo(
            period,
            _("Идёт второй тур: студентов без места %(count)s", count=count),
            url_for("practice.rest_detail", period_id=period.id),
            _("Кто выбрал"),
            chip=Chip(left.text, left.tone),
            urgency=Urgency.SOON,
        )
    title = plural(
        count,
        _("%(count)s студент без места практики", count=count),
        _("%(count)s студента без места практики", count=count),
        _("%(count)s студентов без места практики", count=count),
    )
    url = url_for("practice.rest_detail", period_id=period.id)
    urgency = Urgency.LATE if period.starts_on <= clock.today() else Urgency.TODAY
    return _todo(period, title, url, _("Назначить места"), urgency=urgency)


def _admitting(period: PracticePeriod, count: int) -> Todo:
    title = plural(
        count,
        _("У %(count)s студента нет допуска к практике", count=count),
        _("У %(count)s студентов нет допуска к практике", count=count),
        _("У %(count)s студентов нет допуска к практике", count=count),
    )
    url = url_for("practice.clearance_list", period=period.id, is_lacking="y")
    urgency = Urgency.LATE if period.starts_on <= clock.today() else Urgency.SOON
    return _todo(period, title, url, _("Кому чего не хватает"), urgency=urgency)


def _opening(period: PracticePeriod, seats: int) -> list[Todo]:
    if not seats:
        url = url_for("practice.place_list", period_id=period.id)
        title = _("Добавить места: %(title)s", title=period.title)
        return [_todo(period, title, url, _("Добавить"), urgency=Urgency.STEP)]
    url = url_for("practice.period_detail", period_id=period.id)
    title = _("Открыть приём заявок: %(title)s", title=period.title)
    return [_todo(period, title, url, _("Открыть"), urgency=Urgency.SOON)]


def _collecting(period: PracticePeriod, unsent: int) -> list[Todo]:
    if period.applications_open_until < clock.today():
        title = _("Приём заявок закончился: %(title)s", title=period.title)
        url = url_for("practice.period_close", period_id=period.id)
        return [_todo(period, title, url, _("Закрыть приём"), urgency=Urgency.LATE)]
    if not unsent:
        return []
    title = plural(
        unsent,
        _("%(count)s студент не выбрал место практики", count=unsent),
        _("%(count)s студента не выбрали место практики", count=unsent),
        _("%(count)s студентов не выбрали место практики", count=unsent),
    )
    url = url_for("practice.application_list", period_id=period.id, state="unsent")
    return [_until(period, title, url, _("Кто не выбрал"))]


def _is_sent(application: SecondChoice | None) -> bool:
    return application is not None and application.submitted_at is not None


def _second_choice(one: OpenRound) -> Todo:
    """A student without a seat chooses anew, until the second round's own day."""
    left = deadline_left(one.round.open_until)
    return _todo(
        one.round.period,
        _("Выберите место практики во втором туре"),
        url_for("practice.second_wishes_edit", period_id=one.round.period_id),
        _("Отправить") if one.application else _("Выбрать"),
        chip=Chip(left.text, left.tone),
        urgency=Urgency.of_tone(left.tone),
    )


def _choice(period: PracticePeriod, application: PracticeApplication | None) -> Todo | None:
    sent = application is not None and application.submitted_at is not None
    if sent or not period.takes_applications(today=clock.today()):
        return None
    url = url_for("practice.wishes_edit", period_id=period.id)
    if application:
        return _until(period, _("Отправьте заявку на практику"), url, _("Отправить"))
    return _until(period, _("Выберите место практики"), url, _("Выбрать"))


def _is_told_of(period: PracticePeriod, application: PracticeApplication | None) -> bool:
    """Tell whether the panel has news: it was sent, or it is too late to send it."""
    sent = application is not None and application.submitted_at is not None
    over = period.applications_open_until < clock.today() or not PERIOD.possible(
        period.state, STUDENT
    )
    return sent or over


def _application_panel(period: PracticePeriod, application: PracticeApplication | None) -> Panel:
    """A receipt: what was sent, and when the answer comes."""
    if application and application.submitted_at:
        text = _(
            "Отправили %(day)s. %(result)s",
            day=day_and_month(application.submitted_at),
            result=result_words(period),
        )
    else:
        text = _("Заявку вы не отправили: место назначит методист. %(ask)s", ask=ask_words())
    title = _("Ваша заявка: %(period)s", period=period.title)
    return Panel(title, text=text, url=url_for("practice.wishes_edit", period_id=period.id))


def _swap_asked(swap: SwapProposal) -> Todo:
    return Todo(
        title=_("Вам предлагают обменяться местом практики"),
        url=url_for("practice.swap_own", period_id=swap.period_id),
        action=_("Ответить"),
        detail=swap.period.title,
        chip=Chip(str(swap.state.label), swap.state.tone),
        urgency=Urgency.TODAY,
    )


def _swaps_waiting(period: PracticePeriod, count: int) -> Todo:
    title = plural(
        count,
        _("%(count)s обмен местами ждёт решения", count=count),
        _("%(count)s обмена местами ждут решения", count=count),
        _("%(count)s обменов местами ждут решения", count=count),
    )
    url = url_for("practice.swap_list", period_id=period.id, state="accepted")
    return _todo(period, title, url, _("Решить"), urgency=Urgency.TODAY)


def _without_place(placement: Placement) -> Todo:
    period = placement.period
    number = waiting.number_in_queue(placement)
    queue = _("Ваш номер в листе ожидания: %(number)d. ", number=number) if number else ""
    return Todo(
        title=_("Места на практику пока нет: свяжитесь с методистом"),
        url=url_for("practice.result_detail", period_id=period.id),
        action=_("Что делать"),
        detail=queue + _("Он назначит одно из свободных мест. %(ask)s", ask=ask_words()),
        chip=Chip(_("без места"), "late"),
        urgency=Urgency.LATE,
    )


def _until(period: PracticePeriod, title: str, url: str, action: str) -> Todo:
    left = deadline_left(period.applications_open_until)
    chip = Chip(left.text, left.tone)
    return _todo(period, title, url, action, chip=chip, urgency=Urgency.of_tone(left.tone))


def _todo(
    period: PracticePeriod,
    title: str,
    url: str,
    action: str,
    *,
    urgency: Urgency,
    chip: Chip | None = None,
) -> Todo:
    return Todo(
        title=title,
        url=url,
        action=action,
        detail=f"{period.kind.label}, {date_range(period.starts_on, period.ends_on)}",
        chip=chip or Chip(str(period.state.label), period.state.tone),
        urgency=urgency,
        plan_item=period.plan_item,
    )


def _period_panel(row: PeriodRow) -> Panel:
    period, counts = row
    places = url_for("practice.place_list", period_id=period.id)
    applications = url_for("practice.application_list", period_id=period.id)
    sent = url_for("practice.application_list", period_id=period.id, state="submitted")
    return Panel(
        period.title,
        figures=[
            (counts.students, plural(counts.students, *_students()), applications),
            (counts.submitted, plural(counts.submitted, *_applications()), sent),
            (counts.seats, plural(counts.seats, *_seats()), places),
        ],
        url=url_for("practice.period_detail", period_id=period.id),
    )


def _place_panel(placement: Placement) -> Panel:
    period, place = placement.period, placement.place
    base = f"{place.base.name}, {place.base.place}" if place else "—"
    return Panel(
        _("Ваше место практики"),
        text=_(
            "%(base)s: %(dates)s",
            base=base,
            dates=date_range(period.starts_on, period.ends_on),
        ),
        url=url_for("practice.result_detail", period_id=period.id),
    )


def _base_panels(viewer: Viewer) -> list[Panel]:
    own = viewer.organization_ids
    today = clock.today()
    if not own:
        return []
    offered = place_queries.count_offered_by(own, today)
    if not offered.places:
        return []
    url = url_for("practice.period_list")
    coming = placement_queries.count_coming_to(own, today)
    figures = [
        (offered.places, plural(offered.places, *_offers()), url),
        (offered.seats, _("студентов примете"), url),
    ]
    if coming:
        figures.append((coming, plural(coming, *_students()), url))
    return [Panel(_("К вам на практику"), figures, url=url)]


def _students() -> tuple[str, str, str]:
    return _("студент"), _("студента"), _("студентов")


def _offers() -> tuple[str, str, str]:
    return _("место практики"), _("места практики"), _("мест практики")


def _applications() -> tuple[str, str, str]:
    return _("заявка"), _("заявки"), _("заявок")


def _seats() -> tuple[str, str, str]:
    return _("место"), _("места"), _("мест")
