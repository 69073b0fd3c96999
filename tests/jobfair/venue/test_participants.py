"""Participants of a fair: invited by links, registered by themselves or by staff, decided on."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from app.base import clock
from app.base.terms import terms_of
from app.extensions import db
from app.jobfair.enums import FairState
from app.jobfair.rules import FairTerms
from app.jobfair.services.fairs import edit_fair
from app.jobfair.venue.enums import ParticipantState
from app.jobfair.venue.errors import PeopleUnclearError
from app.jobfair.venue.models import FairParticipant
from app.jobfair.venue.queries import badges
from app.jobfair.venue.rules import TAKING_PART, Comer, people_of
from app.jobfair.venue.views import participants as participant_views
from app.links.models import TaskLink
from app.organizations.enums import OrganizationKind
from tests.factories import OrganizationFactory
from tests.jobfair.factories import (
    FairFactory,
    FairParticipantFactory,
    FairRepresentativeFactory,
    FairStandFactory,
    InterviewFactory,
    organization_of,
)
from tests.letters import Letters
from tests.links.factories import TaskLinkFactory
from tests.pages import text_of

FEW = 50
KEY = {"idempotency_key": "a9a9d3a7-5b2f-4d5a-9b8e-3c76a1f2b111"}
FILLED: dict[str, Any] = {
    "people": "Зиминская Ольга Петровна, директор\nБереговая Анна",
    "tables": "2",
    "needs_power": "y",
    "needs": "Два стула",
    **KEY,
}


def _participants() -> list[FairParticipant]:
    return list(db.session.scalars(db.select(FairParticipant)))


def _posted(client: FlaskClient, path: str, **data: str) -> str:
    return text_of(client.post(path, data=data, follow_redirects=True), status=200)


def test_an_employer_registers_on_the_site_and_sees_what_is_next(as_employer: FlaskClient) -> None:
    fair = FairFactory(signup_until=date(2024, 3, 5))
    assert "Участвовать в ярмарке" in as_employer.page(f"/fair/fairs/{fair.id}", status=200)
    own = organization_of(as_employer)
    path = f"/fair/fairs/{fair.id}/participants/new"
    answer = as_employer.post(path, data={**FILLED, "organization_id": own.id})
    [participant] = _participants()
    assert participant.state is ParticipantState.REGISTERED
    assert [(one.name, one.post) for one in participant.representatives] == [
        ("Зиминская Ольга Петровна", "директор"), ("Береговая Анна", ""),
    ]  # fmt: skip
    page = as_employer.page(answer.location, status=200)
    assert "Сейчас: Вакансии" in page
    assert "Приём вакансий: до 10 марта" in page.replace("\xa0", " ")


def test_another_organization_is_not_ones_own(as_employer: FlaskClient) -> None:
    fair, other = FairFactory(), OrganizationFactory()
    path = f"/fair/fairs/{fair.id}/participants/new"
    as_employer.post(path, data={**FILLED, "organization_id": other.id})
    assert all(one.organization_id != other.id for one in _participants())


def test_who_is_late_asks_staff_and_staff_registers_by_word(
    as_employer: FlaskClient, as_staff: FlaskClient
) -> None:
    fair = FairFactory(signup_until=date(2024, 2, 20))
    data = {**FILLED, "organization_id": organization_of(as_employer).id}
    path = f"/fair/fairs/{fair.id}/participants/new"
    assert "Регистрация на ярмарку закончена" in text_of(
        as_employer.post(path, data=data), status=422
    )
    as_staff.post(path, data=data)
    [participant] = _participants()
    assert participant.state is ParticipantState.CONFIRMED


def test_who_stays_keeps_the_badge(as_staff: FlaskClient) -> None:
    participant = FairParticipantFactory()
    kept = FairRepresentativeFactory(participant=participant, name="Береговая Анна")
    FairRepresentativeFactory(participant=participant, name="Луговой Пётр")
    code = kept.code
    path = f"/fair/participants/{participant.id}/edit"
    [field] = html.fromstring(as_staff.get(path).text).xpath("//textarea[@name='people']")
    assert field.text_content().split("\n")[-2:] == [
        "Береговая Анна, директор",
        "Луговой Пётр, директор",
    ]
    people = "Береговая Анна, методист\nСтепная Вера"
    as_staff.post(path, data={"people": people, "tables": "1", "version": participant.version})
    db.session.refresh(participant)
    assert {one.name: one.post for one in participant.representatives} == {
        "Береговая Анна": "методист", "Степная Вера": "",
    }  # fmt: skip
    assert (
        next(one for one in participant.representatives if one.name == "Береговая Анна").code
        == code
    )
    page = as_staff.get(f"/fair/participants/{participant.id}/badges")
    assert page.text.count('class="qr"') == 2
    assert "Степная Вера" in text_of(page)
    paper = as_staff.get(f"/fair/participants/{participant.id}/badges.pdf")
    assert (paper.status_code, paper.data[:5]) == (200, b"%PDF-")


def test_badges_of_a_large_fair_are_printed_in_parts(
    as_staff: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    fair = FairFactory()
    for school, people in (("Ясень", 2), ("Берёза", 3)):
        participant = FairParticipantFactory(fair=fair, organization__short_name=school)
        for number in range(people):
            FairRepresentativeFactory(participant=participant, name=f"{school} {number}")
    unsure = FairParticipantFactory(fair=fair, state=ParticipantState.REGISTERED)
    FairRepresentativeFactory(participant=unsure)
    path, page = f"/fair/fairs/{fair.id}/badges.pdf", f"/fair/fairs/{fair.id}/participants"
    assert as_staff.get(path).data[:5] == b"%PDF-"  # few people: one file, as before
    assert f'href="{path}"' in as_staff.get(page).text
    monkeypatch.setattr(badges, "PART", 2)
    listed = html.fromstring(as_staff.get(page).text).xpath("//*[@id='badges']//a/@href")
    assert listed == [f"{path}?part={number}" for number in (1, 2, 3)]
    assert as_staff.get(path).location == f"{page}#badges"
    printed = [_printed(as_staff, monkeypatch, one) for one in listed]
    assert printed == [["Берёза 0", "Берёза 1"], ["Берёза 2", "Ясень 0"], ["Ясень 1"]]
    for part in ("0", "4", "x", "-1", "9" * 30):
        assert as_staff.get(f"{path}?part={part}").status_code == 404


def _printed(client: FlaskClient, monkeypatch: pytest.MonkeyPatch, path: str) -> list[str]:
    """Return whose badges a file has; the picture itself is drawn elsewhere."""
    names: list[str] = []

    def draw(_fair: Any, people: Any, **_moment: Any) -> bytes:
        names.extend(one.name for one in people)
        return b"%PDF-"

    monkeypatch.setattr(participant_views, "print_badges", draw)
    assert client.get(path).status_code == 200
    return names


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("", []),
        ("  Иванова Мария ,  директор  \n\n", [Comer("Иванова Мария", "директор")]),
        ("Иванова Мария, директор, депутат", [Comer("Иванова Мария", "директор, депутат")]),
        ("<script>", [Comer("<script>", "")]),
    ],
)
def test_people_are_read_a_line_each(text: str, people: list[Comer]) -> None:
    assert people_of(text) == people


@pytest.mark.parametrize(
    "text", [", директор", "А\nА, директор", "Б" * 121, "\n".join("абвгдежзикл")]
)
def test_people_unclear_are_told(text: str) -> None:
    with pytest.raises(PeopleUnclearError):
        people_of(text)


def test_staff_confirms_or_declines_with_a_reason(as_staff: FlaskClient, letters: Letters) -> None:
    participant = FairParticipantFactory(
        state=ParticipantState.REGISTERED, organization__email="school@a.example"
    )
    path = f"/fair/participants/{participant.id}"
    _posted(as_staff, f"{path}/confirm")
    assert participant.state is ParticipantState.CONFIRMED
    assert "участвует в ярмарке" in letters.to("school@a.example").body
    data = {"reason": "", "version": str(participant.version)}
    assert "Напишите причину" in text_of(as_staff.post(f"{path}/decline", data=data), status=422)
    as_staff.post(f"{path}/decline", data=data | {"reason": "Зал <b>полон</b>"})
    assert (participant.state, participant.stand) == (ParticipantState.DECLINED, "")
    assert "Зал <b>полон</b>" in letters.to("school@a.example").body


def test_a_bad_address_stops_nothing(as_staff: FlaskClient, letters: Letters) -> None:
    fair = FairFactory(signup_until=date(2024, 3, 5))
    bad = OrganizationFactory(email="Нет почты", kind=OrganizationKind.EMPLOYMENT_CENTRE)
    good = OrganizationFactory(email="good@a.example", kind=OrganizationKind.CAMP)
    path = f"/fair/fairs/{fair.id}/participants/invite"
    page = as_staff.page(f"{path}?until=2024-03-05&kind=employment_centre", status=200)
    assert "Организаций станет приглашёнными: 1" in page.replace("\xa0", " ")
    data = {"until": "2024-03-05", "organization_ids": [bad.id, good.id]}
    assert as_staff.post(path, data=data).status_code == 302
    assert {one.organization_id: one.state for one in _participants()} == {
        bad.id: ParticipantState.INVITED, good.id: ParticipantState.INVITED,
    }  # fmt: skip
    assert [one.recipient for one in letters.take()] == ["good@a.example"]
    [of_bad] = [one for one in _participants() if one.organization_id == bad.id]
    as_staff.post(f"/fair/participants/{of_bad.id}/confirm")
    assert of_bad.state is ParticipantState.CONFIRMED
    assert letters.take() == []


def test_an_organization_answers_behind_its_link_without_an_account(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    fair = FairFactory(signup_until=date(2024, 3, 5))
    school = OrganizationFactory(email="school@a.example")
    data = {"until": "2024-03-05", "organization_ids": school.id}
    as_staff.post(f"/fair/fairs/{fair.id}/participants/invite", data=data)
    link = re.search(r"https?://[^/\s]+(/\S+)", letters.to("school@a.example").body)
    assert link
    page = client.get(link[1])
    assert fair.title in text_of(page)
    answer = client.post(link[1], data=FILLED | {"answer": "yes"})
    assert answer.status_code == 302, text_of(answer, status=422)
    [participant] = _participants()
    assert participant.state is ParticipantState.REGISTERED
    assert (participant.tables, len(participant.representatives)) == (2, 2)


def test_a_link_waits_as_long_as_registration_does(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    fair = FairFactory(signup_until=date(2024, 3, 5))
    school = OrganizationFactory(email="school@a.example")
    data = {"until": "2024-03-04", "organization_ids": school.id}
    as_staff.post(f"/fair/fairs/{fair.id}/participants/invite", data=data)
    stranger = TaskLinkFactory(until=date(2024, 3, 4))
    link = db.session.scalar(db.select(TaskLink).where(TaskLink.task == TAKING_PART))
    as_staff.post(f"/fair/fairs/{fair.id}/shift", data={"days": "7"})
    assert (link.until, stranger.until) == (date(2024, 3, 11), date(2024, 3, 4))
    terms = terms_of(fair, FairTerms, signup_until=date(2024, 2, 28))
    moment = {"now": clock.now(), "today": date(2024, 2, 26)}
    edit_fair(fair, terms=terms, actor=as_staff.user, **moment)
    assert link.until == date(2024, 2, 27)
    edit_fair(
        fair, terms=replace(terms, signup_until=date(2024, 2, 27)), actor=as_staff.user, **moment
    )
    assert link.until == date(2024, 2, 26)
    letters.take()


def test_an_employer_withdraws_and_the_stand_is_free(as_employer: FlaskClient) -> None:
    participant = FairParticipantFactory(organization=organization_of(as_employer), stand="4")
    as_employer.post(f"/fair/participants/{participant.id}/withdraw")
    assert (participant.state, participant.stand) == (ParticipantState.WITHDRAWN, "")


def test_a_strangers_part_is_not_there(as_employer: FlaskClient) -> None:
    participant = FairParticipantFactory()
    for tail in ("", "/edit", "/badges"):
        path = f"/fair/participants/{participant.id}{tail}"
        assert as_employer.get(path).status_code == 404
    assert as_employer.post(f"/fair/participants/{participant.id}/withdraw").status_code == 404


def test_without_power_a_participant_moves_with_its_talks(
    as_staff: FlaskClient, letters: Letters
) -> None:
    fair = FairFactory()
    dark = FairStandFactory(fair=fair, number="1")
    light = FairStandFactory(fair=fair, number="2")
    participant = FairParticipantFactory(
        fair=fair, stand="1", needs_power=True, organization__email="school@a.example"
    )
    talk = InterviewFactory(participant=participant)
    as_staff.post(f"/fair/stands/{dark.id}/edit", data={"number": "1", "version": dark.version})
    hall = as_staff.page(f"/fair/fairs/{fair.id}/hall", status=200)
    assert "участнику нужна" in hall
    as_staff.post(f"/fair/participants/{participant.id}/stand", data={"stand_id": light.id})
    assert talk.participant.stand == "2"
    assert "№ 2" in letters.to("school@a.example").body.replace("\xa0", " ")
    other = FairParticipantFactory(fair=fair, stand="")
    path = f"/fair/participants/{other.id}/stand"
    page = text_of(as_staff.post(path, data={"stand_id": light.id}), status=422)
    assert "Выберите значение из списка" in page
    assert other.stand == ""


def test_a_stand_of_a_large_hall_is_found_by_its_number(as_staff: FlaskClient) -> None:
    fair = FairFactory()
    for number in range(1, FEW + 3):
        FairStandFactory(fair=fair, number=str(number), line=number % 9 + 1, place=number // 9 + 1)
    FairParticipantFactory(fair=fair, stand="51")
    participant = FairParticipantFactory(fair=fair, stand="")
    found = as_staff.get(f"/choices/free-fair-stands?participant={participant.id}&q=5").json
    assert [one["text"].partition(",")[0] for one in found] == ["5", "50", "52"]
    path = f"/fair/participants/{participant.id}/stand"
    data = {"find": "stand_id", "stand_id-words": "52"}
    page = text_of(
        as_staff.post(path, data=data), status=200
    )  # without scripts: a step of the form
    assert "52" in page
    assert participant.stand == ""


def test_a_hall_is_laid_out_and_grows_without_losing_anybody(as_staff: FlaskClient) -> None:
    fair = FairFactory()
    path = f"/fair/fairs/{fair.id}/hall"
    as_staff.post(f"{path}/edit", data={"lines": "2", "places": "3"})
    FairParticipantFactory(fair=fair, stand="6", organization__short_name="Школа у моря")
    as_staff.post(f"{path}/edit", data={"lines": "2", "places": "4"})
    page = as_staff.get(path)
    assert page.text.count("<rect") == 8
    assert "Школа у моря" in text_of(page)


def test_a_stand_moves_by_buttons_and_is_refused_where_another_is(as_staff: FlaskClient) -> None:
    fair = FairFactory()
    stand = FairStandFactory(fair=fair, line=1, place=1)
    FairStandFactory(fair=fair, line=1, place=2)
    path = f"/fair/stands/{stand.id}/move"
    assert "Там уже есть стенд" in _posted(as_staff, path, heading="right")
    assert "Там уже есть стенд" in _posted(as_staff, path, heading="up")
    as_staff.post(path, data={"heading": "down"})
    db.session.refresh(stand)
    assert (stand.line, stand.place) == (2, 1)
    FairParticipantFactory(fair=fair, stand=stand.number)
    assert "На стенде участник" in _posted(as_staff, f"/fair/stands/{stand.id}/remove")


def test_the_next_fair_comes_from_the_last_in_one_step(as_staff: FlaskClient, app: Flask) -> None:
    last = FairFactory(
        state=FairState.CLOSED,
        wishes_until=date(2024, 3, 12),
        talk_minutes=20,
        pauses="12:00–12:30",
    )
    FairStandFactory(fair=last, number="7", has_power=False)
    came = FairParticipantFactory(fair=last, stand="7", tables=3)
    FairParticipantFactory(fair=last, state=ParticipantState.DECLINED, stand="")
    data = {"title": "Весна", "held_on": "2025-03-13", "with_hall": "y", "with_participants": "y"}
    answer = as_staff.post(f"/fair/fairs/{last.id}/next", data=data | KEY)
    fair_id = int(answer.location.rpartition("/")[2])
    [invited] = [one for one in _participants() if one.fair_id == fair_id]
    fair = invited.fair
    assert (fair.wishes_until, fair.talk_minutes, fair.state) == (
        date(2025, 3, 11), 20, FairState.PLANNED,
    )  # fmt: skip
    assert fair.plan_item_ids == last.plan_item_ids
    assert (invited.organization_id, invited.state) == (
        came.organization_id, ParticipantState.INVITED,
    )  # fmt: skip
    assert (invited.stand, invited.tables) == ("", 3)
    assert "№ 7" in as_staff.page(f"/fair/fairs/{fair_id}/hall", status=200).replace("\xa0", " ")
