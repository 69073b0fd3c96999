"""The demo year's events for the real plan's items, and what was told of them.

Most of what the plan asks for «в течение года» was held with its report and told of the next
working day; one report is missing, one publication is due today, one is late, an excursion was
moved, another cancelled: the site has something to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from app.activities.events.enums import EventKind, EventPart, EventRhythm, EventState
from app.activities.events.models import (
    ClusterEvent,
    EventMove,
    EventOrganization,
    EventPrize,
    EventSeries,
)
from app.activities.publications.enums import OutletKind, PublicationState
from app.activities.publications.models import Publication, PublicationOutlet
from app.activities.publications.queries import media_item_ids
from app.deadlines.workdays import add_working_days
from app.demo.bulk import insert_rows
from app.demo.scene import Scene
from app.extensions import db
from app.plan.models import ItemLink
from app.plan.services.serving import serve_items

K, S = EventKind, EventState
IN_TIME, LATE, DRAFT = 1, 3, None  # working days after the event; None: not out yet


@dataclass(frozen=True)
class DemoEvent:
    """An event of the demo year: kind, title, items, days, how it stands, who came."""

    kind: EventKind
    title: str
    items: tuple[str, ...]
    first: date
    last: date | None = None
    state: EventState = S.PLANNED
    people: dict[str, int] = field(default_factory=dict)
    results: str = ""
    out_after: int | None = IN_TIME
    place: str = ""
    is_public: bool = False


EVENTS = (
    DemoEvent(K.WEEK, "«Неделя без турникетов»", ("3.7",), date(2023, 10, 16), date(2023, 10, 20),
              S.REPORTED, {"pupils": 64, "teachers": 6},
              "Школьники побывали в двух детских садах и в школе."),
    DemoEvent(K.TRYOUT, "Профессиональные пробы «Билет в будущее»: педагог", ("3.7", "8.1"),
              date(2023, 11, 8), None, S.REPORTED, {"pupils": 42, "students": 8},
              "Провели четыре пробы, показатели проекта достигнуты.", place="Колледж"),
    DemoEvent(K.INTERNSHIP, "Стажировка преподавателей в опорных детских садах", ("3.6",),
              date(2023, 11, 13), date(2023, 11, 17), S.REPORTED, {"teachers": 9},
              "Стажировку прошли девять преподавателей."),
    DemoEvent(K.WEEK, "«Неделя с работодателем»", ("8.2",), date(2023, 11, 20),
              date(2023, 11, 24), S.REPORTED, {"pupils": 75, "employers": 11},
              "Одиннадцать работодателей встретились с выпускниками.", LATE),
    DemoEvent(K.PROJECT, "От «Точек роста» до стажировочных площадок: методический день",
              ("8.3",), date(2023, 12, 6), None, S.REPORTED, {"teachers": 31, "pupils": 20},
              "Площадки согласовали расписание занятий."),
    DemoEvent(K.SUMMING_UP, "Итоги наставничества за первое полугодие", ("4.4",),
              date(2024, 1, 24), None, S.REPORTED, {"employers": 14, "teachers": 8},
              "Обсудили закреплённых студентов и планы на весну."),
    DemoEvent(K.CHAMPIONSHIP, "Отборочный этап чемпионата профессионального мастерства",
              ("4.1",), date(2024, 2, 12), date(2024, 2, 15), S.HELD,
              {"students": 12, "experts": 9}, "Прошли соревнования по трём компетенциям."),
    DemoEvent(K.SEMINAR, "Мастер-класс воспитателей для студентов", ("3.6",), date(2024, 2, 20),
              None, S.REPORTED, {"students": 25, "employers": 3},
              "Студенты провели занятие рядом с воспитателем.", DRAFT),
    DemoEvent(K.CONTEST, "Конкурс «Лучшая методическая разработка»", ("6.4",),
              date(2024, 2, 5), date(2024, 2, 22), S.REPORTED, {"teachers": 17},
              "Подано 17 работ, три направлены на региональный этап.", DRAFT),
    DemoEvent(K.OPEN_DAY, "Единый день открытых дверей", ("3.7",), date(2024, 4, 13),
              people={"pupils": 150, "parents": 60}, place="Колледж", is_public=True),
    DemoEvent(K.INTERNSHIP, "Весенняя стажировка преподавателей", ("3.6",), date(2024, 3, 25),
              date(2024, 3, 29), people={"teachers": 8}),
    DemoEvent(K.PROJECT, "От «Точек роста» до стажировочных площадок: итоги года", ("8.3",),
              date(2024, 5, 15), people={"teachers": 30}),
    DemoEvent(K.EXAM, "Демонстрационный экзамен: дошкольное образование", ("4.2",),
              date(2024, 6, 10), date(2024, 6, 14), people={"students": 44, "experts": 12}),
)  # fmt: skip
EXCURSIONS = (
    (date(2023, 10, 11), S.REPORTED), (date(2023, 11, 15), S.REPORTED),
    (date(2023, 12, 13), S.REPORTED), (date(2024, 1, 17), S.REPORTED),
    (date(2024, 2, 7), S.CANCELLED), (date(2024, 3, 20), S.PLANNED), (date(2024, 4, 17), S.PLANNED),
)  # fmt: skip
REPORT = "Мероприятие прошло по программе. Запись вымышлена и показывает, как выглядит отчёт."
PAGE_UPDATES = (date(2023, 9, 29), date(2023, 12, 22))  # what item 2.2 asks for each quarter
SHARE = 5  # of every so many organizations one had an excursion of its own


def load_events(scene: Scene) -> None:
    """Invent the year's events with their publications."""
    hosts = scene.organizations[:4]
    for number, plan in enumerate(EVENTS):
        event = _add(scene, plan, [hosts[number % len(hosts)].id])
        if plan.kind is K.CHAMPIONSHIP:
            _add_prizes(event, hosts[0].id)
    _add_excursions(scene, [host.id for host in hosts])
    _add_page_updates(scene)
    db.session.flush()
    _add_of_organizations(scene)


