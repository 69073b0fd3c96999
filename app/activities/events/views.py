"""Pages of events: the list and the month for everybody, the work for staff."""

from functools import partial

from flask import Response as WebResponse
from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.activities.blueprint import bp
from app.activities.events import calendar, queries, rules, services, wording
from app.activities.events.forms import (
    EventCancelForm,
    EventCreateForm,
    EventEditForm,
    EventFields,
    EventFilterForm,
    EventHoldForm,
    EventMoveForm,
    EventPostponeForm,
    EventRepeatForm,
    EventReportForm,
    PrizeCreateForm,
)
from app.activities.events.listing import EVENTS
from app.activities.events.models import ClusterEvent
from app.activities.events.rules import (
    EventDates,
    EventTerms,
    HoldTerms,
    PrizeTerms,
    ReportTerms,
    SeriesTerms,
)
from app.activities.permissions import Permission
from app.activities.publications.forms import PublicationCreateForm
from app.activities.publications.queries import author_choices, list_of_event
from app.activities.publications.rules import PublicationTerms
from app.activities.publications.services import create_publication
from app.activities.publications.wording import with_timeliness
from app.base import clock
from app.base.typography import counted
from app.organizations.queries import organization_choices
from app.plan.queries import item_search
from app.web.access import public, requires
from app.web.messages import flash_added
from app.web.moment import viewer
from app.web.places import returning
from app.web.transactions import transactional

FEW_ORGANIZATIONS = 12  # they are offered twice, as those who hold and those who take part


@bp.get("/events/")
@public
def event_list() -> str | WebResponse:
    """List the events this person may read: all of them, the own organization's, the public."""
    filters = EventFilterForm()
    person = viewer()
    reads_all = person is not None and person.can(Permission.EVENT_VIEW)
    if reads_all:
        filters.item.search_among(item_search())
        filters.organization.search_among(organization_choices())
        filters.responsible.search_among(queries.responsible_choices())
    else:
        del filters.item, filters.organization, filters.responsible
    found = partial(queries.list_events, visible_to=person, today=clock.today())
    return EVENTS.answer(
        "activities/events/event_list.html",
        found,
        filters=filters,
        standing_of=partial(wording.standing_of, today=clock.today(), for_work=reads_all),
    )


@bp.get("/events/calendar")
@public
def event_calendar() -> str:
    """Show a month of events."""
    first = calendar.month_named(request.args.get("month", ""), today=clock.today())
    events = queries.list_of_month(*calendar.shown_days(first), visible_to=viewer())
    return render_template(
        "activities/events/event_calendar.html", month=calendar.month_of(first, events)
    )


@bp.get("/events/<int:event_id>")
@public
def event_detail(event_id: int) -> str:
    """Show an event: its way, who takes part, what came of it and what tells of it."""
    person, today = viewer(), clock.today()
    event = queries.get_event(event_id, visible_to=person)
    reads_all = person is not None and person.can(Permission.EVENT_VIEW)
    reads_publications = person is not None and person.can(Permission.PUBLICATION_VIEW)
    told = list_of_event(event.id) if reads_publications else []
    return render_template(
        "activities/events/event_detail.html",
        event=event,
        standing=wording.standing_of(event, today=today, for_work=reads_all),
        steps=wording.way_of(event),
        people=wording.people_lines(event),
        publications=with_timeliness(told, today=today),
        events=rules.events_today(event.state, person, starts_on=event.starts_on, today=today),
    )


@bp.route("/events/new", methods=["GET", "POST"])
@requires(Permission.EVENT_MANAGE)
@transactional
def event_create() -> str | Response:
    """Plan an event."""
    form = EventCreateForm(responsible_id=current_user.id)
    _offer(form)
    if form.validate_on_submit():
        with form.domain_errors():
            event = services.create_event(
                terms=form.into(EventTerms),
                dates=EventDates(**form.days()),
                organizers=form.organizer_ids.data,
                participants=form.participant_ids.data,
                item_ids=form.plan_item_ids.data,
                actor=current_user,
                today=clock.today(),
            )
            card = url_for(".event_detail", event_id=event.id)
            flash_added(_("Мероприятие добавлено."), event.title, card)
            return redirect(card)
    return render_template("activities/events/event_create.html", form=form)


