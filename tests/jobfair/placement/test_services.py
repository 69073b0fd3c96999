"""Matchings of a fair from the talks to offers and to the next in line."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.base.errors import MoveNotAllowedError
from app.base.viewer import OPERATOR
from app.contracts.enums import ContractState
from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState, OfferState, Selection
from app.jobfair.interviews.enums import TalkVerdict
from app.jobfair.models import FairApplication
from app.jobfair.placement import services
from app.jobfair.placement.enums import GraduateStanding, MatchingState
from app.jobfair.placement.errors import MatchingOutdatedError, NobodyNextError
from app.jobfair.placement.models import FairMatching
from app.jobfair.placement.queries.graduates import count_standings
from app.jobfair.placement.queries.question import free_seats
from app.jobfair.placement.rules import MatchingTerms
from app.jobfair.rules import OfferTerms
from app.jobfair.services.offers import refuse_offer
from app.jobfair.services.vacancies import withdraw_vacancy
from app.matching import solve
from app.matching.cli import matching_cli
from tests.contracts.factories import ContractFactory
from tests.factories import StudentFactory, UserFactory, user_of
from tests.jobfair.factories import LATELY, TODAY, ApplicationFactory, VacancyFactory
from tests.jobfair.placement.factories import (
    FairMatchingFactory,
    FairMatchingSeatFactory,
    talk_over,
)
from tests.letters import Letters
from tests.pages import text_of

OFFERED = OfferTerms(date(2024, 3, 20))
MOMENT: dict[str, Any] = {"actor": OPERATOR, "now": LATELY, "today": TODAY}


@pytest.fixture
def wishes(app: Flask) -> list[FairApplication]:
    """Three graduates want the one seat of a vacancy, in the employer's order 1, 0, 2."""
    vacancy = VacancyFactory(seats=1, fair__state=FairState.HELD)
    made = [ApplicationFactory(vacancy=vacancy, student=StudentFactory()) for _ in range(3)]
    for one in made:
        user_of(one.student)
    talk_over(made[0], theirs=TalkVerdict.YES, employer=2)
    talk_over(made[1], theirs=TalkVerdict.YES, employer=1)
    talk_over(made[2], own=TalkVerdict.YES)
    return made


def computed(one: FairApplication, title: str = "Обычный") -> FairMatching:
    terms = MatchingTerms(title)
    fair = one.vacancy.fair
    matching = services.name_matching(fair, terms=terms, actor=OPERATOR, now=LATELY)
    asked = services.read_question(fair, terms=terms, today=TODAY)
    services.keep_matching(
        matching, instance=asked, result=solve(asked, explain=True), actor=OPERATOR, now=LATELY
    )
    return matching


def test_a_publication_makes_offers_and_a_refusal_asks_the_next(
    wishes: list[FairApplication], letters: Letters
) -> None:
    organization_id = wishes[0].vacancy.organization_id
    employer = UserFactory(role=Role.EMPLOYER, organization_id=organization_id)
    matching = computed(wishes[0])
    assert matching.figures["placed"] == 1
    services.publish_matching(matching, terms=OFFERED, **MOMENT)
    assert (matching.figures["offers"], matching.figures["failed"]) == (1, 0)
    assert [one.state for one in wishes] == ["submitted", "offered", "submitted"]
    vacancy, fair = wishes[0].vacancy, wishes[0].vacancy.fair
    # The seat is promised: nobody is next while it waits for its answer.
    assert free_seats(fair, today=TODAY)[vacancy.id] == 0
    with pytest.raises(NobodyNextError):
        services.offer_next(vacancy, terms=OFFERED, **MOMENT)
    assert wishes[1].offer
    chosen = user_of(wishes[1].student)
    refuse_offer(wishes[1].offer, actor=chosen, now=LATELY)
    assert services.next_in_line(fair, [vacancy.id], today=TODAY)[vacancy.id] is wishes[0]
    following = services.offer_next(vacancy, terms=OFFERED, **MOMENT)
    assert following.application is wishes[0]
    assert following.state is OfferState.MADE
    assert count_standings(fair, today=TODAY) == {
        GraduateStanding.ACCEPTED: 0,
        GraduateStanding.OFFERED: 1,
        GraduateStanding.WAITING: 1,
        GraduateStanding.NONE: 1,
    }
    sent = letters.take()
    assert "отправлено предложений: 1" in next(
        letter.body for letter in sent if letter.recipient == employer.email
    )
    subjects = [letter.subject for letter in sent]
    assert sum("Итоги подбора" in subject for subject in subjects) == 3
    assert sum("Вам предлагают работу" in subject for subject in subjects) == 2