def _add(
    scene: Scene, plan: DemoEvent, organization_ids: Sequence[int], **more: Any
) -> ClusterEvent:
    is_over = plan.state in (S.HELD, S.REPORTED)
    last = plan.last or plan.first
    event = ClusterEvent(
        kind=plan.kind,
        title=plan.title,
        starts_on=plan.first,
        ends_on=last,
        place=plan.place,
        state=plan.state,
        held_on=last if is_over else None,
        results=plan.results,
        report_text=REPORT if plan.state is S.REPORTED else "",
        responsible_id=scene.user("staff").id,
        is_public=plan.is_public,
        is_demo=True,
        **{f"{'actual' if is_over else 'planned'}_{kind}": n for kind, n in plan.people.items()},
        **more,
    )
    db.session.add(event)
    db.session.flush()
    serve_items(event, scene.item_ids(*plan.items))
    for id_ in organization_ids:
        part = EventPart.PARTICIPANT
        db.session.add(EventOrganization(event_id=event.id, organization_id=id_, part=part))
    if event.held_on:
        _tell(scene, event.title, event.held_on, out_after=plan.out_after, event_id=event.id)
    return event


def _add_prizes(event: ClusterEvent, organization_id: int) -> None:
    for award, nomination in (("1 место", "Дошкольное воспитание"), ("2 место", "Вожатский труд")):
        prize = EventPrize(event_id=event.id, award=award, nomination=nomination, is_demo=True)
        prize.winner, prize.organization_id = "Команда колледжа", organization_id
        db.session.add(prize)