@bp.route("/events/<int:event_id>/edit", methods=["GET", "POST"])
@requires(Permission.EVENT_MANAGE)
@transactional
def event_edit(event_id: int) -> str | Response:
    """Change an event, all but its days."""
    event = queries.get_event(event_id, visible_to=current_user)
    form = EventEditForm(obj=event)
    _offer(form, event)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(event)
            services.edit_event(
                event,
                terms=form.into(EventTerms),
                organizers=form.organizer_ids.data,
                participants=form.participant_ids.data,
                item_ids=form.plan_item_ids.data,
                actor=current_user,
            )
            flash(_("Сохранено."), "success")
            return redirect(_back_to(event_id))
    return render_template("activities/events/event_edit.html", form=form, event=event)


@bp.route("/events/<int:event_id>/postpone", methods=["GET", "POST"])
@requires(Permission.EVENT_MANAGE)
@transactional
def event_postpone(event_id: int) -> str | Response:
    """Move an event to other days."""
    event = queries.get_event(event_id, visible_to=current_user)
    form = EventPostponeForm(
        version=event.version, starts_on=event.starts_on, ends_on=event.ends_on
    )
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(event)
            services.postpone_event(
                event,
                dates=EventDates(**form.days()),
                reason=form.reason.data,
                actor=current_user,
                today=clock.today(),
            )
            flash(_("Мероприятие перенесено."), "success")
            return redirect(_back_to(event_id))
    return render_template("activities/events/event_postpone.html", form=form, event=event)


@bp.route("/events/<int:event_id>/hold", methods=["GET", "POST"])
@requires(Permission.EVENT_MANAGE)
@transactional
def event_hold(event_id: int) -> str | Response:
    """Note that an event was held, or mend what was noted."""
    event = queries.get_event(event_id, visible_to=current_user)
    form = EventHoldForm(obj=event)
    if not form.is_submitted() and not event.held_on:
        form.held_on.data = min(event.ends_on, clock.today())
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(event)
            use = services.amend_held if event.held_on else services.hold_event
            use(event, terms=form.into(HoldTerms), actor=current_user, today=clock.today())
            flash(_("Отмечено: мероприятие проведено."), "success")
            return redirect(_back_to(event_id))
    return render_template("activities/events/event_hold.html", form=form, event=event)


@bp.route("/events/<int:event_id>/report", methods=["GET", "POST"])
@requires(Permission.EVENT_MANAGE)
@transactional
def event_report(event_id: int) -> str | Response:
    """Finish an event with its report."""
    event = queries.get_event(event_id, visible_to=current_user)
    form = EventReportForm(obj=event)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(event)
            services.report_event(event, terms=form.into(ReportTerms), actor=current_user)
            flash(_("Отчёт готов: мероприятие подтверждает пункты плана."), "success")
            return redirect(_back_to(event_id))
    return render_template("activities/events/event_report.html", form=form, event=event)


@bp.route("/events/<int:event_id>/cancel", methods=["GET", "POST"])
@requires(Permission.EVENT_MANAGE)
@transactional
def event_cancel(event_id: int) -> str | Response:
    """Say that an event will not be held, and why."""
    event = queries.get_event(event_id, visible_to=current_user)
    form = EventCancelForm(version=event.version)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(event)
            services.cancel_event(event, reason=form.reason.data, actor=current_user)
            flash(_("Мероприятие отменено."), "success")
            return redirect(_back_to(event_id))
    return render_template("activities/events/event_cancel.html", form=form, event=event)


