"""Demo registry: a base for each employer, a second site for some, conditions and people there."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from app.demo.bulk import insert_rows
from app.demo.invention import invent_person
from app.demo.scene import Scene
from app.demo.wordlists import STREETS
from app.extensions import db
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.practice.enums import PracticeKind
from app.practice.registry.models import BaseKind, BaseResponsible, BaseSpeciality, PracticeBase
from app.students.queries import list_specialities

SECOND_SITE_EACH = 7  # one employer of so many has another address
REPLACED_EACH = 5  # one base of so many has changed its responsible person
CONFORMS = 0.8
APPOINTED = date(2023, 9, 1)
SECOND_SITES = (
    ("Корпус 2", "", ""),
    ("Филиал", "Красный Октябрь", "городской округ Макеевка"),
    ("Летний лагерь", "Зуевка", ""),
)
TAKEN = {
    OrganizationKind.SCHOOL: ("44.02.02", "49.02.01"),
    OrganizationKind.KINDERGARTEN: ("44.02.01",),
    OrganizationKind.EXTRA: ("44.02.03", "49.02.01"),
}
HOURS = {OrganizationKind.KINDERGARTEN: "7:30–13:30", OrganizationKind.SCHOOL: "8:00–14:00"}
OTHER_HOURS = "13:00–18:00"
TRANSPORT = (
    "Автобус до остановки «Школа», 3 минуты пешком",
    "15 минут пешком от автостанции",
    "Маршрутное такси от рынка до конечной",
    "",
)
CONDITIONS = (
    "Сменная обувь. Обед в столовой за свой счёт.",
    "Сменная обувь и халат, питание бесплатное.",
    "",
)


def load_registry(scene: Scene) -> None:
    """Invent the bases of all employers, with whom they take and who answers there."""
    employers = [one for one in scene.organizations if one.kind is not OrganizationKind.COLLEGE]
    rows = [row for number, one in enumerate(employers) for row in _sites(scene, one, number)]
    insert_rows(PracticeBase, rows)
    kinds = {one.id: one.kind for one in employers}
    heads = {one.id: one for one in employers}
    columns = select(PracticeBase.id, PracticeBase.organization_id)
    bases = [(row.id, row.organization_id) for row in db.session.execute(columns)]
    bases.sort()
    insert_rows(BaseKind, [row for id_, owner in bases for row in _kinds(id_, kinds[owner])])
    insert_rows(BaseSpeciality, _specialities([(id_, kinds[owner]) for id_, owner in bases]))
    people = (row for id_, owner in bases for row in _responsibles(scene, id_, heads[owner]))
    insert_rows(BaseResponsible, list(people))


def _sites(scene: Scene, employer: Organization, number: int) -> Iterator[dict[str, Any]]:
    chance = scene.random
    yield _site(scene, employer, address=employer.address)
    if number % SECOND_SITE_EACH == 1:
        title, town, district = SECOND_SITES[number // SECOND_SITE_EACH % len(SECOND_SITES)]
        address = f"ул. {chance.choice(STREETS)}, {chance.randint(1, 90)}"
        site = _site(scene, employer, title=title, address=address)
        yield site | ({"town": town, "district": district} if town else {})


def _site(scene: Scene, employer: Organization, **told: Any) -> dict[str, Any]:
    chance = scene.random
    return {
        "organization_id": employer.id,
        "title": "",
        "town": employer.town,
        "district": "",
        "needs_medical_book": employer.kind is not OrganizationKind.EXTRA,
        "has_dormitory": chance.random() < 0.08,
        "hours": HOURS.get(employer.kind, OTHER_HOURS),
        "transport": chance.choice(TRANSPORT),
        "conditions": chance.choice(CONDITIONS),
        "is_demo": True,
        "version": 1,
        **told,
    }


def _kinds(base_id: int, kind: OrganizationKind) -> Iterator[dict[str, Any]]:
    yield {"base_id": base_id, "kind": PracticeKind.EDUCATIONAL}
    if kind is not OrganizationKind.EXTRA:
        yield {"base_id": base_id, "kind": PracticeKind.INDUSTRIAL}
    if base_id % 3 == 0:
        yield {"base_id": base_id, "kind": PracticeKind.PRE_DIPLOMA}


def _specialities(bases: list[tuple[int, OrganizationKind]]) -> list[dict[str, Any]]:
    ids = {one.code: one.id for one in list_specialities()}
    return [
        {"base_id": base_id, "speciality_id": ids[code]}
        for base_id, kind in bases
        for code in TAKEN.get(kind, ())
        if code in ids
    ]


def _responsibles(scene: Scene, base_id: int, employer: Organization) -> Iterator[dict[str, Any]]:
    chance = scene.random
    changed = APPOINTED + timedelta(days=chance.randint(40, 140))
    is_replaced = base_id % REPLACED_EACH == 0
    if is_replaced:
        yield _person(scene, base_id, employer, APPOINTED, until=changed - timedelta(days=1))
    yield _person(scene, base_id, employer, changed if is_replaced else APPOINTED, until=None)


def _person(
    scene: Scene, base_id: int, employer: Organization, since: date, *, until: date | None
) -> dict[str, Any]:
    chance = scene.random
    is_kindergarten = employer.kind is OrganizationKind.KINDERGARTEN
    return {
        "base_id": base_id,
        "name": invent_person(chance).full_name,
        "position": "старший воспитатель" if is_kindergarten else "заместитель директора",
        "phone": f"+7949{3_000_000 + base_id:07d}",
        "email": None,
        "order_number": f"{chance.randint(10, 180)}-о",
        "order_on": since - timedelta(days=3),
        "conforms_on": since - timedelta(days=10) if chance.random() < CONFORMS else None,
        "since": since,
        "until": until,
        "is_demo": True,
        "version": 1,
    }
