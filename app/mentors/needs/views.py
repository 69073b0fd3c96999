"""Pages of students without a mentor, and of who could lead them."""

from functools import partial
from typing import Any

from flask import render_template
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.mentors.blueprint import bp
from app.mentors.needs import queries
from app.mentors.needs.forms import NeedFilterForm
from app.mentors.needs.listing import NEEDS
from app.mentors.permissions import Permission
from app.organizations.queries import organization_choices
from app.privacy.shown import reveal
from app.students.queries import speciality_choices
from app.students.running import running_kinds
from app.web.access import requires


@bp.get("/needs/")
@requires(Permission.MENTORSHIP_MANAGE)
def need_list() -> str | Response:
    """List the students whose practice or contract runs without a mentor."""
    filters = NeedFilterForm()
    filters.kind.offer((name, kind.word) for name, kind in running_kinds().items())
    filters.organization.search_among(organization_choices())
    filters.speciality.offer(speciality_choices())
    found = partial(queries.list_needs, visible_to=current_user, today=clock.today())
    return NEEDS.answer(
        "mentors/needs/need_list.html",
        found,
        filters=filters,
        together=_revealed,
        kinds=running_kinds(),
    )


@bp.get("/needs/<kind>/<int:record_id>")
@requires(Permission.MENTORSHIP_MANAGE)
def need_detail(kind: str, record_id: int) -> str:
    """Show who could lead a student."""
    need = queries.get_need(kind, record_id, visible_to=current_user, today=clock.today())
    reveal([need.student], to=current_user)
    return render_template(
        "mentors/needs/need_detail.html",
        need=need,
        running=running_kinds()[need.kind],
        proposals=queries.propose_mentors(need),
    )


def _revealed(rows: list[Any]) -> list[Any]:
    reveal((row[0] for row in rows), to=current_user)
    return rows
