"""Kinds of award from the round to the paper; numbers and experience hold; facts stay."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.awards.ceremony import services as ceremony
from app.awards.ceremony.files import paper_of_award
from app.awards.ceremony.rules import AwardOrderTerms
from app.awards.ceremony.wording import giver_by
from app.awards.council import services as council
from app.awards.council.enums import VerdictOutcome
from app.awards.council.rules import NominationVerdictTerms
from app.awards.enums import Awarder, AwardKind
from app.awards.honours import queries, services
from app.awards.honours.enums import HonourKind
from app.awards.honours.errors import (
    HonourChosenError,
    HonourLimitError,
    HonoursSetError,
    HonourSumError,
    HonourTakenError,
    HonourWithoutAwardError,
    TooLittleExperienceError,
)
from app.awards.honours.rules import HonourTerms
from app.awards.models import Award, AwardRound, Nomination
from app.awards.rules import RoundTerms
from app.awards.services.nominations import NominationTerms, edit_nomination, nominate
from app.awards.services.rounds import edit_round
from app.base.errors import NotAllowedError
from app.base.terms import terms_of
from app.extensions import db
from app.web.personal import ERASED
from tests.awards.council.factories import held_meeting, session_of, sign
from tests.awards.factories import (
    NOW,
    TODAY,
    AwardRoundFactory,
    NominationFactory,
    draw,
    member,
    nominations_of,
    scoring_round,
    submit_sheet,
)
from tests.awards.honours.factories import HonourFactory
from tests.factories import OrganizationFactory, UserFactory
from tests.mentors.factories import MentorFactory, MentorshipFactory
from tests.pages import text_of

AWARD = VerdictOutcome.AWARD


@pytest.fixture
def staff(app: Flask):
    return UserFactory(role="staff")


def scored(*marks: int, **values) -> AwardRound:
    """Return a round whose nominees have these marks, one sheet each."""
    round_ = scoring_round(len(marks), **values)
    judge = member()
    draw(round_, judge)
    for nomination, mark in zip(nominations_of(round_), marks, strict=True):
        submit_sheet(nomination, judge, mark, mark)
    db.session.commit()
    return round_


def close(round_: AwardRound, staff) -> list[Award]:
    seen = council.closing_view(round_, actor=staff).seen
    given = council.close_by_council(round_, seen=seen, actor=staff, now=NOW)
    return [one for one in given if one.kind is AwardKind.AWARD]


def test_kinds_are_set_and_the_number_of_awards_follows(staff) -> None:
    round_ = AwardRoundFactory(awards_count=4)
    with pytest.raises(NotAllowedError):
        services.set_usual_honours(round_, actor=UserFactory(role=Role.EMPLOYER))
    services.set_usual_honours(round_, actor=staff)
    with pytest.raises(HonoursSetError):
        services.set_usual_honours(round_, actor=staff)
    degrees = [one.words for one in queries.list_honours(round_)]
    assert degrees == [
        "Диплом I степени", "Диплом II степени", "Диплом III степени", "Почётная грамота",
    ]  # fmt: skip
    terms = HonourTerms(HonourKind.GRATITUDE, "Благодарность", "", 5)
    gratitude = services.add_honour(round_, terms=terms, actor=staff)
    assert round_.awards_count == 9
    with pytest.raises(HonourTakenError) as refused:
        services.add_honour(round_, terms=terms, actor=staff)
    assert refused.value.field == "title"
    services.move_honour(gratitude, by=-1, actor=staff)
    assert [one.title for one in queries.list_honours(round_)][3:] == [
        "Благодарность", "Почётная грамота",
    ]  # fmt: skip
    services.remove_honour(gratitude, actor=staff)
    assert round_.awards_count == 4
    assert [one.ordinal for one in queries.list_honours(round_)] == [1, 2, 3, 4]


def test_places_bring_kinds_with_their_words_and_signatures(staff) -> None:
    round_ = scored(9, 8, awards_count=2)
    school = OrganizationFactory(name="Министерство образования", short_name="Минобр")
    HonourFactory(
        of=round_, kind=HonourKind.DIPLOMA, title="Диплом", degree="I степени",
        wording="за особый вклад в подготовку учителей", awarder=Awarder.BOTH,
        organization_id=school.id, cosigners="Председатель профсоюза — И.И. Белов",
    )  # fmt: skip
    HonourFactory(of=round_, ordinal=2, kind=HonourKind.GRATITUDE, title="Благодарность")
    first, second = close(round_, staff)
    assert [(one.title, one.degree) for one in (first, second)] == [
        ("Диплом", "I степени"), ("Благодарность", ""),
    ]  # fmt: skip
    order = AwardOrderTerms("12-Н", TODAY)
    ceremony.issue_order(round_, terms=order, actor=staff, today=TODAY, now=NOW)
    paper = paper_of_award(first).snapshot["values"]
    assert paper["reason"] == "за особый вклад в подготовку учителей"
    assert [one["post"] for one in paper["signatories"]][1:] == [
        "Руководитель Минобр", "Председатель профсоюза",
    ]  # fmt: skip
    assert paper["signatories"][2]["name"] == "И.\xa0И.\xa0Белов"
    assert {"text": "Министерство образования"} in paper["heading"]
    thanks = paper_of_award(second).snapshot["values"]
    assert (thanks["verb"], thanks["recipient_name"]) == ("объявляется", second.mentor.name_dative)
    assert thanks["reason"].startswith("за 2-е место")
    assert len(thanks["signatories"]) == 1


def test_more_than_there_are_stops_the_closing_until_the_council_decides(
    staff, as_staff: FlaskClient
) -> None:
    round_ = scored(9, 9, awards_count=2)
    first = HonourFactory(of=round_, title="Диплом", degree="I степени")
    second = HonourFactory(of=round_, ordinal=2, title="Диплом", degree="II степени")
    db.session.commit()
    told = "Диплом I степени: предусмотрено 1, по местам получают 2"
    assert told in as_staff.page(f"/awards/{round_.id}/close", status=200)
    with pytest.raises(HonourLimitError, match=told):
        close(round_, staff)
    session_of(round_, meeting := held_meeting())
    one, other = nominations_of(round_)
    choose = {"actor": staff, "terms": NominationVerdictTerms(AWARD, honour_id=first.id)}
    council.set_verdict(one, **choose)
    with pytest.raises(HonourLimitError) as refused:
        council.set_verdict(other, **choose)
    assert refused.value.field == "honour_id"
    council.set_verdict(other, terms=NominationVerdictTerms(AWARD), actor=staff)
    with pytest.raises(HonourChosenError):
        services.remove_honour(first, actor=staff)
    page = as_staff.page(f"/awards/{round_.id}/council", status=200)
    assert page.index("Диплом I степени") < page.index("Диплом II степени")
    sign(meeting)
    assert {a.mentor_id: a.honour_id for a in close(round_, staff)} == {
        one.mentor_id: first.id, other.mentor_id: second.id,
    }  # fmt: skip


def test_a_ministry_hears_of_who_has_the_years(staff) -> None:
    round_ = scored(9, 8, awards_count=2)
    HonourFactory(of=round_, number=2, title="Грамота")
    ministry = HonourFactory(
        of=round_, ordinal=2, kind=HonourKind.REPRESENTATION, title="Представление",
        degree="к знаку «Почётный наставник»", least_years=25,
    )  # fmt: skip
    session_of(round_, held_meeting())
    one, other = nominations_of(round_)
    one.mentor.experience_since, other.mentor.experience_since = 1990, 2010
    db.session.commit()
    terms = NominationVerdictTerms(AWARD, honour_id=ministry.id)
    council.set_verdict(one, terms=terms, actor=staff)
    with pytest.raises(TooLittleExperienceError, match="от 25 лет, у наставника — 14") as refused:
        council.set_verdict(other, terms=terms, actor=staff)
    assert refused.value.field == "honour_id"
    plain = NominationVerdictTerms(VerdictOutcome.LETTER, honour_id=ministry.id, reason="Так")
    with pytest.raises(HonourWithoutAwardError):
        council.set_verdict(other, terms=plain, actor=staff)


def test_the_number_of_awards_is_changed_by_kinds(staff, as_staff: FlaskClient) -> None:
    round_ = AwardRoundFactory(awards_count=1)
    honour = HonourFactory(of=round_, title="Грамота")
    db.session.commit()
    source = as_staff.get(f"/awards/{round_.id}/honours/{honour.id}/edit")
    assert "Грамота" in source.text
    assert '<details class="fold" >' in source.text  # few kinds need more signatures
    base = {
        "kind": "certificate", "title": "Грамота", "number": "3", "awarder": "organization",
        "least_years": "0", "version": "1",
    }  # fmt: skip
    path = f"/awards/{round_.id}/honours/{honour.id}/edit"
    refused = as_staff.post(path, data=base)
    assert "Выберите организацию" in text_of(refused, status=422)
    bad = {**base, "awarder": "college", "cosigners": "Директор"}
    told = as_staff.post(path, data=bad)
    assert "должность — И. О. Фамилия" in text_of(told, status=422)
    assert '<details class="fold" open>' in told.text  # what is refused is seen
    assert as_staff.post(path, data={**base, "awarder": "college"}).status_code == 302
    db.session.expire_all()
    assert round_.awards_count == 3
    terms = terms_of(round_, RoundTerms, awards_count=1)
    with pytest.raises(HonourSumError, match="По видам наград их 3"):
        edit_round(round_, terms=terms, actor=staff)


def test_what_was_submitted_stays_whatever_becomes_of_the_mentor(
    staff, as_staff: FlaskClient
) -> None:
    mentor = MentorFactory(experience_since=2004, position="учитель физики")
    MentorshipFactory(mentor=mentor)
    round_ = AwardRoundFactory()
    db.session.commit()
    terms = NominationTerms(mentor.id, "Ведёт студентов", "За уроки")
    nomination: Nomination = nominate(round_, terms=terms, actor=staff, now=NOW, today=TODAY)
    mentor.experience_since, mentor.position = 2020, "завуч"
    edit_nomination(nomination, reason="Иначе", merit="", actor=staff, today=TODAY)
    db.session.commit()
    page = as_staff.page(f"/awards/nominations/{nomination.id}", status=200)
    facts = page[page.index("На день выдвижения") :]
    for told in ("учитель физики", "с 2004 года", "1, сейчас 1, завершено 0"):
        assert told in facts, told
    assert nomination.years_on(date(2024, 10, 5)) == 20
    other = NominationFactory(round=round_)  # of before facts were kept: the card's own
    assert other.years_on(date(2024, 10, 5)) == 2024 - other.mentor.experience_since


def test_an_erased_signature_leaves_the_paper_without_it(app: Flask) -> None:
    honour = HonourFactory(cosigners=ERASED)
    db.session.flush()
    assert list(giver_by(honour).cosigners) == []
