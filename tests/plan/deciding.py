"""What staff decides about an item, in one line, for tests."""

from datetime import UTC, datetime
from typing import Any

from app.accounts.enums import Role
from app.accounts.models import User
from app.plan.enums import EvidenceKind
from app.plan.models import Item
from app.plan.rules.decisions import DatesTerms, ItemTerms, VerdictTerms
from app.plan.services.items import edit_item, set_dates
from app.plan.services.verdicts import (
    set_verdict,
)

NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)
STAFF = User(role=Role.STAFF)
LINK = "https://college.example/order-12"


def decide(item: Item, **changes: Any) -> None:
    terms = ItemTerms(**{"topic": item.topic, "kinds_1": (EvidenceKind.EVENT,), **changes})
    edit_item(item, terms=terms, actor=STAFF, now=NOW)


def give_dates(item: Item, text: str, link: str = "") -> None:
    set_dates(item, terms=DatesTerms(text, link), actor=STAFF)


def judge(item: Item, **values: Any) -> None:
    set_verdict(item, terms=VerdictTerms(**values), actor=STAFF, now=NOW)
