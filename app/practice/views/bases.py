"""Pages of the registry that show what all rooms of practice know of bases."""

from functools import partial

from flask import render_template
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.practice.permissions import Permission
from app.practice.queries import bases as queries
from app.practice.registry import queries as registry
from app.practice.registry.forms import BaseFilterForm
from app.practice.registry.listing import BASES
from app.practice.registry.pictures import picture_of
from app.practice.registry.services import may_change
from app.practice.views.blueprint import bp
from app.students.queries import list_specialities, speciality_choices
from app.web.access import requires


@bp.get("/bases/")
@requires(Permission.BASE_VIEW)
def base_list() -> str | Response:
    """List the practice bases this person may see."""
    filters = BaseFilterForm()
    filters.town.offer(registry.own_town_choices(visible_to=current_user))
    filters.speciality.offer(speciality_choices())
    today = clock.today()
    return BASES.answer(
        "practice/registry/base_list.html",
        partial(queries.list_bases, visible_to=current_user, today=today),
        filters=filters,
        together=lambda bases: queries.with_seats(bases, today),
    )


@bp.get("/bases/map")
@requires(Permission.BASE_VIEW)
def base_map() -> str:
    """Show the towns of the registry on a map, and their seats by specialities."""
    specialities = {one.id: one for one in list_specialities()}
    picture = picture_of(
        registry.list_towns_of_bases(visible_to=current_user),
        queries.list_seats(clock.today()),
        order=list(specialities),
    )
    return render_template(
        "practice/registry/base_map.html", picture=picture, specialities=specialities
    )


@bp.get("/bases/<int:base_id>")
@requires(Permission.BASE_VIEW)
def base_detail(base_id: int) -> str:
    """Show a base; who answers there only to staff and to the organization itself."""
    base = registry.get_base(base_id, visible_to=current_user)
    return render_template(
        "practice/registry/base_detail.html",
        base=base,
        changes=may_change(base, current_user),
        years=queries.list_years_of(base),
        sites=registry.list_bases_of(base.organization_id, without=base.id),
    )
