"""The letters of a task: the first one, and the reminder."""

from datetime import datetime

from flask import current_app
from flask_babel import gettext as _

from app.links.models import TaskLink
from app.links.rules import secret_of
from app.links.tasks import LinkTask
from app.notifications.enums import LetterPurpose
from app.notifications.errors import BadAddressError
from app.notifications.services import queue_letter
from app.notifications.texts import absolute_url, render_text


def secret_for(nonce: str) -> str:
    """Return the secret of a link, made anew from what is stored and the site's own key."""
    return secret_of(nonce, current_app.config["SECRET_KEY"])


def url_of(link: TaskLink) -> str:
    """Return the address behind which the task waits."""
    return absolute_url("links.task_answer", secret=secret_for(link.nonce))


def write_task(link: TaskLink, task: LinkTask, *, now: datetime, again: bool = False) -> bool:
    """Queue the letter with the link; False when there is no address a letter gets to."""
    if not link.addressee_email:
        return False
    subject = _("Напоминание: %(title)s", title=task.title) if again else str(task.title)
    address = url_of(link)
    record = task.record(link.entity_id)
    body = render_text(
        "links/letters/task.txt",
        link=link,
        task=task,
        address=address,
        again=again,
        told="\n".join(task.told(record)) if record is not None else "",
    )
    try:
        queue_letter(
            to=link.addressee_email,
            subject=subject,
            body=body,
            purpose=LetterPurpose.NOTICE,
            secret=address,
            now=now,
        )
    except BadAddressError:
        return False
    return True
