"""What is issued is kept: an order amends, a list is sent again, a direction is replaced."""

import re
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base.errors import NotAllowedError
from app.base.viewer import OPERATOR
from app.documents.enums import PaperState
from app.documents.models import Paper
from app.documents.practice_forms import PRACTICE_BASE_LIST, PRACTICE_DIRECTION, PRACTICE_ORDER
from app.documents.queries import every_paper_of, find_paper
from app.extensions import db
from app.practice.enums import PeriodState
from app.practice.models import Placement
from app.practice.papers.errors import (
    NobodyPlacedError,
    NotPublishedError,
    OrderNumberTakenError,
    OrderStandsError,
    RollChangedError,
)
from app.practice.papers.models import PracticeOrder
from app.practice.papers.queries import papers as queries
from app.practice.papers.queries.waiting import bases_to_send, list_waiting
from app.practice.papers.receiving import RECEIVE_LIST
from app.practice.papers.rules import OrderTerms, fingerprint
from app.practice.papers.services.issuing import issue_direction, issue_directions, issue_order
from app.practice.papers.services.lists import send_lists
from app.practice.papers.standing import overview_of
from tests.factories import LONG_AGO, UserFactory
from tests.letters import Letters
from tests.practice.agreements.factories import SignedAgreementFactory
from tests.practice.factories import PracticePeriodFactory
from tests.practice.papers.world import TODAY, Practice, published_practice
from tests.practice.registry.factories import BaseResponsibleFactory

LATE = date(2024, 3, 20)  # the tenth working day before 1 April is 18 March


def order(practice: Practice, **terms: Any) -> PracticeOrder:
    """Issue the order on everybody where they are now."""
    return issue_order(
        practice.period,
        terms=OrderTerms(**{"signed_on": TODAY, **terms}),
        seen=fingerprint(queries.roll_of(practice.period)),
        actor=OPERATOR,
        now=LONG_AGO,
    )


def send(practice: Practice, on: date = TODAY) -> int:
    """Send the lists that have to be sent."""
    sent = send_lists(practice.period, task=RECEIVE_LIST, actor=OPERATOR, now=LONG_AGO, today=on)
    return sent.lists


def said(record: Any, kind: str) -> dict[str, Any]:
    """Return what the standing paper of a record says."""
    paper = find_paper(record, kind=kind)
    assert paper is not None
    assert paper.snapshot is not None
    return paper.snapshot["values"]


def test_an_order_names_groups_bases_and_grounds(app: Flask) -> None:
    practice = published_practice()
    agreement = SignedAgreementFactory(
        organization=practice.school.organization,
        starts_on=date(2024, 1, 1),
        ends_on=date(2024, 12, 31),
    )
    made = order(practice, agreed="Заместитель директора\n\nЗаведующий практикой")
    values = said(made, PRACTICE_ORDER.name)
    assert values["number"] == "1"
    assert values["title"] == "О направлении студентов на производственную практику"
    assert "ПМ.01 Преподавание, 144 ч. с 1 по 28 апреля 2024 г." in (
        values["points"][0]["text"].replace("\xa0", " ")
    )
    (group,) = values["groups"]
    assert (group["students"], group["supervisor"]) == (
        "3",
        "Ольшанская Вера Павловна, преподаватель",
    )
    garden, school = values["bases"]
    assert [row["name"] for row in school["rows"]] == [
        "Белова Ирина Олеговна", "Гринько Павел Ильич",
    ]  # fmt: skip
    assert agreement.number in school["agreement"]
    assert (school["responsible"], garden["responsible"]) == ("Мороз Ирина Олеговна", "")
    assert [one["post"] for one in values["agreed"]] == [
        "Заместитель директора", "Заведующий практикой",
    ]  # fmt: skip
    basis = " ".join(one["text"] for one in values["basis"])
    assert agreement.number in basis
    assert "ab" * 32 in basis