def test_who_differs_between_two_variants_stands_side_by_side(
    wishes: list[FairApplication], as_staff: FlaskClient
) -> None:
    fair = wishes[0].vacancy.fair
    path = f"/fair/fairs/{fair.id}/matchings"
    first = computed(wishes[0])
    db.session.commit()
    assert as_staff.get(f"{path}/comparison").location == path  # one variant: nothing to compare
    moved, same, unasked = (one.student for one in (wishes[1], wishes[0], wishes[2]))
    second = FairMatchingFactory(fair=fair, computed_at=LATELY, figures=first.figures)
    seat = {"matching": second, "student": same, "vacancy": wishes[0].vacancy}
    FairMatchingSeatFactory(**seat, rank=1)
    FairMatchingSeatFactory(matching=second, student=moved)  # the third was not asked at all
    db.session.commit()
    assert f"{path}/comparison" in as_staff.get(path).text
    query = {"first": first.id, "second": second.id}
    page = as_staff.get(f"{path}/comparison", query_string=query)
    assert "2 выпускника" in text_of(page).replace("\xa0", " ")
    assert moved.full_name in page.text
    assert unasked.full_name not in page.text
    better = as_staff.get(f"{path}/comparison", query_string={**query, "fares": "better"})
    assert same.full_name in better.text
    assert moved.full_name not in better.text
    words = f"{wishes[0].vacancy.title}, {wishes[0].vacancy.organization.short_name}"
    assert f"{words} (приоритет № 1)" in text_of(better).replace("\xa0", " ")


def test_an_offer_nobody_answered_in_time_binds_nobody(
    wishes: list[FairApplication], letters: Letters
) -> None:
    services.publish_matching(computed(wishes[0]), terms=OFFERED, **MOMENT)
    letters.take()
    vacancy, fair = wishes[0].vacancy, wishes[0].vacancy.fair
    elsewhere = VacancyFactory(fair=fair, seats=1)
    ApplicationFactory(vacancy=elsewhere, student=wishes[1].student)
    late = OFFERED.answer_until + timedelta(days=1)
    assert free_seats(fair, today=late)[vacancy.id] == 1
    assert services.next_in_line(fair, [vacancy.id], today=late)[vacancy.id] is wishes[0]
    asked = services.read_question(fair, terms=MatchingTerms("Второй круг"), today=late)
    assert asked.proposers[f"s{wishes[1].student_id}"] == [f"v{elsewhere.id}"]
    assert count_standings(fair, today=late)[GraduateStanding.OFFERED] == 0


def test_who_was_passed_over_is_on_no_list(wishes: list[FairApplication]) -> None:
    wishes[2].selection = Selection.PASSED_OVER
    asked = services.read_question(
        wishes[0].vacancy.fair, terms=MatchingTerms("Обычный"), today=TODAY
    )
    assert f"s{wishes[2].student_id}" not in asked.proposers


def test_what_was_said_since_makes_a_matching_old(wishes: list[FairApplication]) -> None:
    matching = computed(wishes[0])
    another = ApplicationFactory(vacancy=wishes[0].vacancy)
    with pytest.raises(MatchingOutdatedError):
        services.publish_matching(matching, terms=OFFERED, **MOMENT)
    db.session.delete(another)
    db.session.flush()
    services.check_publication(matching, actor=OPERATOR, today=TODAY)


def test_an_employer_that_withdraws_while_a_matching_computes_is_promised_to_nobody(
    wishes: list[FairApplication], letters: Letters
) -> None:
    vacancy, terms = wishes[0].vacancy, MatchingTerms("Обычный")
    matching = services.name_matching(vacancy.fair, terms=terms, actor=OPERATOR, now=LATELY)
    asked = services.read_question(vacancy.fair, terms=terms, today=TODAY)
    withdraw_vacancy(vacancy, actor=OPERATOR, now=LATELY)  # the worker still computes
    letters.take()
    services.keep_matching(
        matching, instance=asked, result=solve(asked, explain=True), actor=OPERATOR, now=LATELY
    )
    assert matching.figures["placed"] == 1
    with pytest.raises(MatchingOutdatedError):
        services.publish_matching(matching, terms=OFFERED, **MOMENT)
    again = services.read_question(vacancy.fair, terms=terms, today=TODAY)
    assert f"v{vacancy.id}" not in again.places
    assert [one.offer for one in wishes] == [None] * 3


def test_a_second_round_leaves_out_who_is_asked_already(
    wishes: list[FairApplication], letters: Letters
) -> None:
    services.publish_matching(computed(wishes[0]), terms=OFFERED, **MOMENT)
    letters.take()
    elsewhere = VacancyFactory(fair=wishes[0].vacancy.fair, seats=2)
    for one in wishes:
        ApplicationFactory(vacancy=elsewhere, student=one.student)
    second = computed(wishes[0], "Второй круг")
    assert second.figures["graduates"] == 2
    assert second.figures["placed"] == 2


