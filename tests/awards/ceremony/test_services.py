"""An order makes papers once; what was handed over proves the item of the plan."""

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from app.awards.ceremony import queries, services
from app.awards.ceremony.enums import HandoverWay, ProgrammeOrder
from app.awards.ceremony.errors import (
    AwardOrderNumberTakenError,
    NotOrderedError,
    OrderedError,
    RoundNotClosedError,
)
from app.awards.ceremony.files import paper_of_award, papers_in_order
from app.awards.ceremony.models import AwardOrder
from app.awards.ceremony.rules import AwardOrderTerms, CeremonyTerms, HandoverTerms
from app.awards.enums import Awarder, AwardKind
from app.awards.evidence import RoundEvidence
from app.awards.models import AwardRound
from app.base.errors import NotAllowedError
from app.documents.enums import PaperState
from app.documents.models import Paper
from app.extensions import db
from tests.awards.ceremony.factories import AwardOrderFactory, awarded_round
from tests.awards.council.factories import held_meeting, session_of, sign
from tests.awards.factories import NOW, TODAY, AwardRoundFactory
from tests.factories import OrganizationFactory, UserFactory
from tests.plan.factories import ledgers_of

FIRST = AwardOrderTerms("12-Н", TODAY)


@pytest.fixture
def staff(app: Flask):
    return UserFactory(role="staff")


def order(round_: AwardRound, staff, terms: AwardOrderTerms = FIRST) -> AwardOrder:
    return services.issue_order(round_, terms=terms, actor=staff, today=TODAY, now=NOW)


def awards(round_: AwardRound) -> list:
    rows = queries.awards_in_order(round_, order=ProgrammeOrder.FALLING)
    return [row.award for row in rows]


def test_an_order_gives_every_award_its_paper_and_letters_their_ground(staff) -> None:
    round_ = awarded_round("Белова", "Зорина")
    session_of(round_, meeting := held_meeting())
    sign(meeting)
    issued = order(round_, staff)
    papers = [paper_of_award(one) for one in awards(round_)]
    assert [one.kind for one in papers] == ["award_paper"] * 2 + ["letter_of_thanks"] * 2
    assert {one.snapshot["values"]["basis"] for one in papers} == {
        "приказ от 26\xa0февраля\xa02024\xa0г. №\xa012-Н"
    }
    own = db.session.scalars(db.select(Paper).where(Paper.kind == "award_order")).one()
    assert own.entity_id == issued.id
    assert "протокол заседания" in own.snapshot["values"]["basis"][0]["text"]
    assert next(row["award"] for row in own.snapshot["values"]["rows"]).startswith("диплом I степ")


def test_a_round_has_one_order_and_a_year_each_number_once(staff) -> None:
    round_, other = awarded_round("Белова"), awarded_round()
    order(round_, staff)
    with pytest.raises(OrderedError):
        order(round_, staff, AwardOrderTerms("13-Н", TODAY))
    with pytest.raises(AwardOrderNumberTakenError):
        order(other, staff)


def test_the_database_itself_refuses_a_number_used_twice(app: Flask) -> None:
    AwardOrderFactory(number="7")
    with pytest.raises(IntegrityError):
        AwardOrderFactory(number="7")


def test_nothing_is_ordered_before_the_results_nor_by_others(staff) -> None:
    with pytest.raises(RoundNotClosedError):
        order(AwardRoundFactory(), staff)
    with pytest.raises(NotAllowedError):
        order(awarded_round("Белова"), UserFactory(role="council"))


@pytest.mark.parametrize(
    ("awarder", "signed", "emblem"), [(Awarder.ORGANIZATION, 1, ""), (Awarder.BOTH, 2, "да")]
)
def test_an_organization_awards_in_its_own_name_or_with_the_college(
    staff, awarder: Awarder, signed: int, emblem: str
) -> None:
    school = OrganizationFactory(short_name="Школа № 5", name="Средняя школа № 5")
    round_ = awarded_round("Белова")
    order(round_, staff, AwardOrderTerms("12-Н", TODAY, awarder, school.id))
    values = paper_of_award(awards(round_)[0]).snapshot["values"]
    assert len(values["signatories"]) == signed
    assert values["heading"][-1]["text"] == "Средняя школа № 5"
    assert values["emblem"] == emblem


def test_people_go_up_in_the_chosen_order(staff) -> None:
    round_ = awarded_round("Яшина", "Белова", "Зорина")

    def places(programme: ProgrammeOrder) -> list[int | None]:
        terms = CeremonyTerms(None, "Зал", "", programme)
        services.set_ceremony(round_, terms=terms, actor=staff)
        order_ = queries.find_ceremony(round_).programme
        return [row.award.place for row in queries.awards_in_order(round_, order=order_)]

    assert places(ProgrammeOrder.RISING) == [None, None, None, 3, 2, 1]
    assert places(ProgrammeOrder.FALLING) == [1, 2, 3, None, None, None]
    order(round_, staff)
    assert next(one.kind for one in papers_in_order(round_)) == "award_paper"


def test_an_item_is_done_when_the_last_award_was_handed_over(staff) -> None:
    round_ = awarded_round("Белова")
    item = round_.plan_item_ids[0]
    first, second = awards(round_)
    with pytest.raises(NotOrderedError):
        services.hand_over(first, terms=HandoverTerms(TODAY), actor=staff, today=TODAY)
    order(round_, staff)
    services.hand_over(first, terms=HandoverTerms(TODAY), actor=staff, today=TODAY)
    assert ledgers_of(RoundEvidence(), [item])[item].finished == 0
    proxy = HandoverTerms(TODAY, HandoverWay.BY_PROXY, "Зорина А. П., завуч")
    services.hand_over(second, terms=proxy, actor=staff, today=TODAY)
    assert ledgers_of(RoundEvidence(), [item])[item].finished == 1
    assert services.take_back([second.id], actor=staff) == 1
    assert ledgers_of(RoundEvidence(), [item])[item].finished == 0


def test_many_are_handed_over_at_once_and_none_of_them_twice(staff) -> None:
    round_ = awarded_round("Белова", "Зорина")
    order(round_, staff)
    ids = [one.id for one in awards(round_)]
    services.hand_over(awards(round_)[0], terms=HandoverTerms(TODAY), actor=staff, today=TODAY)
    handed = services.hand_over_many(ids, terms=HandoverTerms(TODAY), actor=staff, today=TODAY)
    assert set(handed) == set(ids[1:])
    assert services.hand_over_many(ids, terms=HandoverTerms(TODAY), actor=staff, today=TODAY) == []


def test_an_older_letter_gives_way_to_the_one_with_the_order(staff) -> None:
    round_ = awarded_round("Белова")
    order(round_, staff)
    letter = next(one for one in awards(round_) if one.kind is AwardKind.LETTER)
    found = db.session.scalars(
        db.select(Paper).where(Paper.entity_id == letter.id, Paper.kind == "letter_of_thanks")
    ).all()
    assert [one.state for one in found] == [PaperState.ISSUED]
