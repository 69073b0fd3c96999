"""The lists of publications: what they show and what leaves the site with them."""

from typing import Any

from flask_babel import lazy_gettext as _l

from app.activities.publications.models import Publication
from app.activities.publications.queries import NEWS_SORTABLE, SORTABLE
from app.web.listing.columns import Column
from app.web.listing.listing import Listing


def _links(publication: Publication) -> str:
    return "\n".join(one.url or one.label for one in publication.outlets)


def _outlets(publication: Publication) -> str:
    return ", ".join(one.label for one in publication.outlets)


def _author(row: Any) -> str:
    return row[0].author.display_name if row[0].author else ""


PUBLICATIONS = Listing(
    name="publications",
    title=_l("Публикации"),
    count=(_l("публикация"), _l("публикации"), _l("публикаций")),
    columns=(
        Column(_l("Публикация"), lambda row: row[0].title),
        Column(_l("Событие"), lambda row: row[0].occasion, on_screen=False),
        Column(_l("Дата события"), lambda row: row[0].event_on, sort="event"),
        Column(_l("Вышла"), lambda row: row[0].published_on, sort="published"),
        Column(_l("Срок"), lambda row: row[1].label),
        Column(_l("Где"), lambda row: _outlets(row[0])),
        Column(_l("Ссылки"), lambda row: _links(row[0]), on_screen=False),
        Column(_l("Ответственный"), _author),
        Column(_l("Состояние"), lambda row: row[0].state, on_screen=False),
    ),
    searched=(Publication,),
    orders=SORTABLE,
    order="-event",
)
NEWS = Listing(
    name="news",
    title=_l("Новости кластера"),
    count=(_l("новость"), _l("новости"), _l("новостей")),
    columns=(
        Column(_l("Новость"), lambda one: one.title),
        Column(_l("Коротко"), lambda one: one.summary, on_screen=False),
        Column(_l("Вышла"), lambda one: one.published_on, sort="published"),
        Column(_l("Где прочитать"), _outlets),
        Column(_l("Ссылки"), _links, on_screen=False),
    ),
    searched=(Publication,),
    orders=NEWS_SORTABLE,
    order="-published",
)
