"""The front page for whoever comes first: ways on, figures, thanks, and what messengers show."""

import re
from datetime import UTC, date, datetime

from flask import Flask
from flask.testing import FlaskClient

from app.awards.enums import RoundState
from app.base.cluster import DEFAULT_NAME
from app.extensions import db
from tests.awards.factories import AwardRoundFactory, LetterFactory
from tests.factories import OrganizationFactory
from tests.jobfair.factories import VacancyFactory
from tests.mentors.factories import MentorFactory

CLOSED = {"state": RoundState.CLOSED, "closed_at": datetime(2024, 2, 20, 9, tzinfo=UTC)}


def meta(page: str, name: str) -> str:
    found = re.findall(rf'<meta property="og:{name}" content="([^"]*)">', page)
    assert len(found) == 1, name
    return str(found[0])


def test_every_role_card_leads_on(client: FlaskClient) -> None:
    page = client.get("/").text
    cards = re.findall(r"role-card.*?</section>", page, re.DOTALL)
    assert len(cards) == 3
    for card in cards:
        links = re.findall(r'href="([^"]+)"', card)
        assert links
        for link in links:
            assert client.get(link).status_code == 200, link
    assert 'href="/join"' in page


def test_participants_and_the_fair_are_counted_and_lead_on(client: FlaskClient) -> None:
    OrganizationFactory(town="Зугрэс")
    OrganizationFactory(town="г. Зугрэс")
    vacancy = VacancyFactory()
    text = client.page("/")
    assert "Участники кластера" in text
    assert f'href="/fair/fairs/{vacancy.fair_id}"' in client.get("/").text
    assert vacancy.fair.venue in text


def test_the_round_closed_last_is_thanked_for(client: FlaskClient) -> None:
    assert "Спасибо наставникам" not in client.page("/")
    old = AwardRoundFactory(**CLOSED, ceremony_on=date(2024, 3, 25))
    new = AwardRoundFactory(**CLOSED, ceremony_on=date(2024, 3, 30))
    LetterFactory(round=old, mentor=MentorFactory(last_name="Прежняя"))
    LetterFactory(
        round=new, mentor=MentorFactory(last_name="Нынешняя"), number=2, previous_number=1
    )
    AwardRoundFactory(state=RoundState.SCORING, ceremony_on=date(2024, 4, 20))
    db.session.commit()
    text = client.page("/")
    assert "Спасибо наставникам" in text
    assert "Нынешняя" in text
    assert "Прежняя" not in text


def test_a_link_to_a_public_page_has_a_picture_and_words(app: Flask, client: FlaskClient) -> None:
    page = client.get("/").text
    base = app.config["BASE_URL"]
    assert meta(page, "type") == "website"
    assert meta(page, "locale") == "ru_RU"
    assert meta(page, "site_name") == DEFAULT_NAME
    assert meta(page, "url") == f"{base}/"
    assert meta(page, "title") == "Главная"
    assert meta(page, "description")
    picture = client.get(meta(page, "image").removeprefix(base))
    assert picture.mimetype == "image/png"
    assert len(picture.data) < 60_000


def test_a_page_of_one_s_own_tells_messengers_nothing(as_staff: FlaskClient) -> None:
    assert "og:title" not in as_staff.get("/dashboard").text
    assert "og:title" in as_staff.get("/plan/").text


def test_requisites_are_not_for_everybody_but_the_phone_is(
    client: FlaskClient, as_staff: FlaskClient, as_employer: FlaskClient
) -> None:
    organization = OrganizationFactory(
        inn="7707083893", ogrn="1027700132195", phone="+78562000011", address="ул. Школьная, 5"
    )
    path = f"/organizations/{organization.id}"
    for stranger in (client, as_employer):
        text = stranger.page(path)
        assert "7707083893" not in text
        assert "1027700132195" not in text
        assert "+7 (856) 200-00-11" in text
        assert "ул. Школьная, 5" in text
    assert "7707083893" in as_staff.page(path)
