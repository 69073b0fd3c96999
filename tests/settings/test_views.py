"""The settings over HTTP: who may read and change them, what they check, what follows at once."""

import threading
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.audit.models import AuditEntry
from app.base import clock
from app.base.cluster import cluster
from app.base.query_count import counted_queries
from app.extensions import db
from app.settings.enums import Authority
from app.settings.models import ClusterSettings, Council, OrganizationLetterhead, Signatory
from app.settings.queries import find_signatory_on, retention_months, signatories_of
from tests.factories import OrganizationFactory, UserFactory
from tests.pages import text_of
from tests.processes import PATIENCE
from tests.settings.factories import (
    CouncilFactory,
    LetterheadFactory,
    SettingsFactory,
    SignatoryFactory,
)

HOME = "/admin/settings/"
CLUSTER = {"name": "Кластер «Исток»", "place": "Ясенево", "time_zone": "Asia/Omsk"}
COLLEGE = {
    "kind": "Государственное учреждение",
    "own_name": "«Ясеневский колледж»",
    "short_name": "ГУ «Ясеневский колледж»",
    "phone": "8 856 200 00 12",
    "email": "office@college.example",
    "contact_office": "Приёмная",
}
SIGNATORY = {"name": "Зорина Анна Петровна", "post": "директор", "authority": "charter"}
ADMIN_ONLY = ("cluster", "college", "emblem", "sites/new")
STAFF_TOO = ("", "signatories/new", "councils/new")


@pytest.fixture
def own(sign_in: Any) -> tuple[FlaskClient, int]:
    """An employer's client and the organization it is about."""
    user: User = UserFactory(role=Role.EMPLOYER)
    db.session.commit()
    return sign_in(user), user.organization_id or 0


@pytest.mark.parametrize("page", ADMIN_ONLY)
def test_the_administrator_changes_names(
    as_admin: FlaskClient, as_staff: FlaskClient, page: str
) -> None:
    assert as_admin.get(HOME + page).status_code == 200
    assert as_staff.get(HOME + page).status_code == 403


@pytest.mark.parametrize("page", STAFF_TOO)
def test_staff_reads_and_names_signatories_and_councils(as_staff: FlaskClient, page: str) -> None:
    assert as_staff.get(HOME + page).status_code == 200


@pytest.mark.parametrize("role", [Role.COUNCIL, Role.MENTOR, Role.EMPLOYER, Role.STUDENT])
def test_the_settings_are_nobody_elses(as_role: Any, role: Role) -> None:
    client = as_role(role)
    for page in (*ADMIN_ONLY, *STAFF_TOO):
        assert client.get(HOME + page).status_code == 403


def test_an_empty_site_begins_with_the_settings(as_admin: FlaskClient, client: FlaskClient) -> None:
    assert as_admin.page("/dashboard").count("Начните с настроек") == 8  # each is a link too
    assert as_admin.post(f"{HOME}college", data=COLLEGE).status_code == 302
    assert as_admin.post(f"{HOME}cluster", data={**CLUSTER, "version": "1"}).status_code == 302
    assert as_admin.post(f"{HOME}signatories/new", data=SIGNATORY).status_code == 302
    assert "Начните с настроек" not in as_admin.page("/dashboard")
    front = client.get("/").text
    assert "Кластер «Исток»" in front
    assert "Ясенево" in front
    assert "Приёмная" in front
    assert "+7 (856) 200-00-12" in front


def test_staff_is_not_sent_where_it_may_not_go(as_staff: FlaskClient) -> None:
    assert "Начните с настроек" not in as_staff.page("/dashboard")


def test_the_clock_is_the_cluster_s(app: Flask) -> None:
    assert str(clock.zone()) == "Europe/Moscow"
    SettingsFactory(time_zone="Asia/Kamchatka")
    db.session.commit()
    assert str(clock.zone()) == "Asia/Kamchatka"


def test_the_second_first_save_is_told(as_admin: FlaskClient) -> None:
    as_admin.post(f"{HOME}cluster", data=CLUSTER)
    again = as_admin.post(f"{HOME}cluster", data={**CLUSTER, "name": "Другой", "version": ""})
    assert "Другой" in text_of(again, status=409)
    assert cluster().name == "Кластер «Исток»"


