"""Work for the worker."""

from datetime import datetime

from app.base import clock
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.students.services.states import apply_due_changes


def apply_orders_nightly(_now: datetime) -> None:
    """Let the orders whose day has come take effect."""
    with transaction():
        apply_due_changes(actor=OPERATOR, today=clock.today())
