"""Work for the worker."""

from datetime import datetime, timedelta

from app.accounts.services import attempts
from app.base.transactions import transaction

ATTEMPTS_KEPT = timedelta(days=1)


def forget_expired(now: datetime) -> None:
    """Forget counted attempts, long after they ceased to count.

    Dead one-time links go by their term of keeping (`personal.py`).
    """
    with transaction():
        attempts.forget_attempts(before=now - ATTEMPTS_KEPT)
