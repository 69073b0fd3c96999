"""Letters about documents: who is asked to agree learns of it."""

from collections.abc import Iterable
from datetime import datetime

from flask_babel import gettext as _

from app.accounts.models import User
from app.activities.documents.models import ClusterDocument
from app.notifications.services import send_to
from app.notifications.texts import absolute_url


def ask_to_agree(document: ClusterDocument, people: Iterable[User], *, now: datetime) -> None:
    """Ask people to read a document and to say whether they agree."""
    send_to(
        [one.email for one in people],
        subject=_("Согласуйте документ: %(title)s", title=document.title),
        template="activities/letters/document_to_agree.txt",
        now=now,
        document=document,
        link=absolute_url("activities.document_detail", document_id=document.id),
    )
