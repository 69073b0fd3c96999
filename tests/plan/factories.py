"""Documents and evidence for the tests of the plan."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import factory
from sqlalchemy import ColumnElement, Date, Integer, false, literal, select, union_all

from app.base.columns import UtcDateTime
from app.deadlines import Deadline, DeadlineKind, Every
from app.plan.comments.models import ItemComment
from app.plan.enums import EvidenceKind, ItemStatus
from app.plan.evidence import EvidenceDay, EvidenceRecord, EvidenceRows, Ledger
from app.plan.executors.models import ExecutorLink, PlanExecutor
from app.plan.queries import ledgers_by_source
from tests.factories import BaseFactory, ItemFactory, PlanFactory, UserFactory

HEAD = ("№ п/п", "Название мероприятия", "Исполнители", "Срок выполнения", "Ожидаемый результат")
MEETING = ("1.1.", "Проведение заседаний кластера", "Совет", "В течение года", "Протоколы")
FAIR = ("1.2.", "Организация Ярмарки вакансий", "Участники", "Март 2024 г.", "Ярмарка")
REPORT = ("1.3.", "Анкетирование работодателей", "Колледж", "Октябрь 2023 г.", "Справка")


def plan_text(*rows: Sequence[str], year: str = "2023 – 2024") -> str:
    """Return a plan as tab-separated text: a head, one section, the rows."""
    lines = [
        "ПЛАН РАБОТЫ ОБРАЗОВАТЕЛЬНОГО КЛАСТЕРА",
        f"на {year} учебный год",
        "\t".join(HEAD),
        "1. Организация взаимодействия\t\t\t\t",
        *("\t".join(row) for row in rows or (MEETING, FAIR, REPORT)),
    ]
    return "\n".join(lines)


def one_range(start: date, end: date) -> Deadline:
    """Return a deadline from one day to another."""
    return Deadline(DeadlineKind.RANGE, start, end)


def each(every: Every, *, at_least: int | None = None) -> Deadline:
    """Return a deadline that recurs through the academic year 2023–2024."""
    window = (date(2023, 9, 1), date(2024, 8, 31))
    return Deadline(DeadlineKind.RECURRING, *window, every=every, min_per_period=at_least)


def ledger_of(
    total: int = 0,
    finished: int = 0,
    next_on: date | None = None,
    *,
    finished_on: date = date(2023, 9, 1),
) -> Ledger:
    """Return a ledger of so many meetings, the finished ones of one day."""
    done = EvidenceDay(EvidenceKind.MEETING, finished_on, count=finished)
    waits = EvidenceDay(EvidenceKind.MEETING, planned_on=next_on, count=total - finished)
    return Ledger(tuple(day for day in (done, waits) if day.count))


def evidence_row(item_id: ColumnElement[int], day: EvidenceDay) -> EvidenceRows:
    """Select a record that no table holds."""
    return select(
        item_id.label("item_id"),
        literal(day.kind.value).label("kind"),
        literal(day.finished_on, Date).label("finished_on"),
        literal(None, UtcDateTime).label("finished_at"),
        literal(day.planned_on, Date).label("planned_on"),
    )


def ledgers_of(source: Any, item_ids: Sequence[int]) -> dict[int, Ledger]:
    """Return what one source has for items."""
    (found,) = ledgers_by_source([source.rows()], item_ids)
    return found


class Evidence:
    """A source of evidence with what a test puts into it."""

    label = "Проверочные записи"
    kinds = (EvidenceKind.MEETING,)
    permission: str | None = None
    titles_are_public = False
    add_endpoint: str | None = None
    add_permission: str | None = None

    def __init__(self) -> None:
        self.given: dict[int, Ledger] = {}

    def rows(self) -> EvidenceRows:
        given = [(id_, day) for id_, ledger in self.given.items() for day in ledger.days]
        found = union_all(
            evidence_row(literal(None, Integer), EvidenceDay(self.kinds[0])).where(false()),
            *(evidence_row(literal(id_), day) for id_, day in given for _n in range(day.count)),
        )
        return select(*found.subquery().c)

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        count = self.given[item_id].total
        return [
            EvidenceRecord(f"Запись {n}", f"/records/{n}", ItemStatus.DONE, date(2024, 2, 1))
            for n in range(min(count, limit))
        ]

    def list_url(self, item_id: int) -> str:
        return f"/records/?item={item_id}"


class PlanExecutorFactory(BaseFactory):
    class Meta:
        model = PlanExecutor

    plan = factory.SubFactory(PlanFactory)
    name = factory.Sequence(lambda n: f"Совет {n}")


class ExecutorLinkFactory(BaseFactory):
    class Meta:
        model = ExecutorLink

    executor = factory.SubFactory(PlanExecutorFactory)
    user = factory.SubFactory(UserFactory)


class ItemCommentFactory(BaseFactory):
    class Meta:
        model = ItemComment

    item = factory.SubFactory(ItemFactory)
    author = factory.SubFactory(UserFactory)
    text = "Документы подпишем в пятницу."
    written_at = datetime(2024, 2, 26, 6, tzinfo=UTC)
