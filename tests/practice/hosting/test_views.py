"""A year's answers over HTTP: asked by letter, answered by link, on the site or from words."""

import re
from collections.abc import Callable
from datetime import date

from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from app.plan.collecting import collect_evidence
from app.plan.enums import EvidenceKind
from app.practice.hosting.enums import ConfirmedBy, DeclineReason, IntentState
from app.practice.hosting.models import CapacityWeek, HostingIntent
from app.practice.registry.models import PracticeBase
from tests.at_once import at_once
from tests.factories import ItemFactory, OrganizationFactory, UserFactory
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.hosting.factories import (
    YEAR,
    HostingIntentFactory,
    HostingRowFactory,
)
from tests.practice.registry.factories import PracticeBaseFactory

SignIn = Callable[[User], FlaskClient]
HOSTS = {"answer": "hosts", "row0_seats": "4", "row0_ends_on": "2024-04-28"}
WORDS = {"answered_by": "Зорина А. П.", "answered_on": "2024-02-26", "answered_way": "phone"}


def base_with_email(email: str = "school@test.example") -> PracticeBase:
    """Make a base that can be written to."""
    base: PracticeBase = PracticeBaseFactory(organization=OrganizationFactory(email=email))
    db.session.commit()
    return base


def intent_of(base: PracticeBase) -> HostingIntent:
    """Return what a base says of the year, as it is stored."""
    db.session.rollback()
    return db.session.scalars(db.select(HostingIntent).filter_by(base_id=base.id, year=YEAR)).one()


def ask(staff: FlaskClient, *bases: PracticeBase) -> None:
    """Ask bases by the board's act."""
    data = {"ids": [base.id for base in bases], "until": "2024-03-11", "year": YEAR}
    staff.post("/lists/acts/practice.hosting_ask", data=data)


def link_in(letters: Letters, email: str) -> str:
    """Return the address a letter leads to."""
    found = re.search(r"/links/\w+", letters.to(email).body)
    assert found
    return found[0]


