"""Records past their term are anonymised, a batch in each transaction; totals stay as they were."""

from datetime import date, datetime
from typing import Any

from app.base import clock
from app.base.transactions import transaction
from app.extensions import db
from app.privacy.errors import AlreadyErasedError, ErasureRefusedError
from app.privacy.models import RetentionRun
from app.privacy.queries.retention import months_of, next_batch
from app.privacy.services.erasure import blank_row, erase_card
from app.web.personal import RetentionKind, people, personal_tables, retention_kinds

BATCH = 100
REASON = "Истёк срок хранения"


def anonymise_past_terms(now: datetime) -> dict[str, int]:
    """Treat every kind's records that are past their term; return how many of each.

    Begun anew it goes on where it ended: what is done with is selected no more.
    """
    today = now.astimezone(clock.zone()).date()
    return {kind.name: _treat(kind, now=now, today=today) for kind in retention_kinds().values()}


def _treat(kind: RetentionKind, *, now: datetime, today: date) -> int:
    months = months_of(kind)
    done, held = 0, set[int]()
    while True:
        with transaction():
            batch = next_batch(kind, today, months=months, but=held, limit=BATCH)
            for record in batch:
                if _anonymise(kind, record, now=now, today=today):
                    done += 1
                else:
                    held.add(record.id)
        if len(batch) < BATCH:
            break
    if done or held:
        with transaction():
            run = RetentionRun(kind=kind.name, at=now, months=months, done=done, held=len(held))
            db.session.add(run)
    return done


def _anonymise(kind: RetentionKind, record: Any, *, now: datetime, today: date) -> bool:
    """Treat one record; False when a duty holds it."""
    if kind.anonymise:
        kind.anonymise(record)
        return True
    table = record.__tablename__
    source = next((one for one in people().values() if one.model.__tablename__ == table), None)
    if source is None:
        blank_row(personal_tables()[table], record)
        return True
    id_ = record.id
    try:
        with db.session.begin_nested():
            erase_card(source.kind, id_, reason=REASON, actor_id=None, now=now, today=today)
    except (ErasureRefusedError, AlreadyErasedError):
        return False
    return True
