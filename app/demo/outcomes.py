"""What became of the demo graduates: three days of last year's, intentions of this year's."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select, update

from app.base import clock
from app.demo.bulk import BATCH, insert_rows
from app.demo.scene import Scene
from app.extensions import db
from app.outcomes.enums import (
    CutoffKind,
    OutcomeProof,
    OutcomeSource,
    StatementState,
)
from app.outcomes.models import GraduateOutcome, MonitoringCutoff, OutcomeStatement
from app.outcomes.rules import CutoffTerms, cutoff_day, is_employed, urgency_of
from app.outcomes.services.cutoffs import close_cutoff, create_cutoff

PROVED_BY = ("6.3", "8.2", "3.1", "6.1")
# How many of a hundred are in a category; the rest is not known.
LAST_YEAR = {
    "job": 58,
    "study": 11,
    "conscript": 8,
    "childcare": 4,
    "self_employed": 3,
    "entrepreneur": 1,
    "will_work": 4,
    "unemployed": 2,
    "unwilling": 1,
    "abroad": 1,
    "health": 1,
}
INTENTIONS = {
    "job": 12,
    "will_work": 44,
    "will_study": 12,
    "will_be_conscript": 9,
    "unwilling": 4,
    "will_be_entrepreneur": 3,
}
POSTS = ("Учитель начальных классов", "Воспитатель", "Тьютор", "Педагог-организатор")
IN_FIELD = 0.78


def load_outcomes(scene: Scene) -> None:
    """Invent the days of the monitoring and what is known on each."""
    graduated = scene.today.year - 1
    for kind, is_closed in (
        (CutoffKind.OCTOBER, True),
        (CutoffKind.DECEMBER, True),
        (CutoffKind.MARCH, False),
    ):
        cutoff = _add_cutoff(scene, kind, graduated - 2, graduated)
        _fill(scene, cutoff, LAST_YEAR)
        if is_closed:
            _close(scene, cutoff)
        else:
            _let_two_differ(scene, cutoff)
    intentions = _add_cutoff(scene, CutoffKind.BEFORE, scene.today.year, scene.today.year)
    _fill(scene, intentions, INTENTIONS)


def _add_cutoff(scene: Scene, kind: CutoffKind, first: int, last: int) -> MonitoringCutoff:
    day = cutoff_day(kind, last)
    cutoff = create_cutoff(
        terms=CutoffTerms(kind, day, first, last, day + timedelta(days=30)),
        items=scene.item_ids(*PROVED_BY),
        actor=scene.user("staff"),
    )
    cutoff.is_demo = True
    db.session.flush()
    return cutoff


def _close(scene: Scene, cutoff: MonitoringCutoff) -> None:
    close_cutoff(cutoff, actor=scene.user("staff"), today=cutoff.day + timedelta(days=20))


def _fill(scene: Scene, cutoff: MonitoringCutoff, shares: dict[str, int]) -> None:
    ids = db.session.scalars(
        select(GraduateOutcome.id)
        .where(GraduateOutcome.cutoff_id == cutoff.id)
        .order_by(GraduateOutcome.id)
    ).all()
    rows = [_row(scene, cutoff, id_, shares) for id_ in ids]
    table: Any = GraduateOutcome.__table__
    names: dict[str, Any] = (
        {name: bindparam(name) for name in rows[0] if name != "row"} if rows else {}
    )
    statement = update(table).where(table.c.id == bindparam("row")).values(names)
    for start in range(0, len(rows), BATCH):
        db.session.execute(statement, rows[start : start + BATCH])
    db.session.expire_all()


def _row(
    scene: Scene, cutoff: MonitoringCutoff, id_: int, shares: dict[str, int]
) -> dict[str, Any]:
    drawn = scene.random.choices([*shares, None], [*shares.values(), 100 - sum(shares.values())])
    category, entered = drawn[0], clock.start_of_day(min(cutoff.day, scene.today))
    row: dict[str, Any] = {
        "row": id_,
        "category": category,
        "urgency": urgency_of(category, cutoff.kind).rank,
        "is_employed": is_employed(category),
        "is_demo": True,
        "entered_at": entered if category else None,
        "entered_by_id": scene.user("staff").id if category else None,
        "source": _source(scene) if category else None,
    }
    return {**row, **(_work(scene, cutoff) if category == "job" else _no_work())}


def _source(scene: Scene) -> OutcomeSource:
    return scene.random.choice((OutcomeSource.GRADUATE, OutcomeSource.STAFF, OutcomeSource.SHEET))


def _work(scene: Scene, cutoff: MonitoringCutoff) -> dict[str, Any]:
    elsewhere = scene.random.random() < 0.2
    since = date(cutoff.last_year, 9, 1) - timedelta(days=scene.random.randint(0, 60))
    since = min(since, cutoff.day)
    return {
        "organization_id": None if elsewhere else scene.random.choice(scene.organizations).id,
        "employer_name": "Организация вне кластера" if elsewhere else "",
        "post": scene.random.choice(POSTS),
        "by_speciality": scene.random.random() < IN_FIELD,
        "since": since,
        "four_months": (cutoff.day - since).days >= 120,
        "proof": scene.random.choice((OutcomeProof.CERTIFICATE, OutcomeProof.ORDER, None)),
    }


def _no_work() -> dict[str, Any]:
    return {
        "organization_id": None,
        "employer_name": "",
        "post": "",
        "by_speciality": None,
        "since": None,
        "four_months": None,
        "proof": None,
    }


def _let_two_differ(scene: Scene, cutoff: MonitoringCutoff) -> None:
    """Let an employer deny what two graduates said: staff decides."""
    said_at = clock.start_of_day(scene.today - timedelta(days=3))
    working = db.session.scalars(
        select(GraduateOutcome)
        .where(
            GraduateOutcome.cutoff_id == cutoff.id,
            GraduateOutcome.category == "job",
            GraduateOutcome.organization_id.is_not(None),
        )
        .order_by(GraduateOutcome.id)
        .limit(2)
    )
    insert_rows(OutcomeStatement, [_denial(one, said_at) for one in working])


def _denial(outcome: GraduateOutcome, said_at: datetime) -> dict[str, Any]:
    return {
        "outcome_id": outcome.id,
        "source": OutcomeSource.EMPLOYER,
        "said_at": said_at,
        "category": "",
        "state": StatementState.WAITING,
    }
