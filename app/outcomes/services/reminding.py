"""Use cases of reminding: graduates and employers who were asked and are silent."""

from datetime import date, datetime, timedelta

from app.base.viewer import Viewer, require
from app.links.services import remind_many
from app.outcomes.permissions import Permission
from app.outcomes.queries.asking import silent_links

BATCH = 200  # letters in a transaction
ANSWER_WITHIN = timedelta(days=7)  # the day of an answer is put off to this at least


def remind_of_questions(*, actor: Viewer, now: datetime, today: date) -> int:
    """Remind some of the silent of open days again; count them. Who was reminded twice is left."""
    require(actor, Permission.OUTCOME_MANAGE)
    silent = silent_links(now=now, limit=BATCH)
    return remind_many(silent, actor=actor, now=now, today=today, until=today + ANSWER_WITHIN)