@pytest.mark.both_databases
def test_of_two_first_saves_at_once_one_is_told(app: Flask, sign_in: Any) -> None:
    user = UserFactory(role=Role.ADMIN)
    db.session.commit()
    clients = [sign_in(user), sign_in(user)]
    gate = threading.Barrier(2, timeout=PATIENCE)
    answers: list[int] = []

    def save(client: FlaskClient, name: str) -> None:
        gate.wait()
        data = {**CLUSTER, "name": name, "version": ""}
        answers.append(client.post(f"{HOME}cluster", data=data).status_code)

    threads = [
        threading.Thread(target=save, args=pair)
        for pair in zip(clients, ("Первый", "Второй"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert sorted(answers) == [302, 409]
    db.session.rollback()
    assert db.session.scalars(db.select(ClusterSettings)).one().name in ("Первый", "Второй")


def test_a_term_of_keeping_is_the_college_s_own(as_admin: FlaskClient) -> None:
    path = f"{HOME}terms/links.sent"
    ours = retention_months("links.sent")
    assert as_admin.post(path, data={"months": "7", "version": ""}).status_code == 302
    assert retention_months("links.sent") == 7
    assert as_admin.post(path, data={"months": "8", "version": ""}).status_code == 409
    assert as_admin.post(path, data={"months": "0", "version": "1"}).status_code == 422
    assert as_admin.post(path, data={"months": "", "version": "1"}).status_code == 302
    db.session.rollback()
    assert retention_months("links.sent") == ours
    assert as_admin.get(f"{HOME}terms/nothing").status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("inn", "123", "ИНН"),
        ("phone", "12", "Телефон"),
        ("email", "нет", "Электронная почта"),
        ("ogrn", "304500116000157", "ОГРН разного рода"),
    ],
)
def test_wrong_requisites_are_told_by_the_field(
    as_admin: FlaskClient, field: str, value: str, said: str
) -> None:
    data = {**COLLEGE, "inn": "7707083893", field: value}
    assert said in text_of(as_admin.post(f"{HOME}college", data=data))
    assert db.session.scalar(db.select(ClusterSettings)) is None


def test_a_time_zone_is_one_of_the_list(as_admin: FlaskClient) -> None:
    data = {**CLUSTER, "time_zone": "Mars/Olympus"}
    assert as_admin.post(f"{HOME}cluster", data=data).status_code == 422


def test_a_power_of_attorney_has_a_number_and_a_day(as_staff: FlaskClient) -> None:
    data = {**SIGNATORY, "authority": "power_of_attorney"}
    assert "Укажите номер и дату" in text_of(as_staff.post(f"{HOME}signatories/new", data=data))
    data |= {"authority_number": "7", "authority_on": "2024-01-09"}
    assert "Укажите номер" not in as_staff.post(f"{HOME}signatories/new", data=data).text
    found = db.session.scalars(db.select(Signatory)).one()
    assert (found.authority, found.authority_number) == (Authority.POWER, "7")


def test_a_term_does_not_end_before_it_begins(as_staff: FlaskClient) -> None:
    data = {**SIGNATORY, "valid_from": "2024-02-01", "valid_until": "2024-01-01"}
    answer = as_staff.post(f"{HOME}signatories/new", data=data)
    assert "Последний день раньше первого" in text_of(answer)


def test_who_signs_depends_on_the_day(app: Flask) -> None:
    SignatoryFactory(name="Прежняя", valid_until=date(2023, 12, 31))
    SignatoryFactory(name="Нынешняя", valid_from=date(2024, 1, 1))
    school = OrganizationFactory()
    SignatoryFactory(name="Чужая", organization_id=school.id)
    names = [
        getattr(find_signatory_on(day, organization_id=of), "name", None)
        for day, of in (
            (date(2023, 5, 1), None), (date(2024, 5, 1), None), (date(2024, 5, 1), school.id),
        )
    ]  # fmt: skip
    assert names == ["Прежняя", "Нынешняя", "Чужая"]


def test_an_organization_names_its_own_signatory(
    own: tuple[FlaskClient, int], as_staff: FlaskClient
) -> None:
    client, organization_id = own
    path = f"/organizations/{organization_id}/signatories/"
    assert "Указать подписанта" in client.page(f"/organizations/{organization_id}")
    assert client.post(f"{path}new", data=SIGNATORY).status_code == 302
    assert SIGNATORY["name"] in client.page(path)
    assert SIGNATORY["name"] in as_staff.page(path)
    (signatory,) = signatories_of(organization_id)
    client.post(f"{path}{signatory.id}/remove")
    db.session.rollback()
    assert signatories_of(organization_id) == []


def test_another_s_signatories_are_not_there(own: tuple[FlaskClient, int]) -> None:
    client, own_id = own
    stranger = OrganizationFactory()
    foreign = SignatoryFactory(organization_id=stranger.id)
    college = SignatoryFactory()
    db.session.commit()
    there, here = (f"/organizations/{id_}/" for id_ in (stranger.id, own_id))
    assert client.get(f"{there}signatories/").status_code == 404
    assert client.get(f"{there}letterhead").status_code == 404
    assert client.post(f"{there}signatories/new", data=SIGNATORY).status_code == 404
    for one in (foreign, college):
        assert client.get(f"{here}signatories/{one.id}/edit").status_code == 404
        assert client.post(f"{here}signatories/{one.id}/remove").status_code == 404
    assert "Кто подписывает" not in client.page(f"/organizations/{stranger.id}")


def test_the_college_s_page_does_not_open_an_organization_s(as_staff: FlaskClient) -> None:
    foreign = SignatoryFactory(organization_id=OrganizationFactory().id)
    db.session.commit()
    assert as_staff.get(f"{HOME}signatories/{foreign.id}/edit").status_code == 404


def test_a_council_is_dissolved_and_comes_back(as_staff: FlaskClient) -> None:
    council = CouncilFactory(chair_name="Зорина А. П.")
    db.session.commit()
    as_staff.post(f"{HOME}councils/{council.id}/dissolve")
    assert "распущен" in as_staff.page(HOME)
    as_staff.post(f"{HOME}councils/{council.id}/restore")
    assert "распущен" not in as_staff.page(HOME)
    answer = as_staff.post(f"{HOME}councils/new", data={"name": council.name})
    assert "уже есть" in text_of(answer)
    db.session.rollback()
    assert db.session.scalar(db.select(db.func.count(Council.id))) == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "college.ru", "https://"])
