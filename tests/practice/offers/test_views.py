"""A base from its own side: it offers, or asks when students choose; it ranks and refuses."""

from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from app.practice.enums import PeriodState, RankingMode
from app.practice.hosting.enums import ProposalState, RefusalGround
from app.practice.hosting.models import PlaceProposal, WisherAnswer
from app.practice.hosting.queries.wishers import list_rankings, list_refusals
from app.practice.models import PracticePlace
from app.practice.registry.models import PracticeBase
from app.practice.services.distribution import read_instance
from app.students.models import Student
from tests.factories import StudentFactory, UserFactory
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import (
    PeriodSupervisorFactory,
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
)
from tests.practice.registry.factories import PracticeBaseFactory

SignIn = Callable[[User], FlaskClient]


def person_of(base: PracticeBase) -> User:
    """Make an account of the base's organization."""
    user: User = UserFactory(role=Role.EMPLOYER, organization_id=base.organization_id)
    return user


def offer(base: PracticeBase, **values: Any) -> dict[str, Any]:
    """Return the form of a place."""
    return {"base_id": base.id, "title": "Помощник вожатого", "seats": 3, **values}


def place_at(base: PracticeBase, **values: Any) -> PracticePlace:
    """Make a place of a base."""
    place: PracticePlace = PracticePlaceFactory(organization=base.organization, base=base, **values)
    return place


def test_until_wishes_open_a_base_writes_its_places_itself(sign_in: SignIn) -> None:
    base = PracticeBaseFactory()
    period = PracticePeriodFactory(state=PeriodState.DRAFT)
    employer = sign_in(person_of(base))
    assert period.title in employer.page("/practice/offers/")
    employer.post(f"/practice/periods/{period.id}/offer", data=offer(base))
    place = db.session.scalars(db.select(PracticePlace)).one()
    assert (place.base_id, place.seats, place.period_id) == (base.id, 3, period.id)
    changed = offer(base, seats=5, version=place.version)
    employer.post(f"/practice/places/{place.id}/offer", data=changed)
    db.session.expire_all()
    assert place.seats == 5


def test_when_students_choose_the_staff_is_asked(
    sign_in: SignIn, as_staff: FlaskClient, letters: Letters
) -> None:
    base = PracticeBaseFactory()
    place = place_at(base, seats=2)
    person = person_of(base)
    employer = sign_in(person)
    path = f"/practice/places/{place.id}/offer"
    few = employer.post(path, data=offer(base, seats=6, minimum=7, version=place.version))
    assert "не поместится" in text_of(few, status=422)
    employer.post(path, data=offer(base, seats=6, version=place.version))
    assert place.seats == 2
    again = employer.post(path, data=offer(base, seats=7, version=place.version))
    assert "уже ждёт методиста" in text_of(again, status=422)
    proposal = db.session.scalars(db.select(PlaceProposal)).one()
    assert "1 предложение базы" in as_staff.page("/dashboard")
    data = {"accept": "yes", "answer": "Спасибо!", "version": proposal.version}
    as_staff.post(f"/practice/proposals/{proposal.id}", data=data)
    db.session.expire_all()
    assert (place.seats, proposal.state) == (6, ProposalState.ACCEPTED)
    assert "Спасибо!" in letters.to(person.email).body


def test_a_declined_proposal_changes_nothing_and_says_why(
    sign_in: SignIn, as_staff: FlaskClient, letters: Letters
) -> None:
    base = PracticeBaseFactory()
    period = PracticePeriodFactory()
    person = person_of(base)
    employer = sign_in(person)
    employer.post(f"/practice/periods/{period.id}/offer", data=offer(base))
    proposal = db.session.scalars(db.select(PlaceProposal)).one()
    data = {"accept": "no", "answer": "Мест уже хватает.", "version": proposal.version}
    as_staff.post(f"/practice/proposals/{proposal.id}", data=data)
    assert db.session.scalar(db.select(db.func.count(PracticePlace.id))) == 0
    assert "Мест уже хватает." in letters.to(person.email).body
    assert "Мест уже хватает." in employer.page("/practice/offers/")