def test_a_later_change_leaves_the_order_alone_and_is_amended(app: Flask) -> None:
    practice = published_practice()
    first = order(practice)
    before = said(first, PRACTICE_ORDER.name)
    moved, left = practice.placements[0], practice.placements[2]
    practice.move(moved, practice.garden)
    practice.move(left, None)
    assert overview_of(practice.period, today=TODAY).changed == 2
    second = order(practice, reason="заявление студента")
    assert second.amends_id == first.id
    assert said(first, PRACTICE_ORDER.name) == before
    values = said(second, PRACTICE_ORDER.name)
    assert values["title"].startswith("О внесении изменений в приказ от")
    rows = {row["name"]: (row["before"], row["after"]) for row in values["changes"]}
    assert rows == {
        "Белова Ирина Олеговна": ("Школа № 5", "Сад «Ёлочка»"),
        "Яшина Вера Львовна": ("Сад «Ёлочка»", "—"),
    }
    assert values["basis"][0]["text"] == "заявление студента"
    assert overview_of(practice.period, today=TODAY).changed == 0
    with pytest.raises(OrderStandsError):
        order(practice)


def test_an_order_is_refused_with_its_reason(app: Flask) -> None:
    practice = published_practice()
    with pytest.raises(RollChangedError):
        issue_order(
            practice.period,
            terms=OrderTerms(signed_on=TODAY),
            seen=fingerprint({1: 1}),
            actor=OPERATOR,
            now=LONG_AGO,
        )
    assert order(practice, number="12-ПР").number == "12-ПР"
    practice.move(practice.placements[0], practice.garden)
    with pytest.raises(OrderNumberTakenError):
        order(practice, number="12-ПР")
    practice.period.state = PeriodState.DISTRIBUTED
    with pytest.raises(NotPublishedError):
        order(practice)
    empty = PracticePeriodFactory(state=PeriodState.PUBLISHED, published_at=LONG_AGO)
    with pytest.raises(NobodyPlacedError):
        issue_order(
            empty, terms=OrderTerms(TODAY), seen=fingerprint({}), actor=OPERATOR, now=LONG_AGO
        )


def test_lists_are_sent_once_and_again_when_they_are_true_no_more(
    app: Flask, letters: Letters
) -> None:
    practice = published_practice()
    assert len(bases_to_send(practice.period)) == 2
    assert send(practice) == 2
    letter = letters.to("school@test.example")  # the garden has no address
    assert "Белова" not in letter.body
    assert send(practice) == 0
    practice.move(practice.placements[0], practice.garden)
    assert list_waiting(TODAY)[0].lists == 2
    assert send(practice, LATE) == 2
    letters.to("school@test.example")
    school = queries.find_list(practice.period, practice.school.base_id)
    assert school is not None
    assert (school.first_sent_on, school.sent_on) == (TODAY, LATE)
    states = [one.state for one in every_paper_of(school)]
    assert states == [PaperState.SUPERSEDED, PaperState.ISSUED]
    values = said(school, PRACTICE_BASE_LIST.name)
    assert (
        values["replaces"].replace("\xa0", " ").startswith("Взамен списка от 26 февраля 2024 г. №")
    )
    assert [row["name"] for row in values["rows"]] == ["Гринько Павел Ильич"]


def test_a_base_where_nobody_goes_any_more_is_told_so(app: Flask, letters: Letters) -> None:
    practice = published_practice()
    send(practice)
    practice.move(practice.placements[2], None)
    assert bases_to_send(practice.period) == [practice.garden.base_id]
    send(practice)
    garden = queries.find_list(practice.period, practice.garden.base_id)
    assert said(garden, PRACTICE_BASE_LIST.name)["rows"] == []
    assert bases_to_send(practice.period) == []
    letters.take()