def test_a_published_matching_is_neither_computed_nor_removed_nor_published_again(
    wishes: list[FairApplication], letters: Letters
) -> None:
    matching = computed(wishes[0])
    services.publish_matching(matching, terms=OFFERED, **MOMENT)
    letters.take()
    with pytest.raises(MoveNotAllowedError):
        services.remove_matching(matching, actor=OPERATOR)
    with pytest.raises(MoveNotAllowedError):
        services.publish_matching(matching, terms=OFFERED, **MOMENT)


def test_staff_computes_compares_and_publishes_and_a_graduate_reads_why(
    as_staff: FlaskClient, wishes: list[FairApplication], letters: Letters, sign_in: Any
) -> None:
    fair_id = wishes[0].vacancy.fair_id
    job = as_staff.post(f"/fair/fairs/{fair_id}/matchings/usual")
    assert as_staff.get(job.location).location.endswith(f"/fair/fairs/{fair_id}/matchings")
    page = as_staff.page(f"/fair/fairs/{fair_id}/matchings", status=200)
    assert "Просят выпускники" in page
    matching = db.session.scalars(db.select(FairMatching).order_by("id")).first()
    assert matching
    address = f"/fair/matchings/{matching.id}"
    assert "Предложение работы получат: 1" in as_staff.page(f"{address}/publication", status=200)
    as_staff.post(
        f"{address}/publication", data={"answer_until": "2024-03-20", "message": "Ждём вас."}
    )
    db.session.refresh(matching)
    assert matching.state is MatchingState.PUBLISHED
    assert wishes[1].state is ApplicationState.OFFERED
    letters.take()
    told = sign_in(user_of(wishes[0].student)).page(f"/fair/fairs/{fair_id}/my-result", status=200)
    assert "Работодатель поставил выше других кандидатов" in told
    assert wishes[1].student.last_name not in told


def test_the_command_gives_what_the_checker_takes(
    app: Flask, wishes: list[FairApplication], tmp_path: Path
) -> None:
    asked, found = tmp_path / "asked.json", tmp_path / "found.json"
    db.session.commit()
    runner = app.test_cli_runner()
    command = ["jobfair", "match", str(wishes[0].vacancy.fair_id), "--json", "--dry-run"]
    said = runner.invoke(args=[*command, "--instance", str(asked)])
    assert said.exit_code == 0, said.output
    document = json.loads(said.output[said.output.index("{") :])
    assert document["about"]["figures"]["placed"] == 1
    found.write_text(json.dumps(document), encoding="utf-8")
    assert (
        app.test_cli_runner().invoke(matching_cli, ["verify", str(asked), str(found)]).exit_code
        == 0
    )
    assert not db.session.scalar(db.select(db.func.count()).select_from(FairMatching))


def test_a_kept_seat_goes_to_the_graduate_of_the_contract_who_did_not_apply(
    wishes: list[FairApplication], sign_in: Any, letters: Letters
) -> None:
    """The three who want it read that it is not free, and the graduate why it is."""
    vacancy, own = wishes[0].vacancy, StudentFactory()
    vacancy.title = "Воспитатель"
    contract = ContractFactory(
        student=own,
        organization=vacancy.organization,
        state=ContractState.STUDYING,
        training_until=date(2024, 6, 30),
    )
    db.session.flush()
    assert free_seats(vacancy.fair, today=TODAY) == {vacancy.id: 0}
    matching = computed(wishes[0])
    assert matching.figures["placed"] == 1
    her = sign_in(user_of(own))
    services.publish_matching(matching, terms=OFFERED, **MOMENT)
    assert (matching.figures["offers"], matching.figures["failed"]) == (1, 0)
    assert [one.state for one in wishes] == ["submitted", "submitted", "submitted"]
    made = db.session.scalars(db.select(FairApplication).filter_by(student_id=own.id)).one()
    assert (made.state, made.vacancy_id) == (ApplicationState.OFFERED, vacancy.id)
    # Her offer holds the seat now: it is not counted a second time.
    assert free_seats(vacancy.fair, today=TODAY) == {vacancy.id: 0}
    db.session.commit()
    paper = f"целевой договор № {contract.number}"
    for path in (f"/fair/fairs/{vacancy.fair_id}/my-result", f"/fair/applications/{made.id}"):
        page = her.page(path, status=200).replace("\xa0", " ")
        assert "Место закреплено" in page
        assert paper in page
    page = sign_in(user_of(wishes[0].student)).page(
        f"/fair/fairs/{vacancy.fair_id}/my-result", status=200
    )
    assert "закреплено по договору о целевом обучении" in page
    assert her.post(f"/fair/offers/{made.offer.id}/refuse").status_code == 302
    db.session.expire_all()
    again = services.read_question(vacancy.fair, terms=MatchingTerms("Снова"), today=TODAY)
    assert not again.fixed
    letters.take()
