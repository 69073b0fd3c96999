"""An employee leaves: closed at once, and what waited goes to somebody."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.errors import LastAdminError, SuccessorNeededError, SuccessorUnfitError
from app.accounts.models import User
from app.accounts.services.leaving import let_leave
from app.awards.enums import RoundState
from app.awards.models import Nomination
from app.extensions import db
from app.imports.models import ImportRun
from tests.awards.factories import AwardRoundFactory, NominationFactory
from tests.factories import UserFactory
from tests.imports.factories import ImportRunFactory
from tests.letters import Letters
from tests.pages import text_of

SignIn = Callable[[User], FlaskClient]
NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)


def _leave(user: User, successor: User | None) -> None:
    admin = UserFactory(role=Role.ADMIN, password_hash="x")
    let_leave(user, successor=successor, actor=admin, now=NOW, at=NOW)


def _busy() -> User:
    """Return a methodist with a nomination in a running round and an import that waits."""
    user = UserFactory(role=Role.STAFF)
    NominationFactory(round=AwardRoundFactory(state=RoundState.NOMINATING), nominated_by=user)
    ImportRunFactory(created_by=user)
    return user


def test_what_waited_goes_to_the_successor_and_the_account_is_closed(
    app: Flask, letters: Letters
) -> None:
    user, successor = _busy(), UserFactory(role=Role.STAFF)
    closed = AwardRoundFactory(state=RoundState.CLOSED, closed_at=NOW)
    over = NominationFactory(round=closed, nominated_by=user)
    session = user.session_version
    _leave(user, successor)
    assert not user.active
    assert user.session_version > session
    given = db.session.scalars(db.select(Nomination.nominated_by_id).order_by(Nomination.id)).all()
    assert given == [successor.id, user.id]
    assert over.nominated_by_id == user.id
    assert db.session.scalars(db.select(ImportRun.created_by_id)).one() == successor.id
    body = letters.to(successor.email).body
    assert "Кандидатуры в идущих конкурсах: 1" in body
    assert "Загрузки таблиц, ждущие решения: 1" in body


def test_who_has_nothing_waiting_leaves_without_a_successor(app: Flask) -> None:
    user = UserFactory(role=Role.COUNCIL)
    _leave(user, None)
    assert not user.active


def test_a_successor_is_needed_and_has_to_be_able(app: Flask) -> None:
    user = _busy()
    with pytest.raises(SuccessorNeededError):
        _leave(user, None)
    for unfit in (user, UserFactory(active=False), UserFactory(role=Role.COUNCIL)):
        with pytest.raises(SuccessorUnfitError):
            _leave(user, unfit)
    assert user.active


def test_the_last_administrator_does_not_leave(app: Flask) -> None:
    admin = UserFactory(role=Role.ADMIN, password_hash="x")
    with pytest.raises(LastAdminError):
        let_leave(admin, successor=None, actor=admin, now=NOW, at=NOW)


def test_the_page_counts_first(sign_in: SignIn, letters: Letters) -> None:
    user, successor = _busy(), UserFactory(role=Role.STAFF)
    admin = sign_in(UserFactory(role=Role.ADMIN, password_hash="x"))
    url, version, email = f"/admin/users/{user.id}/leaving", user.version, successor.email
    successor_id = successor.id
    db.session.commit()
    assert "Кандидатуры в идущих конкурсах: 1" in admin.page(url, status=200)
    refused = admin.post(url, data={"version": version})
    assert "Выберите, кому передать дела" in text_of(refused, status=422)
    admin.post(url, data={"version": version, "successor_id": successor_id})
    assert letters.to(email)
    assert "заблокирован" in admin.page(url.removesuffix("/leaving"), status=200)


@pytest.mark.parametrize("role", [Role.STAFF, Role.COUNCIL, Role.EMPLOYER])
def test_others_let_nobody_go(sign_in: SignIn, role: Role) -> None:
    user_id = UserFactory(role=Role.MENTOR).id
    other = sign_in(UserFactory(role=role))
    db.session.commit()
    assert other.get(f"/admin/users/{user_id}/leaving").status_code == 403