def _add_excursions(scene: Scene, organization_ids: Sequence[int]) -> None:
    series = EventSeries(rhythm=EventRhythm.MONTHLY, until=date(2024, 4, 30), is_demo=True)
    db.session.add(series)
    db.session.flush()
    for number, (day, state) in enumerate(EXCURSIONS):
        plan = DemoEvent(
            K.EXCURSION, "Экскурсия студентов к будущим работодателям", ("3.5",), day, None, state,
            {"students": 22 + number}, "Студенты увидели работу воспитателя и учителя."
        )  # fmt: skip
        reason = "Демо: карантин в детском саду." if state is S.CANCELLED else ""
        event = _add(
            scene, plan, [organization_ids[number % len(organization_ids)]],
            series_id=series.id, series_day=day, cancel_reason=reason,
        )  # fmt: skip
        if day == date(2024, 3, 20):
            _add_move(event)


def _add_move(event: ClusterEvent) -> None:
    before = event.starts_on - timedelta(days=7)
    move = EventMove(
        event_id=event.id,
        old_starts_on=before,
        old_ends_on=before,
        new_starts_on=event.starts_on,
        new_ends_on=event.ends_on,
        reason="Демо: на эти дни перенесли совещание.",
        moved_on=date(2024, 2, 19),
    )
    db.session.add(move)


def _add_page_updates(scene: Scene) -> None:
    for day in PAGE_UPDATES:
        title = "Обновлена страница образовательного кластера"
        publication = _tell(scene, title, day, out_after=0)
        serve_items(publication, scene.item_ids("2.2"))


def _tell(
    scene: Scene, title: str, day: date, *, out_after: int | None, event_id: int | None = None
) -> Publication:
    publication = Publication(
        title=title,
        occasion=title,
        event_on=day,
        event_id=event_id,
        is_asked=event_id is not None,
        author_id=scene.user("staff").id,
        summary="Коротко о том, как это прошло. Запись вымышлена.",
        is_demo=True,
    )
    if out_after is not None:
        publication.published_on = add_working_days(day, out_after)
        publication.state = PublicationState.PUBLISHED
    db.session.add(publication)
    db.session.flush()
    serve_items(publication, media_item_ids(day) or scene.item_ids("7.3"))
    if publication.published_on:
        _add_outlets(publication, publication.published_on)
    return publication


def _add_outlets(publication: Publication, day: date) -> None:
    for kind, host in ((OutletKind.SITE, "college"), (OutletKind.VK, "vk")):
        outlet = PublicationOutlet(publication_id=publication.id, kind=kind, is_demo=True)
        outlet.url = f"https://{host}.demo.example/news/{publication.id}"
        outlet.published_on = day
        db.session.add(outlet)


def _add_of_organizations(scene: Scene) -> None:
    """Give a part of a large cluster's organizations an excursion of their own, in bulk."""
    hosts = scene.organizations[20::SHARE]
    first, title = date(2024, 3, 4), "Экскурсия в организацию"
    common = {
        "kind": K.EXCURSION, "title": title, "state": S.PLANNED, "asks_publication": True,
        "responsible_id": scene.user("staff").id, "is_demo": True, "version": 1,
    }  # fmt: skip
    days = [first + timedelta(number % 60) for number in range(len(hosts))]
    rows = [
        {**common, "starts_on": day, "ends_on": day, "place": host.short_name, "is_public": True}
        for host, day in zip(hosts, days, strict=True)
    ]
    insert_rows(ClusterEvent, rows)
    found = select(ClusterEvent.id).where(ClusterEvent.title == title).order_by(ClusterEvent.id)
    ids = list(db.session.scalars(found))
    insert_rows(EventOrganization, [
        {"event_id": id_, "organization_id": host.id, "part": EventPart.ORGANIZER}
        for id_, host in zip(ids, hosts, strict=True)
    ])  # fmt: skip
    table, items = ClusterEvent.__tablename__, scene.item_ids("3.5")
    insert_rows(ItemLink, [
        {"item_id": items[0], "entity": table, "entity_id": id_} for id_ in ids
    ])  # fmt: skip
