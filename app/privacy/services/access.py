"""The log of who opened what is held on a minor."""

import logging
from collections.abc import Sequence

from sqlalchemy import insert
from sqlalchemy.exc import SQLAlchemyError

from app.accounts.models import User
from app.audit.context import current_actor
from app.base import clock
from app.extensions import db
from app.privacy.models import AccessRecord
from app.web.seen import Opened

log = logging.getLogger(__name__)


def append_access(opened: Sequence[Opened], *, actor: User) -> None:
    """Append to the log over a connection of its own, past the request's session.

    A log that cannot be written does not keep a page from somebody's work: the same facts go to
    the server's own log then, as an error.
    """
    rows = [
        {
            "at": clock.now(),
            "actor_id": actor.id,
            "actor_name": actor.display_name,
            "what": one.what,
            "student_id": one.record_id,
            "people": one.people,
            "request_id": current_actor().request_id,
        }
        for one in opened
    ]
    try:
        with db.engine.begin() as connection:
            connection.execute(insert(AccessRecord), rows)
    except SQLAlchemyError:
        log.exception("access was not recorded: %s", rows)
