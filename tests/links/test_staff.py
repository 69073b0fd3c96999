"""What the college does with links: asks many, reminds, withdraws, writes down, accepts."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.audit.models import AuditEntry
from app.base.query_count import counted_queries
from app.extensions import db
from app.links.enums import LinkState, SpokenWay
from app.links.models import TaskLink
from app.organizations.models import ContactPerson, Organization
from tests.factories import OrganizationFactory
from tests.letters import Letters
from tests.links.factories import TaskLinkFactory, path_of
from tests.pages import text_of

LIST = "/admin/links/"
UNTIL = {"until": "2099-02-01"}


def a_link(**values: Any) -> TaskLink:
    link: TaskLink = TaskLinkFactory(**values)
    db.session.commit()
    return link


def stored(link: TaskLink) -> TaskLink:
    db.session.rollback()
    return db.session.get_one(TaskLink, link.id)


def act(client: FlaskClient, name: str, *ids: int, **data: str) -> str:
    sent = {"ids": ",".join(map(str, ids)), "back": LIST, **data}
    answer = client.post(f"/lists/acts/{name}", data=sent, follow_redirects=True)
    return text_of(answer, status=200)


def asked(*organizations: Organization) -> str:
    return "&".join(f"r={one.id}" for one in organizations)


@pytest.mark.parametrize("role", [Role.COUNCIL, Role.MENTOR, Role.EMPLOYER, Role.STUDENT])
def test_links_are_the_staff_s_alone(as_role: Any, role: Role) -> None:
    link = a_link()
    client = as_role(role)
    for path in (LIST, f"{LIST}{link.id}", f"{LIST}{link.id}/remind", f"{LIST}{link.id}/answer"):
        assert client.get(path).status_code == 403
    for step in ("withdraw", "settle"):
        assert client.post(f"{LIST}{link.id}/{step}").status_code == 403
    assert stored(link).state is LinkState.SENT


def test_a_visitor_signs_in_first(client: FlaskClient) -> None:
    assert "/login" in client.get(LIST).headers["Location"]


def test_many_organizations_are_asked_at_once(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    with_contact = OrganizationFactory(email="office@one.example")
    db.session.add(
        ContactPerson(organization=with_contact, name="Зимина О. П.", email="zimina@one.example")
    )
    by_mail = OrganizationFactory(email="office@two.example", head_name="Ежова Анна")
    silent, gone = OrganizationFactory(), OrganizationFactory(archived_on=date(2024, 1, 1))
    db.session.commit()
    all_of_them = (with_contact, by_mail, silent, gone)
    preview = as_staff.page(f"/organizations/?act=joining.ask_details&{asked(*all_of_them)}&left=")
    assert "Уйдёт 2 письма" in preview
    assert "нет электронной почты: 1" in preview
    act(as_staff, "joining.ask_details", *(one.id for one in all_of_them), **UNTIL)
    letter = letters.to("zimina@one.example")
    assert "Здравствуйте, Зимина О. П.!" in letter.body
    assert letter.secret
    assert letter.secret in letter.body
    letters.to("office@two.example")
    path = "/links/" + letter.secret.rpartition("/")[2]
    assert with_contact.short_name in text_of(client.get(path))
    # Asked again: the same link, a new letter.
    act(as_staff, "joining.ask_details", with_contact.id, **UNTIL)
    assert letters.to("zimina@one.example").secret == letter.secret
    assert db.session.scalar(db.select(db.func.count(TaskLink.id))) == 2


def test_a_day_that_has_passed_is_no_day(as_staff: FlaskClient) -> None:
    organization = OrganizationFactory(email="office@one.example")
    db.session.commit()
    sent = {"ids": str(organization.id), "back": LIST, "until": "2001-01-01"}
    answer = as_staff.post("/lists/acts/joining.ask_details", data=sent)
    assert "Этот день уже прошёл" in text_of(answer)


def test_the_list_tells_who_waits_and_who_answered(as_staff: FlaskClient) -> None:
    a_link(addressee_name="Ждущая")
    a_link(addressee_name="Опоздавшая", until=date(2023, 9, 2))
    a_link(addressee_name="Отозванная", state=LinkState.WITHDRAWN)
    for standing, name in (
        ("waiting", "Ждущая"), ("expired", "Опоздавшая"), ("withdrawn", "Отозванная"),
    ):  # fmt: skip
        text = as_staff.page(f"{LIST}?standing={standing}&task=joining.details")
        assert name in text
        assert sum(one in text for one in ("Ждущая", "Опоздавшая", "Отозванная")) == 1
    assert "Опоздавшая" in as_staff.page(f"{LIST}?q=опоздавшая")


def test_the_rest_is_reminded_with_the_same_link(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    late = a_link(until=date(2023, 9, 2))
    silent = a_link(addressee_email="")
    done = a_link(state=LinkState.WITHDRAWN)
    act(as_staff, "links.remind", late.id, silent.id, done.id, **UNTIL)
    letter = letters.to(late.addressee_email)
    assert letter.subject.startswith("Напоминание")
    assert letter.secret.endswith(path_of(stored(late)))
    assert client.get(path_of(stored(late))).status_code == 200  # it waits again
    assert stored(late).reminders == 1


def test_one_is_reminded_from_its_page(as_staff: FlaskClient, letters: Letters) -> None:
    link = a_link()
    assert as_staff.post(f"{LIST}{link.id}/remind", data=UNTIL).status_code == 302
    letters.to(link.addressee_email)
    assert "последнее" in as_staff.page(f"{LIST}{link.id}")


def test_without_an_address_the_link_is_handed_over(as_staff: FlaskClient) -> None:
    link = a_link(addressee_email="")
    assert path_of(link) in as_staff.page(f"{LIST}{link.id}")
    with_email = a_link()
    assert path_of(with_email) not in as_staff.get(f"{LIST}{with_email.id}").text
    answer = as_staff.post(f"{LIST}{link.id}/remind", data=UNTIL)
    assert "Не указана электронная почта" in text_of(answer)


def test_a_withdrawn_link_takes_no_answer(as_staff: FlaskClient, client: FlaskClient) -> None:
    link, other = a_link(), a_link()
    as_staff.post(f"{LIST}{link.id}/withdraw")
    act(as_staff, "links.withdraw", other.id, link.id)
    for one in (link, other):
        assert client.post(path_of(one), data={}).status_code == 410
        assert stored(one).state is LinkState.WITHDRAWN
    assert "Колледж отозвал" in text_of(
        as_staff.post(f"{LIST}{link.id}/answer", data=spoken(link)), status=422
    )


def spoken(link: TaskLink, **answer: str) -> dict[str, str]:
    return {
        "version": str(stored(link).version),
        "answered_by": "Ежова Анна, секретарь",
        "answered_on": "2024-02-20",
        "answered_way": "phone",
        **answer,
    }


def test_an_answer_by_phone_is_written_down(as_staff: FlaskClient, client: FlaskClient) -> None:
    link = a_link(until=date(2023, 9, 2))  # also when the day has passed
    data = spoken(link)
    assert as_staff.post(f"{LIST}{link.id}/answer", data=data).status_code == 302
    assert stored(link).spoken_way is SpokenWay.PHONE
    assert stored(link).answered_by_id == as_staff.user.id  # type: ignore[attr-defined]
    assert "Ежова Анна, секретарь" in as_staff.page(f"{LIST}{link.id}")
    assert "Колледж записал ответ со слов: Ежова Анна, секретарь" in client.page(path_of(link))
    assert text_of(as_staff.post(f"{LIST}{link.id}/answer", data=data), status=409)


def test_proposed_changes_are_accepted_or_not(as_staff: FlaskClient, client: FlaskClient) -> None:
    organization = OrganizationFactory(address="старый адрес")
    link, other = a_link(record=organization), a_link(record=organization)
    said = {"address": "новый адрес", "contact_name": "Новая Анна", "contact_position": "завуч"}
    client.post(path_of(link), data=said)
    client.post(path_of(other), data={"address": "чужой адрес"})
    assert "Проверить 2" in as_staff.page("/dashboard")
    page = as_staff.page(f"{LIST}{link.id}")
    assert "старый адрес" in page
    assert "новый адрес" in page
    as_staff.post(f"{LIST}{link.id}/settle", data={"accept": "yes"})
    as_staff.post(f"{LIST}{other.id}/settle", data={"accept": "no"})
    as_staff.post(f"{LIST}{other.id}/settle", data={"accept": "yes"})  # too late
    db.session.rollback()
    found = db.session.get_one(Organization, organization.id)
    assert found.address == "новый адрес"
    assert [one.name for one in found.contacts] == ["Новая Анна"]
    assert stored(link).is_accepted
    assert stored(other).is_accepted is False
    assert "изменения приняты" in as_staff.page(f"{LIST}{link.id}")


def test_the_card_of_an_organization_says_what_was_asked(
    as_staff: FlaskClient, as_employer: FlaskClient
) -> None:
    link = a_link()
    path = f"/organizations/{link.entity_id}"
    assert "Ответы по ссылке" in as_staff.page(path)
    assert "Ответы по ссылке" not in as_employer.page(path)
    assert link.addressee_name in as_staff.page(f"{LIST}?record_id={link.entity_id}")


def test_the_log_tells_it_without_the_secret(as_staff: FlaskClient, client: FlaskClient) -> None:
    link = a_link()
    client.post(path_of(link), data={"address": "новый"})
    entries = db.session.scalars(db.select(AuditEntry).where(AuditEntry.entity == "task_links"))
    told = [entry.changes for entry in entries]
    assert len(told) == 2
    assert link.digest not in str(told)
    assert link.nonce not in str(told)


def test_the_list_costs_the_same_for_many(as_staff: FlaskClient) -> None:
    a_link()
    as_staff.get(LIST)
    with counted_queries() as few:
        as_staff.get(LIST)
    for _ in range(24):
        TaskLinkFactory()
    db.session.commit()
    with counted_queries() as many:
        as_staff.get(LIST)
    assert len(few) == len(many)
