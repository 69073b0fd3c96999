"""Demo target offers: one in each state, with applications that wait, and one that is decided."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import cycle, islice
from typing import Any

from sqlalchemy import select

from app.base.search import index_records
from app.contracts.offers.enums import OrderingRule, TargetApplicationState, TargetOfferState
from app.contracts.offers.models import TargetApplication, TargetOffer
from app.contracts.offers.ordering import order_applicants
from app.contracts.offers.queries import bound_students
from app.contracts.offers.rules import rules_of
from app.contracts.offers.services.selection import applicant_of
from app.demo.bulk import insert_rows
from app.demo.contracts import POSTS
from app.demo.scene import Scene
from app.extensions import db
from app.students.models import Student

S, A = TargetOfferState, TargetApplicationState
APPLICANTS, SEATS = 7, 2
_OWN = {0, 2, 4}  # of the offers, the demo employer's
# In how many days applications end, by the state of the offer.
LAST_DAYS = {
    S.DRAFT: 30,
    S.SUBMITTED: 21,
    S.PUBLISHED: 9,
    S.APPLICATIONS_CLOSED: -3,
    S.SELECTED: -20,
}


def load_target_offers(scene: Scene) -> None:
    """Invent offers of the first organizations for the speciality of the demo student."""
    insert_rows(TargetOffer, list(_offers(scene)))
    offers = list(db.session.scalars(select(TargetOffer).order_by(TargetOffer.id)))
    index_records(db.session(), offers)
    students = _students(scene)
    rows = [
        row
        for number, offer in enumerate(offers)
        for row in _applications(scene, offer, _share(students, number // len(LAST_DAYS)))
    ]
    insert_rows(TargetApplication, rows)
    for offer in offers:
        if offer.state is S.SELECTED:
            _decide(scene, offer)


def _offers(scene: Scene) -> Iterator[dict[str, Any]]:
    own = scene.user("employer1").organization_id
    others = [one.id for one in scene.organizations if one.id != own]
    speciality = scene.student_of("student1").group.speciality
    lasting = islice(cycle(LAST_DAYS.items()), scene.scale.offers)
    for number, (state, days) in enumerate(lasting):
        closes_on = scene.today + timedelta(days=days)
        is_shown = state not in {S.DRAFT, S.SUBMITTED}
        yield {
            "organization_id": own if number in _OWN else others[number],
            "employer_id": None,
            "speciality_id": speciality.id,
            "state": state,
            "state_reason": "",
            "seats": SEATS,
            "taken": 0,
            "position": POSTS[speciality.code],
            "work_place": "",
            "work_years": 3,
            "support_text": "комната в общежитии на время практики",
            "monthly_sum": 300_000,
            "requirements": "учёба без академических задолженностей",
            "opens_on": closes_on - timedelta(days=30),
            "closes_on": closes_on,
            "first_rule": OrderingRule.AVERAGE_MARK,
            "second_rule": OrderingRule.LIVES_IN_TOWN,
            "third_rule": None,
            "seed_text": f"Целевой отбор {scene.today.year}, {number + 1}",
            "offer_number": f"ДЕМО-{number + 1}" if is_shown else "",
            "offer_published_on": closes_on - timedelta(days=30) if is_shown else None,
            "result_published_on": None,
            "ranked": None,
            "selected_on": None,
            "is_demo": True,
            "version": 1,
        }


def _students(scene: Scene) -> list[Student]:
    """Students of the speciality who are bound by no contract; the demo account among them."""
    own = scene.student_of("student1")
    fitting = [
        one
        for one in scene.students
        if one.group.speciality_id == own.group.speciality_id and one.user_id is None
    ]
    bound = bound_students([one.id for one in fitting])
    return [own, *(one for one in fitting if one.id not in bound)]


def _share(students: Sequence[Student], number: int) -> Sequence[Student]:
    """Return who applies for each of the offers of one turn; in a region others in each."""
    begin = number * APPLICANTS % max(1, len(students) - APPLICANTS)
    return students[begin : begin + APPLICANTS]


def _applications(
    scene: Scene, offer: TargetOffer, students: Sequence[Student]
) -> Iterator[dict[str, Any]]:
    if offer.state in {S.DRAFT, S.SUBMITTED}:
        return
    # What the demo student may still apply for is left to whoever tries the site.
    for student in students[1:] if offer.state is S.PUBLISHED else students:
        yield {
            "offer_id": offer.id,
            "student_id": student.id,
            "state": A.APPLIED,
            "applied_on": offer.opens_on + timedelta(days=scene.random.randint(1, 20)),
            "average_mark": scene.random.randint(340, 500),
            "lives_in_town": scene.random.random() < 0.5,
            "practised": scene.random.random() < 0.5,
            "note": "",
            "confirmed_on": None,
            "place": None,
            "refusal": None,
            "reason": "",
            "contract_id": None,
            "is_demo": True,
            "version": 1,
        }


def _decide(scene: Scene, offer: TargetOffer) -> None:
    """Order the applications as the site does."""
    found = db.session.scalars(
        select(TargetApplication).where(TargetApplication.offer_id == offer.id)
    )
    by_id = {one.id: one for one in found}
    ranked = order_applicants(map(applicant_of, by_id.values()), rules_of(offer), offer.seed_text)
    for one in ranked:
        application = by_id[one.applicant.id]
        application.place = one.place
        application.state = A.SELECTED if one.place <= offer.seats else A.RESERVE
    offer.ranked, offer.taken = len(ranked), min(offer.seats, len(ranked))
    offer.selected_on = offer.closes_on + timedelta(days=5)
    db.session.flush()
