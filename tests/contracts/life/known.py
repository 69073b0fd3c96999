"""What a walked contract was on each day by its accepted steps alone, and the rows it left."""

from datetime import date
from typing import Any

from app.audit.models import AuditEntry
from app.contracts.enums import ContractState as S
from app.contracts.life.models import ContractAmendment, ContractMove, PartySignature
from app.contracts.models import Obligation, TargetContract
from app.documents.models import Paper
from app.extensions import db
from app.files.models import Attachment
from app.notifications.models import Letter

KEPT: tuple[Any, ...] = (
    TargetContract,
    ContractMove,
    ContractAmendment,
    PartySignature,
    Obligation,
    Paper,
    Attachment,
    Letter,
    AuditEntry,
)
Rows = dict[Any, dict[int, dict[str, Any]]]


def kept_rows() -> Rows:
    """Return what the tables of contracts and of what follows from them hold."""
    found = {model: db.session.execute(db.select(model.__table__)).mappings() for model in KEPT}
    return {model: {row["id"]: dict(row) for row in rows} for model, rows in found.items()}


class Known:
    """What a contract was on each day, by the accepted steps: a day and what holds from it on."""

    def __init__(self, drafted_on: date) -> None:
        self.drafted_on = drafted_on
        self.states: dict[date, Any] = {date.min: S.DRAFT}
        self.employers: dict[date, Any] = {date.min: None}

    @staticmethod
    def put(by_day: dict[date, Any], since: date, what: Any) -> None:
        """Let something hold from a day on, whatever was entered for later days before."""
        for later in [day for day in by_day if day >= since]:
            del by_day[later]
        by_day[since] = what

    @staticmethod
    def on(by_day: dict[date, Any], day: date) -> Any:
        return by_day[max(since for since in by_day if since <= day)]

    def state(self, day: date) -> S | None:
        return None if day < self.drafted_on else self.on(self.states, day)
