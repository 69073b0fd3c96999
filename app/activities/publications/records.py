"""How the log of changes calls publications."""

from flask_babel import lazy_gettext as _l

from app.activities.permissions import Permission
from app.activities.publications.models import Publication, PublicationOutlet
from app.audit.naming import RecordNames

RECORDS = (
    RecordNames(
        Publication,
        _l("публикация"),
        {
            "title": _l("заголовок"),
            "event_id": _l("мероприятие"),
            "occasion": _l("о каком событии"),
            "event_on": _l("дата события"),
            "author_id": _l("ответственный"),
            "summary": _l("коротко"),
            "text": _l("текст"),
            "dropped_reason": _l("почему не нужна"),
            "published_on": _l("вышла"),
            "is_public": _l("в новостях кластера"),
            "is_asked": _l("появилась после мероприятия"),
        },
        shown_by=(Publication.title,),
        card="activities.publication_detail",
        argument="publication_id",
        managed_by=Permission.PUBLICATION_MANAGE,
    ),
    RecordNames(
        PublicationOutlet,
        _l("выход публикации"),
        {
            "publication_id": _l("публикация"),
            "kind": _l("площадка"),
            "name": _l("название"),
            "url": _l("ссылка"),
            "published_on": _l("когда вышла"),
        },
        shown_by=(PublicationOutlet.name,),
    ),
)