def test_who_answers_at_the_base_gets_the_letter_and_stands_in_the_papers(
    app: Flask, letters: Letters
) -> None:
    practice = published_practice()
    BaseResponsibleFactory(
        base=practice.garden.base,
        name="Лис Анна Юрьевна",
        position="старший воспитатель",
        email="lis@test.example",
    )
    db.session.expire_all()
    send(practice)
    assert letters.to("lis@test.example").subject == "Список студентов на практику"
    garden = queries.find_list(practice.period, practice.garden.base_id)
    assert said(garden, PRACTICE_BASE_LIST.name)["responsible"] == (
        "Лис Анна Юрьевна, старший воспитатель"
    )
    letters.take()


def test_directions_are_given_to_who_has_none_or_another_base(app: Flask) -> None:
    practice = published_practice()
    girl, boy = practice.placements[0], practice.placements[1]
    papers = issue_directions(practice.period, on=TODAY, actor=OPERATOR, now=LONG_AGO)
    assert sorted(int(paper.number) for paper in papers) == [1, 2, 3]
    values = said(girl, PRACTICE_DIRECTION.name)
    assert values["student"] == "студентку Белову Ирину Олеговну"
    assert said(boy, PRACTICE_DIRECTION.name)["student"] == "студента Гринько Павла Ильича"
    assert issue_directions(practice.period, on=TODAY, actor=OPERATOR, now=LONG_AGO) == []
    practice.move(girl, practice.garden)
    (paper,) = issue_directions(practice.period, on=TODAY, actor=OPERATOR, now=LONG_AGO)
    assert paper.number == "4"
    assert said(girl, PRACTICE_DIRECTION.name)["base"] == "Сад «Ёлочка»"
    by_hand = issue_direction(girl, student="Белову Ирину", on=TODAY, actor=OPERATOR, now=LONG_AGO)
    assert said(girl, PRACTICE_DIRECTION.name)["student"] == "студентку Белову Ирину"
    standing = db.session.scalars(
        db.select(Paper.id).where(
            Paper.entity == Placement.__tablename__,
            Paper.entity_id == girl.id,
            Paper.state == PaperState.ISSUED,
        )
    ).all()
    assert standing == [by_hand.id]


def test_only_the_college_issues(app: Flask) -> None:
    practice = published_practice()
    student = UserFactory(role="student")
    with pytest.raises(NotAllowedError):
        issue_directions(practice.period, on=TODAY, actor=student, now=LONG_AGO)
    with pytest.raises(NotAllowedError):
        send_lists(practice.period, task=None, actor=student, now=LONG_AGO, today=TODAY)


def test_a_base_says_by_the_link_that_it_has_the_list(
    app: Flask, client: FlaskClient, letters: Letters
) -> None:
    practice = published_practice()
    send(practice)
    db.session.commit()
    link = re.search(r"/links/[0-9a-f]+", letters.to("school@test.example").body)
    assert link
    page = client.get(link[0]).text
    assert "Белова Ирина Олеговна" in page
    assert "Яшина" not in page  # she goes elsewhere
    client.post(link[0], data={"received": "y"})
    school = queries.find_list(practice.period, practice.school.base_id)
    assert school is not None
    db.session.refresh(school)
    assert school.received_on is not None
    letters.take()


@pytest.mark.parametrize(
    ("name", "post", "words", "whom"),
    [
        (
            "Белова Ирина Олеговна",
            "заместитель директора по учебной работе",
            "",
            "заместителя директора по учебной работе Белову Ирину Олеговну",
        ),
        ("Белова Ирина Олеговна", "", "зама Белову И. О.", "зама Белову И. О."),
        ("", "", "", "________________________________________"),
    ],
)
def test_who_controls_stands_in_the_right_case(
    app: Flask, name: str, post: str, words: str, whom: str
) -> None:
    practice = published_practice()
    made = order(practice, control_name=name, control_post=post, control_words=words)
    last = said(made, PRACTICE_ORDER.name)["points"][-1]["text"]
    assert last == f"Контроль за исполнением приказа возложить на {whom.removesuffix('.')}."