def test_a_stranger_offers_and_ranks_nothing(sign_in: SignIn) -> None:
    place = place_at(PracticeBaseFactory())
    stranger = sign_in(person_of(PracticeBaseFactory()))
    for path in ("offer", "wishers"):
        stranger.page(f"/practice/places/{place.id}/{path}", status=404)
    foreign = offer(place.base)
    refused = stranger.post(f"/practice/periods/{place.period_id}/offer", data=foreign)
    assert refused.status_code == 422


def ranked_place() -> tuple[PracticePlace, list[int]]:
    """Make a place whose base is asked whom it prefers, with three who wish to come."""
    period = PracticePeriodFactory(state=PeriodState.CLOSED, ranked_by=RankingMode.BASES)
    place = place_at(PracticeBaseFactory(), period=period)
    students = [apply_for(period, place).student_id for _ in range(3)]
    db.session.commit()
    return place, students


def test_a_base_ranks_and_refuses_on_lawful_grounds_alone(sign_in: SignIn) -> None:
    place, (first, second, third) = ranked_place()
    employer = sign_in(person_of(place.base))
    path = f"/practice/places/{place.id}/wishers"
    assert "Расставьте желающих" in employer.page("/dashboard")
    unlawful = {f"ground{third}": "pregnancy"}
    assert employer.post(path, data=unlawful).status_code == 422
    said = {f"rank{second}": 1, f"rank{first}": 2, f"rank{third}": 3, f"ground{third}": "relative"}
    employer.post(path, data=said)
    places = db.select(PracticePlace.id).where(PracticePlace.period_id == place.period_id)
    assert list_rankings(places) == {place.id: [second, first]}
    assert list_refusals(places) == [(third, place.id, RefusalGround.RELATIVE)]
    instance = read_instance(place.period)
    ranking = instance.places[f"p{place.id}"].ranking
    assert ranking is not None
    assert list(ranking)[:2] == [f"s{second}", f"s{first}"]
    assert [one[:2] for one in instance.forbidden] == [(f"s{third}", f"p{place.id}")]


def test_names_of_those_who_wish_stand_on_their_consent(sign_in: SignIn) -> None:
    place, students = ranked_place()
    shown = db.session.get_one(Student, students[0])
    hidden = StudentFactory(group=shown.group, last_name="Скрытная", consents=())
    apply_for(place.period, place, student=hidden)
    page = sign_in(person_of(place.base)).page(f"/practice/places/{place.id}/wishers")
    assert shown.full_name in page
    assert "Скрытная" not in page


def test_nobody_ranks_before_the_end_or_after_the_run(sign_in: SignIn) -> None:
    place, students = ranked_place()
    employer = sign_in(person_of(place.base))
    for state in (PeriodState.OPEN, PeriodState.DISTRIBUTED):
        place.period.state = state
        db.session.commit()
        said = {f"rank{students[0]}": 1}
        page = employer.post(f"/practice/places/{place.id}/wishers", data=said)
        assert "порядок желающих не меняют" in text_of(page, status=422)
    assert db.session.scalar(db.select(db.func.count(WisherAnswer.id))) == 0


def test_a_base_reads_whom_of_the_college_to_call(sign_in: SignIn) -> None:
    period = PracticePeriodFactory(state=PeriodState.PUBLISHED)
    place = place_at(PracticeBaseFactory(), period=period, taken=1)
    PlacementFactory(period=period, place=place)
    PeriodSupervisorFactory(
        period=period, group=period.groups[0], name="Орлова Нина Львовна", phone="+78562000077"
    )
    page = sign_in(person_of(place.base)).page(f"/practice/places/{place.id}")
    assert "Орлова Нина Львовна" in page
    assert "200-00-77" in page
