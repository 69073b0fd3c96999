"""Lists over all rounds: the register, the press list, figures, and the public thanks."""

from werkzeug.wrappers import Response

from app.awards.ceremony import queries
from app.awards.ceremony.forms import PressFilterForm, RegisterFilterForm, ThanksFilterForm
from app.awards.ceremony.listing import FIGURES, PRESS, REGISTER, THANKS
from app.awards.ceremony.outside import FEED_ENTRIES, feed_of_thanks
from app.awards.ceremony.wording import title_of
from app.awards.permissions import Permission
from app.awards.views.blueprint import bp
from app.organizations.queries import organization_choices
from app.web.access import public, requires


@bp.get("/register")
@requires(Permission.ROUND_MANAGE)
def award_register() -> str | Response:
    """List every award: by what order, to whom, whether it was handed over."""
    filters = RegisterFilterForm()
    filters.year.offer(_years())
    filters.organization.search_among(organization_choices())
    return REGISTER.answer(
        "awards/ceremony/award_register.html",
        queries.list_register,
        filters=filters,
        title_of=title_of,
    )


@bp.get("/press")
@requires(Permission.ROUND_MANAGE)
def press_list() -> str | Response:
    """List for journalists: of those alone who let their names be published."""
    filters = PressFilterForm()
    filters.year.offer(_years())
    found = queries.list_register(consented=True, **filters.criteria())
    return PRESS.answer(
        "awards/ceremony/press_list.html", found, filters=filters, title_of=title_of
    )


@bp.get("/figures")
@requires(Permission.RESULT_VIEW)
def award_figures() -> str | Response:
    """Count awards by organization and year."""
    filters = PressFilterForm()
    filters.year.offer(_years())
    return FIGURES.answer(
        "awards/ceremony/award_figures.html", queries.list_figures, filters=filters
    )


@bp.get("/thanks/")
@public
def thanks_list() -> str | Response:
    """Thank the mentors before everybody: those whose consent is in force this moment."""
    filters = ThanksFilterForm()
    filters.year.offer(_years())
    found = queries.list_thanks(**filters.criteria())
    return THANKS.answer(
        "awards/ceremony/thanks_list.html", found, filters=filters, title_of=title_of,
    )  # fmt: skip


@bp.get("/thanks/feed.atom")
@public
def thanks_feed() -> Response:
    """Give the newest thanks to readers of feeds."""
    return feed_of_thanks(queries.newest_thanks(limit=FEED_ENTRIES))


def _years() -> list[tuple[int, str]]:
    return [(year, str(year)) for year in queries.years_of_awards()]