@bp.post("/events/<int:event_id>/state")
@requires(Permission.EVENT_MANAGE)
@transactional
def event_move(event_id: int) -> Response:
    """Begin an event, take back a report, a holding or a cancellation."""
    event = queries.get_event(event_id, visible_to=current_user)
    form = EventMoveForm()
    if not form.validate_on_submit() or form.asked is None:
        abort(400)
    services.move_event(event, step=form.asked, actor=current_user, today=clock.today())
    flash(_("Состояние мероприятия: %(state)s.", state=event.state.label), "success")
    return redirect(_back_to(event_id))


@bp.route("/events/<int:event_id>/repeat", methods=["GET", "POST"])
@requires(Permission.EVENT_MANAGE)
@transactional
def event_repeat(event_id: int) -> str | Response:
    """Lay out the repetitions of an event in one step."""
    event = queries.get_event(event_id, visible_to=current_user)
    form = EventRepeatForm()
    if form.validate_on_submit():
        with form.domain_errors():
            made = services.repeat_event(event, terms=form.into(SeriesTerms), actor=current_user)
            words = (_("мероприятие"), _("мероприятия"), _("мероприятий"))
            flash(_("Добавлено: %(count)s.", count=counted(len(made), *words)), "success")
            return redirect(url_for(".event_list", series=event.series_id))
    return render_template("activities/events/event_repeat.html", form=form, event=event)


@bp.route("/events/<int:event_id>/prizes/new", methods=["GET", "POST"])
@requires(Permission.EVENT_MANAGE)
@transactional
def prize_create(event_id: int) -> str | Response:
    """Note a place or a prize."""
    event = queries.get_event(event_id, visible_to=current_user)
    form = PrizeCreateForm()
    form.organization_id.search_among(organization_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_prize(event, terms=form.into(PrizeTerms), actor=current_user)
            flash(_("Результат добавлен."), "success")
            return redirect(_back_to(event_id))
    return render_template("activities/events/prize_create.html", form=form, event=event)


@bp.post("/events/prizes/<int:prize_id>/remove")
@requires(Permission.EVENT_MANAGE)
@transactional
def prize_remove(prize_id: int) -> Response:
    """Take out a place or a prize."""
    prize = queries.get_prize(prize_id)
    services.remove_prize(prize, actor=current_user)
    flash(_("Результат убран."), "success")
    return redirect(_back_to(prize.event_id))


@bp.route("/events/<int:event_id>/publications/new", methods=["GET", "POST"])
@requires(Permission.PUBLICATION_MANAGE)
@transactional
def event_publication_create(event_id: int) -> str | Response:
    """Add another publication of an event."""
    event = queries.get_event(event_id, visible_to=current_user)
    form = PublicationCreateForm(
        author_id=event.responsible_id, title=event.title, plan_item_ids=event.plan_item_ids
    )
    form.offer_items()
    form.author_id.search_among(author_choices(event.responsible_id))
    del form.occasion, form.event_on
    if form.validate_on_submit():
        with form.domain_errors():
            known = {"occasion": event.title, "event_on": event.held_on or event.ends_on}
            publication = create_publication(
                terms=form.into(PublicationTerms, **known),
                item_ids=form.plan_item_ids.data,
                actor=current_user,
                today=clock.today(),
                event_id=event.id,
            )
            flash(_("Публикация добавлена."), "success")
            return redirect(url_for(".publication_detail", publication_id=publication.id))
    return render_template(
        "activities/publications/publication_create.html", form=form, event=event
    )


def _offer(form: EventFields, event: ClusterEvent | None = None) -> None:
    form.offer_items()
    kept = [*event.organizer_ids, *event.participant_ids] if event else []
    for field in (form.organizer_ids, form.participant_ids):
        field.search_among(organization_choices(chosen=kept), few=FEW_ORGANIZATIONS)
    chosen = event.responsible_id if event else None
    form.responsible_id.search_among(queries.responsible_choices(chosen))


def _back_to(event_id: int) -> str:
    return returning(url_for(".event_detail", event_id=event_id), row=event_id)
