"""Numbers by kind and year, without gaps: they move with the transaction that takes them."""

from sqlalchemy import case, update

from app.base.upsert import inserting
from app.documents.models import PaperCounter
from app.extensions import db


def take_numbers(kind: str, year: int, *, count: int, at_least: int = 0) -> range:
    """Return the next numbers of a kind in a year; who asks at the same time waits.

    A transaction that is taken back gives them back. `at_least` is the last number known from
    elsewhere: a register that is older than the counter.
    """
    start = {"kind": kind, "year": year, "last": 0}
    db.session.execute(
        inserting(PaperCounter)
        .values(**start)
        .on_conflict_do_nothing(index_elements=["kind", "year"])
    )
    known = case((PaperCounter.last > at_least, PaperCounter.last), else_=at_least)
    last = db.session.scalars(
        update(PaperCounter)
        .where(PaperCounter.kind == kind, PaperCounter.year == year)
        .values(last=known + count)
        .returning(PaperCounter.last),
        execution_options={"synchronize_session": False},
    ).one()
    return range(last - count + 1, last + 1)
