"""Work for the worker."""

from datetime import datetime, timedelta

from app.accounts.services import attempts, links
from app.base.transactions import transaction

ATTEMPTS_KEPT = timedelta(days=1)
LINKS_KEPT = timedelta(days=30)


def forget_expired(now: datetime) -> None:
    """Forget counted attempts and dead one-time links, long after both ceased to count."""
    with transaction():
        attempts.forget_attempts(before=now - ATTEMPTS_KEPT)
        links.forget_links(before=now - LINKS_KEPT)