def test_a_site_has_a_real_address(as_admin: FlaskClient, url: str) -> None:
    answer = as_admin.post(f"{HOME}sites/new", data={"name": "Сайт", "url": url})
    assert answer.status_code == 422


def test_the_log_speaks_russian(as_admin: FlaskClient) -> None:
    as_admin.post(f"{HOME}cluster", data=CLUSTER)
    entries = db.session.scalars(
        db.select(AuditEntry).where(AuditEntry.entity == "cluster_settings")
    ).all()
    assert len(entries) == 1
    text = as_admin.page("/admin/audit/")
    assert "настройки" in text
    assert "название кластера" in text


def test_the_page_costs_the_same_for_many(as_staff: FlaskClient) -> None:
    SettingsFactory()
    SignatoryFactory()
    db.session.commit()
    as_staff.get(HOME)
    with counted_queries() as few:
        as_staff.get(HOME)
    for _ in range(12):
        SignatoryFactory()
        CouncilFactory()
    db.session.commit()
    with counted_queries() as many:
        as_staff.get(HOME)
    assert len(few) == len(many)


def test_a_page_reads_the_settings_once(client: FlaskClient) -> None:
    with counted_queries() as asked:
        client.get("/organizations/")
    assert sum("cluster_settings" in str(one) for one in asked) == 1


def test_a_letterhead_is_saved_and_a_stale_one_told(own: tuple[FlaskClient, int]) -> None:
    client, organization_id = own
    LetterheadFactory(organization_id=organization_id)
    db.session.commit()
    path = f"/organizations/{organization_id}/letterhead"
    assert client.post(path, data={"heading": "Отдел", "version": "1"}).status_code == 302
    assert client.post(path, data={"heading": "Другой", "version": "1"}).status_code == 409
    db.session.rollback()
    assert db.session.scalars(db.select(OrganizationLetterhead)).one().heading == "Отдел"
