"""Reading a round's kinds of award."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.awards.honours.models import Honour
from app.awards.models import AwardRound
from app.base.errors import NotFoundError
from app.extensions import db


def list_honours(round_: AwardRound) -> list[Honour]:
    """Return a round's kinds of award as the database has them now, in their order."""
    statement = select(Honour).where(Honour.round_id == round_.id)
    ordered = statement.order_by(Honour.ordinal, Honour.id).options(joinedload(Honour.organization))
    return list(db.session.scalars(ordered))


def get_honour(round_: AwardRound, honour_id: int) -> Honour:
    """Return a kind of award of a round; raises NotFoundError for another round's."""
    statement = select(Honour).where(Honour.id == honour_id, Honour.round_id == round_.id)
    honour = db.session.scalar(statement.options(joinedload(Honour.round)))
    if honour is None:
        raise NotFoundError
    return honour


def count_honours(round_: AwardRound) -> int:
    """Count a round's kinds of award."""
    counted = select(func.count()).where(Honour.round_id == round_.id)
    return db.session.scalar(counted) or 0
