"""The catalogue for everybody: facets, map, feed, what machines read; scripts in texts are text."""

import json
import re
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

from flask.testing import FlaskClient

from app.extensions import db
from app.jobfair.enums import Employment, TeachingLevel, VacancyState
from app.jobfair.models import Vacancy
from tests.factories import OrganizationFactory
from tests.jobfair.factories import FairFactory, PositionFactory, VacancyFactory
from tests.pages import text_of

EVIL = '</script><script>alert("1")</script>'
PUBLISHED = datetime(2024, 2, 20, 9, tzinfo=UTC)


def _vacancy(**values: Any) -> Vacancy:
    return VacancyFactory(**{"published_at": PUBLISHED, **values})


def _texts_of(xml: bytes, name: str) -> list[str]:
    root = ElementTree.fromstring(xml)  # noqa: S314 - written by ourselves
    return [one.text or "" for one in root.iter() if one.tag.endswith(f"}}{name}")]


def test_facets_count_and_lead_to_what_they_promise(client: FlaskClient) -> None:
    fair, nanny = FairFactory(), PositionFactory(name="Няня")
    for town in ("Торез", "Торез", "Снежное"):
        school = OrganizationFactory(town=town)
        _vacancy(fair=fair, organization=school, position=nanny, has_mentor=town == "Торез")
    db.session.commit()
    page = client.page("/fair/", status=200)
    assert "Торез 2" in page
    assert "Снежное 1" in page
    assert "с наставником 2" in page
    narrowed = client.page("/fair/?mentor=y&town=торез", status=200)
    assert "2 вакансии" in narrowed
    assert "Снежное 0" not in narrowed


def test_salary_is_the_least_one_asks_for(client: FlaskClient) -> None:
    fair = FairFactory()
    _vacancy(fair=fair, title="Тьютор", salary_from=3_000_000, salary_to=4_000_000)
    _vacancy(fair=fair, title="Вожатый", salary_to=2_000_000)
    _vacancy(fair=fair, title="Логопед")
    db.session.commit()
    page = client.page("/fair/?salary=35+000", status=200)
    assert "Тьютор" in page
    assert "Вожатый" not in page
    assert "Логопед" not in page


def test_the_map_keeps_the_search(client: FlaskClient) -> None:
    fair = FairFactory()
    for town, title in (("Торез", "Няня"), ("Нигде-на-карте", "Няня"), ("Снежное", "Логопед")):
        _vacancy(fair=fair, organization=OrganizationFactory(town=town), title=title)
    db.session.commit()
    answer = client.get("/fair/map?q=няни")
    page = text_of(answer)
    assert "Нет на карте: Нигде-на-карте" in page
    assert "Снежное" not in page
    assert re.search(r'href="/fair/\?q=%D0%BD%D1%8F%D0%BD%D0%B8&amp;town=', answer.text)


def test_the_feed_has_the_newest_first(client: FlaskClient) -> None:
    fair = FairFactory()
    _vacancy(fair=fair, title="Старая", published_at=datetime(2024, 2, 1, tzinfo=UTC))
    _vacancy(fair=fair, title=f"Новая {EVIL}")
    _vacancy(fair=fair, title="Черновик", state=VacancyState.DRAFT)
    db.session.commit()
    answer = client.get("/fair/feed.atom")
    assert answer.mimetype == "application/atom+xml"
    titles = _texts_of(answer.data, "title")
    assert [re.split("[ ,]", title)[0] for title in titles[1:]] == ["Новая", "Старая"]
    assert b"<script" not in answer.data


def _posting(answer: Any) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', answer.text, re.S)
    assert found
    posting: dict[str, Any] = json.loads(found[1])
    return posting


def test_machines_read_a_posting_and_scripts_in_texts_are_text(client: FlaskClient) -> None:
    vacancy = _vacancy(
        title=EVIL, duties=EVIL, employment=Employment.PART_TIME, salary_from=3_000_000, seats=2,
        portal_number="77", salary_parts=EVIL, contact_name=EVIL,
    )  # fmt: skip
    db.session.commit()
    answer = client.get(f"/fair/vacancies/{vacancy.id}")
    posting = _posting(answer)
    assert posting["title"] == EVIL
    assert "<script" not in posting["description"]
    assert posting["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "unitText": "MONTH", "minValue": 30_000,
    }  # fmt: skip
    assert (posting["totalJobOpenings"], posting["employmentType"]) == (2, "PART_TIME")
    assert 'alert("1")' not in re.sub(
        r'<script type="application/ld\+json">.*?</script>', "", answer.text
    )
    policy = answer.headers["Content-Security-Policy"]
    assert re.search(r"script-src 'self' 'sha256-[\w+/]{43}='", policy)
    assert "sha256" not in client.get("/fair/").headers["Content-Security-Policy"]


def test_what_is_filled_is_no_posting(client: FlaskClient) -> None:
    vacancy = _vacancy(state=VacancyState.FILLED, seats=1, taken=1)
    db.session.commit()
    assert "ld+json" not in client.get(f"/fair/vacancies/{vacancy.id}").text


def test_similar_vacancies_are_of_the_same_work_first(client: FlaskClient) -> None:
    fair, nanny = FairFactory(), PositionFactory(name="Няня")
    one = _vacancy(fair=fair, position=nanny, level=TeachingLevel.OTHER)
    _vacancy(fair=fair, title="Соседка", town=one.town)
    _vacancy(fair=fair, title="Такая же", position=nanny, town="Далёкое")
    _vacancy(fair=fair, title="Чужая", town="Иное", level=TeachingLevel.PRIMARY)
    db.session.commit()
    page = client.page(f"/fair/vacancies/{one.id}", status=200)
    assert "Чужая" not in page
    assert 0 < page.index("Такая же") < page.index("Соседка")


def test_search_engines_find_what_is_for_everybody(client: FlaskClient) -> None:
    fair = FairFactory()
    shown, hidden = _vacancy(fair=fair), _vacancy(fair=fair, state=VacancyState.SUBMITTED)
    db.session.commit()
    found = _texts_of(client.get("/sitemap.xml").data, "loc")
    assert any(address.endswith(f"/fair/vacancies/{shown.id}") for address in found)
    assert not any(address.endswith(f"/fair/vacancies/{hidden.id}") for address in found)
    assert "/sitemap.xml" in client.get("/robots.txt").text
