"""What every template may use, in one place."""

from collections.abc import Callable
from typing import Any

from flask import Flask, current_app
from jinja2 import pass_context
from jinja2.runtime import Context

from app.base import clock, typography
from app.base.cluster import cluster
from app.base.money import format_roubles
from app.base.phones import format_phone
from app.base.sentences import sentence
from app.web.access import may
from app.web.assets import asset
from app.web.cards import CardPanel, page_panels, panels_of
from app.web.moment import viewer
from app.web.navigation import may_open, navigation
from app.web.places import breadcrumb_address, here, query_now, way_back
from app.web.preview import page_address, site_address
from app.web.urls import with_query


def prepare_templates(app: Flask) -> None:
    """Install filters, globals and the values each page of the shell needs."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.finalize = typography.bound  # whatever a template shows, wherever it stands
    for name in ("capitalized", "day", "day_short", "moment", "number", "share"):
        app.jinja_env.filters[name] = getattr(typography, name)
    app.jinja_env.filters["sentence"] = sentence
    app.jinja_env.filters["phone"] = format_phone
    app.jinja_env.filters["roubles"] = format_roubles
    app.jinja_env.globals.update(
        gettext=_of_sentences(app.jinja_env.globals["gettext"]),
        asset=asset,
        may=may,
        may_open=may_open,
        page_address=page_address,
        site_address=site_address,
        navigation=navigation,  # called by the base page only: a bare one has no person
        breadcrumb_address=breadcrumb_address,
        here=here,
        query_now=query_now,
        with_query=with_query,
        way_back=way_back,
        panels_of=_panels_of,
        page_panels=_page_panels,
        plural=typography.plural,
        counted=typography.counted,
        day_span=typography.day_span,
        deadline_left=typography.deadline_left,
        cluster=cluster,
    )
    app.context_processor(_page_values)


def _panels_of(card: str, record: Any) -> list[CardPanel]:
    return panels_of(card, record, viewer())


def _page_panels() -> list[CardPanel]:
    return page_panels(viewer())


def _of_sentences(gettext: Any) -> Callable[..., str]:
    """The messages of templates are filled in by Jinja, past the domain that sees to their dots.

    What they are filled with is shown as any value is.
    """

    @pass_context
    def filled(context: Context, message: str, **values: Any) -> str:
        told = {name: typography.bound(value) for name, value in values.items()}
        return sentence(gettext(context, message, **told))

    return filled


def _page_values() -> dict[str, Any]:
    return {
        "today": clock.today(),
        "demo_banner": current_app.config["BUSINESS_DATE"] is not None,
    }
