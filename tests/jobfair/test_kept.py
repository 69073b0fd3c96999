"""Seats kept for graduates under contracts on target training: the rule, and who meets it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.contracts.enums import ContractState
from app.extensions import db
from app.jobfair.enums import ApplicationState, OfferStanding, VacancyState
from app.jobfair.kept import Awaited, FairPost, KeptSeat, keep_seats, kept_for, kept_from
from app.jobfair.models import FairOffer, Vacancy
from app.jobfair.rules import vacancy_standing
from tests.contracts.factories import ContractFactory
from tests.factories import StudentFactory, user_of
from tests.jobfair.factories import (
    ApplicationFactory,
    OfferFactory,
    VacancyFactory,
    organization_of,
)
from tests.letters import Letters
from tests.pages import text_of

SignIn = Callable[..., FlaskClient]
HELD_ON = date(2024, 3, 14)
ENDS = date(2024, 6, 30)
SPECIALITY, OTHER = 1, 2
REFUSED = "Осталось место, закреплённое за выпускником по договору о целевом обучении"


def awaited(student_id: int = 1, **changes: Any) -> Awaited:
    """Return a student whom organization 1 awaits as an educator."""
    usual = {
        "student_name": f"Студент {student_id}",
        "speciality_id": SPECIALITY,
        "organization_id": 1,
        "position": "воспитатель",
        "trains_until": ENDS,
    }
    return Awaited(student_id=student_id, **(usual | changes))


def post(vacancy_id: int, *names: str, speciality: int | None = None, free: int = 1) -> FairPost:
    """Return a vacancy of organization 1."""
    return FairPost(vacancy_id, 1, names, speciality, free)


def keeping(people: list[Awaited], posts: list[FairPost]) -> dict[int, list[int]]:
    """Return vacancy → the students it keeps a seat for."""
    kept = keep_seats(people, posts, held_on=HELD_ON)
    return {vacancy_id: [one.student_id for one in seats] for vacancy_id, seats in kept.items()}


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        ([post(5, "Воспитатель")], {5: [1]}),
        ([post(5, "Педагог группы", "ВОСПИТАТЕЛЬ")], {5: [1]}),  # the position of the list
        ([post(5, "Няня"), post(6, "Воспитатель")], {6: [1]}),
        ([post(7, "Воспитатель"), post(6, "Воспитатель")], {6: [1]}),
        ([post(6, "Воспитатель", free=0), post(7, "Воспитатель")], {7: [1]}),
        ([post(5, "Няня", speciality=SPECIALITY)], {5: [1]}),
        ([post(5, "Няня", speciality=OTHER)], {}),
        ([post(5, "Няня")], {}),
        ([post(5, "Няня", speciality=1), post(6, "Логопед", speciality=1)], {}),
        # What is called so is meant, full as it is: the other one was promised to nobody.
        ([post(5, "Воспитатель", free=0), post(6, "Няня", speciality=SPECIALITY)], {}),
    ],
)
def test_a_post_is_found_by_its_name_else_by_the_only_speciality(
    posts: list[FairPost], expected: dict[int, list[int]]
) -> None:
    assert keeping([awaited()], posts) == expected


@pytest.mark.parametrize(
    ("day", "is_kept"),
    [
        (date(2023, 8, 31), False),
        (date(2023, 9, 1), True),
        (date(2024, 8, 31), True),
        (date(2024, 9, 1), False),
    ],
)
def test_a_seat_is_kept_in_the_year_of_the_graduation(day: date, *, is_kept: bool) -> None:
    assert bool(keeping([awaited(trains_until=day)], [post(5, "Воспитатель")])) is is_kept


def test_no_more_seats_are_kept_than_are_left_and_none_of_another_employer() -> None:
    people = [awaited(3), awaited(2), awaited(1, trains_until=date(2024, 7, 1))]
    assert keeping(people, [post(5, "Воспитатель", free=2)]) == {5: [2, 3]}
    two = [post(5, "Воспитатель"), post(6, "Воспитатель", free=5)]
    assert keeping(people, two) == {5: [2], 6: [3, 1]}
    assert keeping([awaited(organization_id=2)], two) == {}


def test_a_kept_seat_stops_everybody_but_its_student() -> None:
    kept = [KeptSeat(1, "", "договор № 1"), KeptSeat(2, "", "договор № 2")]
    assert (kept_from(kept, 1), kept_from(kept, 9), kept_from(kept, None)) == (1, 2, 2)
    assert kept_for(kept, 2) == kept[1]
    assert kept_for(kept, 9) is None
    usual: dict[str, Any] = {"has_remark": False, "seats": 3}
    for taken, others, expected in (
        (0, 2, OfferStanding.OPEN),
        (1, 1, OfferStanding.OPEN),
        (1, 2, OfferStanding.KEPT),
        (3, 0, OfferStanding.FULL),
    ):
        standing = vacancy_standing(VacancyState.APPROVED, taken=taken, kept=others, **usual)
        assert standing is expected


def _offer(client: FlaskClient, application: Any) -> str:
    path = f"/fair/applications/{application.id}/offer"
    return text_of(client.post(path, data={"answer_until": "2024-03-05"}, follow_redirects=True))


def _accept(client: FlaskClient, offer: FairOffer) -> str:
    path, data = f"/fair/offers/{offer.id}/accept", {"edition": offer.edition}
    page = text_of(client.post(path, data=data, follow_redirects=True))
    db.session.expire_all()
    return page.replace("\xa0", " ")


def test_the_last_seat_waits_for_the_student_of_the_contract(
    as_employer: FlaskClient, client: FlaskClient, sign_in: SignIn, letters: Letters
) -> None:
    """Others are refused by offer and by acceptance; the student need not apply, and gets it."""
    vacancy: Vacancy = VacancyFactory(
        organization=organization_of(as_employer), title="Воспитатель", seats=2
    )
    own = StudentFactory(last_name="Договорная")
    contract = ContractFactory(
        student=own,
        organization=vacancy.organization,
        state=ContractState.STUDYING,
        training_until=ENDS,
    )
    first, second = (OfferFactory(application__vacancy=vacancy) for _ in range(2))
    third = ApplicationFactory(vacancy=vacancy)
    db.session.commit()
    path, line = f"/fair/vacancies/{vacancy.id}", "1 место закреплено по договору"
    public = client.page(path, status=200).replace("\xa0", " ")
    assert "1 из 2 мест" in public
    assert line in public
    assert contract.number not in public
    assert "Договорная" not in public
    assert "закреплено: 1" in client.page("/fair/", status=200)
    told = as_employer.page(path, status=200)
    assert contract.number in told
    assert "Договорная" in told

    rival, late = (
        sign_in(user_of(first.application.student)),
        sign_in(user_of(second.application.student)),
    )
    assert "Вы приняли предложение" in _accept(rival, first)
    assert REFUSED in _accept(late, second)
    assert "место закреплено" in late.page("/fair/applications", status=200)
    assert REFUSED in _offer(as_employer, third)
    assert third.state is ApplicationState.SUBMITTED
    assert vacancy.taken == 1

    her = sign_in(user_of(own))
    for page in ("/fair/mine", path):
        assert f"целевой договор № {contract.number}" in her.page(page, status=200).replace(
            "\xa0", " "
        )
    mine = ApplicationFactory(vacancy=vacancy, student=own)
    db.session.commit()
    assert "место закреплено за вами" in her.page("/fair/applications", status=200)
    assert "Предложение отправлено" in _offer(as_employer, mine)
    assert "Вы приняли предложение" in _accept(her, mine.offer)
    assert (vacancy.taken, vacancy.state) == (2, VacancyState.FILLED)
    letters.take()


def test_a_seat_is_kept_no_longer_than_its_student_waits_for_it(
    as_staff: FlaskClient, sign_in: SignIn, letters: Letters
) -> None:
    """An acceptance elsewhere frees the seat, a suspended contract keeps none."""
    vacancy: Vacancy = VacancyFactory(title="Воспитатель")
    contract = ContractFactory(
        organization=vacancy.organization, state=ContractState.SIGNED, training_until=ENDS
    )
    offer = OfferFactory(application__vacancy=vacancy)
    db.session.commit()
    rival = sign_in(user_of(offer.application.student))
    assert REFUSED in _accept(rival, offer)
    contract.state = ContractState.SUSPENDED
    db.session.commit()
    assert "1 место закреплено" not in as_staff.page(f"/fair/vacancies/{vacancy.id}", status=200)
    contract.state = ContractState.SIGNED
    ApplicationFactory(
        vacancy__fair=vacancy.fair, student=contract.student, state=ApplicationState.ACCEPTED
    )
    db.session.commit()
    assert "Вы приняли предложение" in _accept(rival, offer)
    letters.take()
