"""Letters about publications: the one on the last day of the term."""

from datetime import datetime

from flask_babel import gettext as _

from app.activities.publications.models import Publication
from app.notifications.enums import LetterPurpose
from app.notifications.services import send_to
from app.notifications.texts import absolute_url


def remind(publication: Publication, *, is_late: bool, now: datetime) -> None:
    """Tell who answers for a publication that its term ends today or is over."""
    author = publication.author
    if author is None or not author.active:
        return
    subject = _("Публикация просрочена") if is_late else _("Сегодня последний день публикации")
    send_to(
        [author.email],
        subject=subject,
        template="activities/letters/publication_due.txt",
        now=now,
        purpose=LetterPurpose.REMINDER,
        publication=publication,
        is_late=is_late,
        link=absolute_url("activities.publication_detail", publication_id=publication.id),
    )
