"""Pages of publications: the college's work on them, and the news everybody reads."""

from functools import partial

from flask import Response as WebResponse
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.activities.blueprint import bp
from app.activities.permissions import Permission
from app.activities.publications import queries, rules, services
from app.activities.publications.feed import feed_of_news
from app.activities.publications.forms import (
    NewsFilterForm,
    OutletCreateForm,
    PublicationCreateForm,
    PublicationDropForm,
    PublicationEditForm,
    PublicationFields,
    PublicationFilterForm,
)
from app.activities.publications.listing import NEWS, PUBLICATIONS
from app.activities.publications.models import Publication
from app.activities.publications.rules import OutletTerms, PublicationTerms, due_on
from app.activities.publications.wording import timeliness, with_timeliness
from app.base import clock
from app.plan.enums import Topic
from app.plan.queries import item_search
from app.settings.queries import moved_days
from app.web.access import public, requires
from app.web.messages import flash_added
from app.web.places import returning
from app.web.transactions import transactional

FEED_ENTRIES = 30


@bp.get("/publications/")
@requires(Permission.PUBLICATION_VIEW)
def publication_list() -> str | WebResponse:
    """List the publications, those in work among them."""
    filters = PublicationFilterForm()
    filters.author.search_among(queries.author_choices())
    filters.item.search_among(item_search())
    return PUBLICATIONS.answer(
        "activities/publications/publication_list.html",
        partial(queries.list_publications, today=clock.today()),
        filters=filters,
        together=partial(with_timeliness, today=clock.today()),
        year=queries.timeliness_of_year(clock.today()),
    )


@bp.get("/publications/<int:publication_id>")
@requires(Permission.PUBLICATION_VIEW)
def publication_detail(publication_id: int) -> str:
    """Show a publication: its term, where it came out, its text."""
    publication = queries.get_publication(publication_id, visible_to=current_user)
    return render_template(
        "activities/publications/publication_detail.html",
        publication=publication,
        timeliness=timeliness(publication, today=clock.today()),
        due=due_on(publication.event_on, moved_days()),
        events=rules.MOVES.possible(publication.state, rules.party_of(current_user)),
    )


@bp.route("/publications/new", methods=["GET", "POST"])
@requires(Permission.PUBLICATION_MANAGE)
@transactional
def publication_create() -> str | Response:
    """Add a publication of any occasion; that of an event is added on the event's page."""
    form = PublicationCreateForm(author_id=current_user.id)
    _offer(form)
    if form.validate_on_submit():
        with form.domain_errors():
            publication = services.create_publication(
                terms=form.into(PublicationTerms),
                item_ids=form.plan_item_ids.data,
                actor=current_user,
                today=clock.today(),
            )
            card = url_for(".publication_detail", publication_id=publication.id)
            flash_added(_("Публикация добавлена."), publication.title, card)
            return redirect(card)
    return render_template("activities/publications/publication_create.html", form=form)


@bp.route("/publications/<int:publication_id>/edit", methods=["GET", "POST"])
@requires(Permission.PUBLICATION_MANAGE)
@transactional
def publication_edit(publication_id: int) -> str | Response:
    """Change a publication; what an event told of it is changed there."""
    publication = queries.get_publication(publication_id, visible_to=current_user)
    form = PublicationEditForm(obj=publication)
    _offer(form, publication)
    known = keep_occasion(form, publication) if publication.event_id else {}
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(publication)
            services.edit_publication(
                publication,
                terms=form.into(PublicationTerms, **known),
                item_ids=form.plan_item_ids.data,
                actor=current_user,
                today=clock.today(),
            )
            flash(_("Сохранено."), "success")
            return redirect(_back_to(publication))
    return render_template(
        "activities/publications/publication_edit.html", form=form, publication=publication
    )


def keep_occasion(form: PublicationFields, known: object) -> dict[str, object]:
    """Ask nothing of an occasion that is known already; return it as the terms take it."""
    del form.occasion, form.event_on
    return {name: getattr(known, name) for name in ("occasion", "event_on")}


@bp.route("/publications/<int:publication_id>/outlets/new", methods=["GET", "POST"])
@requires(Permission.PUBLICATION_MANAGE)
@transactional
def outlet_create(publication_id: int) -> str | Response:
    """Note where a publication came out."""
    publication = queries.get_publication(publication_id, visible_to=current_user)
    form = OutletCreateForm(published_on=clock.today())
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_outlet(
                publication, terms=form.into(OutletTerms), actor=current_user, today=clock.today()
            )
            late = timeliness(publication, today=clock.today()).label
            flash(_("Выход отмечен: %(late)s.", late=late), "success")
            return redirect(_back_to(publication))
    return render_template(
        "activities/publications/outlet_create.html", form=form, publication=publication
    )


@bp.post("/publications/outlets/<int:outlet_id>/remove")
@requires(Permission.PUBLICATION_MANAGE)
@transactional
def outlet_remove(outlet_id: int) -> Response:
    """Take out where a publication came out."""
    outlet = queries.get_outlet(outlet_id)
    publication = outlet.publication
    services.remove_outlet(outlet, actor=current_user)
    flash(_("Отметка о выходе убрана."), "success")
    return redirect(_back_to(publication))


@bp.route("/publications/<int:publication_id>/drop", methods=["GET", "POST"])
@requires(Permission.PUBLICATION_MANAGE)
@transactional
def publication_drop(publication_id: int) -> str | Response:
    """Say that nothing will be told, and why."""
    publication = queries.get_publication(publication_id, visible_to=current_user)
    form = PublicationDropForm(version=publication.version)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(publication)
            services.drop_publication(publication, reason=form.reason.data, actor=current_user)
            flash(_("Отмечено: публикация не нужна."), "success")
            return redirect(_back_to(publication))
    return render_template(
        "activities/publications/publication_drop.html", form=form, publication=publication
    )


@bp.post("/publications/<int:publication_id>/restore")
@requires(Permission.PUBLICATION_MANAGE)
@transactional
def publication_restore(publication_id: int) -> Response:
    """Ask again for what was dropped."""
    publication = queries.get_publication(publication_id, visible_to=current_user)
    services.restore_publication(publication, actor=current_user)
    flash(_("Публикация снова в работе."), "success")
    return redirect(_back_to(publication))


@bp.get("/news/")
@public
def news_list() -> str | WebResponse:
    """List what everybody may read."""
    return NEWS.answer(
        "activities/publications/news_list.html", queries.list_news, filters=NewsFilterForm()
    )


@bp.get("/news/<int:publication_id>")
@public
def news_detail(publication_id: int) -> str:
    """Show a piece of news."""
    publication = queries.get_news(publication_id)
    return render_template("activities/publications/news_detail.html", publication=publication)


@bp.get("/news/feed.atom")
@public
def news_feed() -> WebResponse:
    """Give the newest news to readers of feeds."""
    return feed_of_news(queries.newest_news(limit=FEED_ENTRIES))


def _offer(form: PublicationFields, publication: Publication | None = None) -> None:
    form.offer_items(Topic.MEDIA)
    chosen = publication.author_id if publication else None
    form.author_id.search_among(queries.author_choices(chosen))


def _back_to(publication: Publication) -> str:
    card = url_for(".publication_detail", publication_id=publication.id)
    return returning(card, row=publication.id)
