"""One account, several hats: rights add up, conflicts of interest look at all of them."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.accounts import queries
from app.accounts.enums import Role
from app.accounts.errors import (
    HatWornError,
    LastAdminError,
    OrganizationNeededError,
    RoleNotOfferedError,
)
from app.accounts.models import FurtherHat, User
from app.accounts.services.hats import add_hat, put_on, take_off
from app.awards.enums import ConflictKind, RoundState
from app.awards.models import ScoreSheet
from app.awards.queries import conflicts_of
from app.awards.rules import parties_of
from app.base.query_count import counted_queries
from app.extensions import db
from app.jobfair.queries.vacancies import get_vacancy
from app.organizations.models import Organization
from tests.awards.factories import AwardRoundFactory, NominationFactory, submit_sheet
from tests.factories import OrganizationFactory, UserFactory
from tests.jobfair.factories import FairFactory, VacancyFactory
from tests.letters import Letters
from tests.mentors.factories import MentorFactory

SignIn = Callable[[User], FlaskClient]
NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)


def _deputy_of_two() -> tuple[User, int, int]:
    """Return a deputy head of two schools who judges awards for a third organization."""
    first, second, third = (OrganizationFactory().id for _ in range(3))
    user = UserFactory(role=Role.EMPLOYER, organization_id=first)
    put_on(user, role=Role.EMPLOYER, organization_id=second, now=NOW)
    put_on(user, role=Role.COUNCIL, organization_id=third, now=NOW)
    return user, first, second


def test_rights_are_the_union_and_a_judge_does_not_act_for_their_organization(app: Flask) -> None:
    user, first, second = _deputy_of_two()
    assert user.roles == [Role.EMPLOYER, Role.COUNCIL]
    assert user.can("awards:nomination:score")
    assert user.can("jobfair:vacancy:post")
    assert not user.can("accounts:user:manage")
    assert user.organization_ids == {first, second}
    assert len(user.affiliations) == 3
    assert {str(side) for side in parties_of(user)} == {"council", "employer"}


def test_records_of_both_organizations_are_theirs_and_no_others(app: Flask) -> None:
    user, first, second = _deputy_of_two()
    both = [db.session.get_one(Organization, id_) for id_ in (first, second)]
    own = [VacancyFactory(organization=one) for one in both]
    assert [get_vacancy(one.id, visible_to=user).id for one in own] == [one.id for one in own]


def test_letters_to_each_organization_reach_whoever_acts_for_it(app: Flask) -> None:
    user, first, second = _deputy_of_two()
    ids = {first, second}
    found = db.session.scalars(queries.answering_for(of=lambda column: column.in_(ids)))
    assert list(found) == [user.id]
    assert queries.answers_alone_for(user) in ids


def test_conflicts_of_interest_look_at_all_hats(app: Flask) -> None:
    user, _first, second = _deputy_of_two()
    school = db.session.get_one(Organization, second)
    nomination = NominationFactory(mentor=MentorFactory(organization=school))
    db.session.flush()
    assert conflicts_of([nomination], [user])[nomination.id] == {user.id: ConflictKind.COLLEAGUE}


def test_a_hat_is_worn_once_and_an_employer_has_an_organization(app: Flask) -> None:
    user, first, second = _deputy_of_two()
    for organization_id in (first, second):
        with pytest.raises(HatWornError):
            put_on(user, role=Role.EMPLOYER, organization_id=organization_id, now=NOW)
    with pytest.raises(OrganizationNeededError):
        put_on(user, role=Role.EMPLOYER, organization_id=None, now=NOW)


def test_staff_make_no_administrators_and_nobody_makes_students(app: Flask) -> None:
    user = UserFactory(role=Role.COUNCIL)
    for role in (Role.ADMIN, Role.STUDENT):
        with pytest.raises(RoleNotOfferedError):
            add_hat(user, role=role, organization_id=None, actor=UserFactory(), now=NOW)


def test_the_last_administrator_keeps_that_hat(app: Flask) -> None:
    user = UserFactory(role=Role.STAFF, password_hash="x")
    hat = put_on(user, role=Role.ADMIN, organization_id=None, now=NOW)
    with pytest.raises(LastAdminError):
        take_off(hat, actor=user)
    UserFactory(role=Role.ADMIN, password_hash="x")
    take_off(hat, actor=user)
    assert user.roles == [Role.STAFF]


def test_an_administrator_gives_and_takes_a_role_and_it_counts_at_once(
    sign_in: SignIn, letters: Letters
) -> None:
    admin = sign_in(UserFactory(role=Role.ADMIN, password_hash="x"))
    user = UserFactory(role=Role.MENTOR)
    mentor, user_id, email = sign_in(user), user.id, user.email
    db.session.commit()
    assert mentor.get("/awards/").status_code == 403
    admin.post(f"/admin/users/{user_id}/roles/new", data={"role": "council"})
    assert "член совета" in letters.to(email).body
    assert mentor.get("/awards/").status_code == 200
    page = admin.page(f"/admin/users/{user_id}", status=200)
    assert "Наставник Член совета" in page
    assert "Наставник, Член совета" in admin.page("/admin/users/?role=council", status=200)
    hat = db.session.scalars(select(FurtherHat.id)).one()
    admin.post(f"/admin/roles/{hat}/remove")
    assert mentor.get("/awards/").status_code == 403


@pytest.mark.parametrize("role", [Role.STAFF, Role.EMPLOYER, Role.COUNCIL])
def test_others_give_no_roles(sign_in: SignIn, role: Role) -> None:
    user_id = UserFactory(role=Role.MENTOR).id
    other = sign_in(UserFactory(role=role))
    db.session.commit()
    assert other.get(f"/admin/users/{user_id}/roles/new").status_code == 403


def test_a_role_taken_away_in_the_middle_of_a_round_leaves_what_was_submitted(
    sign_in: SignIn,
) -> None:
    user = UserFactory(role=Role.MENTOR)
    hat = put_on(user, role=Role.COUNCIL, organization_id=None, now=NOW)
    round_ = AwardRoundFactory(state=RoundState.SCORING)
    nomination = NominationFactory(round=round_)
    submit_sheet(nomination, user, 7, 8)
    url = f"/awards/{round_.id}"
    client = sign_in(user)
    db.session.commit()
    assert client.get(url).status_code == 200
    take_off(db.session.get_one(FurtherHat, hat.id), actor=UserFactory(role=Role.ADMIN))
    db.session.commit()
    assert client.get(url).status_code == 403
    assert db.session.scalar(select(ScoreSheet.member_id)) == user.id


def test_a_deputy_of_two_schools_says_for_which_a_vacancy_is(sign_in: SignIn) -> None:
    user, first, second = _deputy_of_two()
    FairFactory()
    client = sign_in(user)
    db.session.commit()
    page = client.get("/fair/vacancies/new").get_data(as_text=True)
    assert f'value="{first}"' in page
    assert f'value="{second}"' in page


def test_all_hats_come_with_the_person_in_one_statement(app: Flask) -> None:
    user, _first, _second = _deputy_of_two()
    session_id = user.get_id()
    db.session.commit()
    db.session.expunge_all()
    with counted_queries() as statements:
        found = queries.find_user_of_session(session_id)
        assert found is not None
        assert len(found.hats) == 3
    assert len([one for one in statements if one.startswith("SELECT")]) == 1
