"""Organizations that take students and have no agreement for it: drafts for all at once."""

from datetime import date

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.choices import Choices
from app.base.typography import counted
from app.organizations.queries import organization_choices
from app.practice.agreements.forms import HostDraftsForm
from app.practice.agreements.queries.reach import HostWithout, hosts_without
from app.practice.agreements.services.hosts import draft_for_hosts
from app.practice.permissions import Permission
from app.practice.views.blueprint import bp
from app.web.access import requires
from app.web.transactions import transactional

MOST_AT_ONCE = 100  # organizations on one page; the rest follow when these have their drafts


@bp.route("/agreements/hosts", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_MANAGE)
@transactional
def agreement_host_list() -> str | Response:
    """Show who takes students without an agreement; a draft for each of those ticked."""
    today = clock.today()
    hosts = hosts_without(today)
    ids = [host.organization_id for host in hosts[:MOST_AT_ONCE]]
    form = HostDraftsForm(ends_on=_year_end(hosts, today), organization_ids=ids)
    form.organization_ids.search_among(_choices(ids), few=max(len(ids), 1))
    if form.validate_on_submit() and form.ends_on.data:
        with form.domain_errors():
            made = draft_for_hosts(
                form.organization_ids.data,
                until=form.ends_on.data,
                actor=current_user,
                today=today,
            )
            drafts = counted(len(made), _("проект"), _("проекта"), _("проектов"))
            flash(_("Составлено: %(drafts)s договоров.", drafts=drafts), "success")
            return redirect(url_for(".agreement_list", stage="draft"))
    return render_template(
        "practice/agreements/agreement_host_list.html",
        form=form,
        hosts=hosts,
        shown=len(ids),
        seats=sum(host.seats for host in hosts),
    )


def _choices(ids: list[int]) -> Choices:
    return organization_choices(among=ids)


def _year_end(hosts: list[HostWithout], today: date) -> date:
    """Return the end of the academic year in which the last practice ends."""
    last = max((host.last_day for host in hosts), default=today)
    return date(last.year + (last.month > 8), 8, 31)