def test_a_base_is_asked_once_a_day_and_answers_by_link(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    base = base_with_email()
    ask(as_staff, base)
    path = link_in(letters, "school@test.example")
    ask(as_staff, base)
    assert letters.take() == []
    assert intent_of(base).asked_on == date(2024, 2, 26)
    page = client.page(path)
    assert "2023/2024" in page
    assert client.post(path, data=HOSTS).status_code == 302
    intent = intent_of(base)
    assert (intent.state, intent.confirmed_way) == (IntentState.HOSTS, ConfirmedBy.LINK)
    assert db.session.scalar(db.select(db.func.max(CapacityWeek.week))) == date(2024, 4, 22)
    assert "любая специальность: 4" in client.page(path)


def test_what_means_nothing_is_told_behind_the_link(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    base = base_with_email()
    ask(as_staff, base)
    path = link_in(letters, "school@test.example")
    turned = {**HOSTS, "row0_starts_on": "2024-05-06"}
    assert "Конец раньше начала" in text_of(client.post(path, data=turned), status=422)
    assert "Укажите причину" in text_of(client.post(path, data={"answer": "declined"}), status=422)
    assert client.post(path, data={"answer": "declined", "reason": "repair"}).status_code == 302
    assert intent_of(base).reason is DeclineReason.REPAIR


def test_a_second_answer_by_another_link_waits_for_the_staff(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    base = base_with_email()
    ask(as_staff, base)
    path = link_in(letters, "school@test.example")
    as_staff.post(f"/practice/hosting/bases/{base.id}/answer", data={**WORDS, **HOSTS})
    client.post(path, data={**HOSTS, "row0_seats": "9"})
    assert [row.seats for row in intent_of(base).rows] == [4]
    assert "проверит изменения" in client.page(path)


def test_a_link_never_replaces_what_staff_wrote_down_in_the_same_moment(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    base = base_with_email()
    ask(as_staff, base)
    path = link_in(letters, "school@test.example")
    own = f"/practice/hosting/bases/{base.id}/answer"
    statuses = at_once(
        [(client, path, {**HOSTS, "row0_seats": "9"}), (as_staff, own, {**WORDS, **HOSTS})]
    )
    assert statuses[1] == 302
    assert statuses[0] in {302, 422}  # before the staff, after it as a proposal, or in between
    assert [row.seats for row in intent_of(base).rows] == [4]


def test_staff_write_down_what_was_said_and_the_card_says_so(as_staff: FlaskClient) -> None:
    base = base_with_email()
    as_staff.post(f"/practice/hosting/bases/{base.id}/answer", data={**WORDS, **HOSTS})
    assert intent_of(base).confirmed_by == "Зорина А. П."
    card = as_staff.page(f"/organizations/{base.organization_id}")
    assert "подтверждено 26.02.2024, Зорина А. П., со слов, по телефону" in card
    assert "28.04.2024" in as_staff.page(f"/practice/hosting/bases/{base.id}")


def test_last_years_answer_is_the_proposal(as_staff: FlaskClient) -> None:
    base = base_with_email()
    last = HostingIntentFactory(base=base, year=YEAR - 1)
    HostingRowFactory(
        intent=last, seats=7, first_week=date(2022, 8, 29), last_week=date(2023, 4, 24)
    )
    db.session.commit()
    page = as_staff.get(f"/practice/hosting/bases/{base.id}/answer").text
    assert re.search(r'name="row0_seats"[^>]*value="7"', page)
    assert 'value="2024-04-28"' in page


def test_people_of_a_base_answer_for_their_own_alone(sign_in: SignIn) -> None:
    own, other = base_with_email(), base_with_email("other@test.example")
    employer = sign_in(UserFactory(role=Role.EMPLOYER, organization_id=own.organization_id))
    assert employer.post(f"/practice/hosting/bases/{own.id}/answer", data=HOSTS).status_code == 302
    assert intent_of(own).confirmed_way is ConfirmedBy.ACCOUNT
    for path in ("", "/answer"):
        employer.page(f"/practice/hosting/bases/{other.id}{path}", status=404)
    employer.page("/practice/hosting/", status=403)


def test_the_board_shows_who_is_silent(as_staff: FlaskClient) -> None:
    silent = base_with_email()
    HostingRowFactory(seats=5)
    db.session.commit()
    board = as_staff.page("/practice/hosting/?standing=silent")
    assert silent.name in board
    assert "1 база" in board
    assert "5" in as_staff.page("/practice/hosting/?standing=hosts")
    assert "2 базы" in as_staff.page("/practice/hosting/?standing=unasked&year=2024")


def test_the_registry_confirmed_for_a_year_proves_its_item(as_staff: FlaskClient) -> None:
    item = ItemFactory()
    path = f"/practice/hosting/confirm?year={YEAR}"
    data = {"plan_item_ids": [item.id], "note": ""}
    nobody = as_staff.post(path, data=data)
    assert "подтверждать нечего" in text_of(nobody, status=422)
    HostingRowFactory(seats=5)
    base_with_email()
    assert as_staff.post(path, data=data).status_code == 302
    (day,) = collect_evidence([item.id])[item.id].days
    assert (day.kind, day.finished_on) == (EvidenceKind.BASE_REGISTRY, date(2024, 2, 26))
    assert "ответили 1 из 2, мест 5" in as_staff.page(f"/plan/items/{item.id}")


def test_staff_and_the_base_are_told_what_waits(as_staff: FlaskClient, sign_in: SignIn) -> None:
    base = base_with_email()
    assert "1 база не ответила" in as_staff.page("/dashboard")
    person = UserFactory(role=Role.EMPLOYER, organization_id=base.organization_id)
    assert "Подтвердите места практики на год" in sign_in(person).page("/dashboard")
