"""The fair's calendar: moved by some days, divided into talks, taken along as a file."""

from flask import Response as WebResponse
from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import get_fair
from app.jobfair.stages import moved_by, stages_of
from app.jobfair.venue.dates import entry_of
from app.jobfair.venue.forms import FairDayForm, FairShiftForm
from app.jobfair.venue.queries import calendar as queries
from app.jobfair.venue.rules import DayTerms
from app.jobfair.venue.services import calendar as services
from app.jobfair.venue.slots import pauses_of, slots_of
from app.jobfair.views.blueprint import bp
from app.plan.diary.files import write_calendar
from app.web.access import public, requires
from app.web.attachment import as_attachment
from app.web.moment import moment
from app.web.transactions import transactional


@bp.get("/fairs/<int:fair_id>/calendar.ics")
@public
def fair_calendar(fair_id: int) -> WebResponse:
    """Give the stages of a fair for anybody's calendar."""
    fair = get_fair(fair_id)
    entries = [("fairs", entry_of(fair, stage)) for stage in stages_of(fair)]
    return as_attachment(write_calendar(entries), f"fair-{fair.id}.ics")


@bp.route("/fairs/<int:fair_id>/shift", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def fair_shift(fair_id: int) -> str | Response:
    """Move a fair by some days: first what would follow, then the move itself."""
    fair = get_fair(fair_id)
    form = FairShiftForm()
    days = form.days.data
    if (request.method == "POST" or "days" in request.args) and form.validate() and days:
        with form.domain_errors():
            if request.method == "POST":
                services.shift_fair(fair, days=days, **moment())
                flash(_("Ярмарка перенесена, письма отправлены."), "success")
                return redirect(url_for(".fair_detail", fair_id=fair.id))
            services.check_shift(fair, days=days, today=clock.today())
            return _shift_page(fair, form, days)
    return _shift_page(fair, form, None)


def _shift_page(fair: Fair, form: FairShiftForm, days: int | None) -> str:
    moved = moved_by(fair, days) if days else {}
    return render_template(
        "jobfair/venue/fair_shift.html",
        fair=fair,
        form=form,
        days=days,
        stages=[(one, moved.get(one.kind.value)) for one in stages_of(fair)],
        told=queries.count_told(fair) if days else None,
    )


@bp.route("/fairs/<int:fair_id>/day", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def fair_day(fair_id: int) -> str | Response:
    """Divide the day of a fair into talks."""
    fair = get_fair(fair_id)
    form = FairDayForm(obj=fair)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(fair)
            services.divide_day(fair, terms=form.into(DayTerms), actor=current_user)
            flash(_("Сохранено."), "success")
            return redirect(url_for(".fair_day", fair_id=fair.id))
    return render_template(
        "jobfair/venue/fair_day.html",
        fair=fair,
        form=form,
        slots=slots_of(fair),
        pauses=pauses_of(fair),
    )
