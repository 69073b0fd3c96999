"""Work for the worker."""

from datetime import datetime, timedelta

from app.accounts import links, tries
from app.base.transactions import transaction

TRIES_KEPT = timedelta(days=1)
LINKS_KEPT = timedelta(days=30)


def forget_expired(now: datetime) -> None:
    """Forget counted tries and dead one-time links, long after both ceased to count."""
    with transaction():
        tries.forget_tries(before=now - TRIES_KEPT)
        links.forget_links(before=now - LINKS_KEPT)
