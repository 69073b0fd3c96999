"""A year of meetings in one step: first its days, then the meetings."""

from datetime import date
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from app.activities.blueprint import bp
from app.activities.meetings import queries
from app.activities.meetings.forms import SeriesCreateForm
from app.activities.meetings.models import MeetingBody
from app.activities.meetings.rules import (
    parse_days,
)
from app.activities.meetings.services import meetings as services
from app.activities.meetings.terms import (
    MeetingSeriesTerms,
)
from app.activities.permissions import Permission
from app.base import clock
from app.base.typography import counted
from app.deadlines.academic_year import AcademicYear
from app.web.access import requires
from app.web.transactions import transactional


@bp.route("/meetings/series", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def series_create() -> str | Response:
    """Lay a year of meetings out: the first answer shows the days, the second makes them."""
    form = SeriesCreateForm()
    _offer(form)
    days: list[Any] = []
    if form.validate_on_submit():
        with form.domain_errors():
            body, terms = _asked(form)
            if form.confirmed.data:
                made = services.create_series(
                    body,
                    terms=terms,
                    item_ids=form.plan_item_ids.data or (),
                    actor=current_user,
                )
                _tell(len(made))
                return redirect(url_for(".meeting_list", body=body.id))
            days = services.plan_series(body, terms=terms)
    return render_template("activities/meetings/series_create.html", form=form, days=days)


def _offer(form: SeriesCreateForm) -> None:
    form.body_id.search_among(queries.body_choices())
    form.offer_items()
    this = AcademicYear.containing(clock.today())
    years = [AcademicYear(this.first_year + step) for step in (-1, 0, 1)]
    form.first_year.choices = [SelectChoice(one.first_year, one.label) for one in years]
    if not form.is_submitted():
        form.first_year.data = this.first_year


def _asked(form: SeriesCreateForm) -> tuple[MeetingBody, MeetingSeriesTerms]:
    year = AcademicYear(form.first_year.data)
    given: tuple[date, ...] = parse_days(form.given_days.data or "", year)
    lines = (line.strip() for line in (form.agenda.data or "").splitlines())
    terms = form.into(
        MeetingSeriesTerms,
        given=given,
        questions=tuple(line for line in lines if line),
        online_url="",
    )
    return queries.get_body(form.body_id.data or 0, visible_to=current_user), terms


def _tell(count: int) -> None:
    words = counted(count, _("заседание"), _("заседания"), _("заседаний"))
    flash(_("Запланировано: %(words)s. Каждое можно изменить отдельно.", words=words), "success")
