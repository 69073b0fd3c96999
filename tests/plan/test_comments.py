"""What is said about an item: by those who see its records, mended within a day."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.base import clock
from app.extensions import db
from app.plan.comments.models import ItemComment
from tests.factories import ItemFactory, UserFactory
from tests.pages import text_of
from tests.plan.factories import ItemCommentFactory

SignIn = Callable[[User], FlaskClient]


def test_staff_and_council_talk_about_an_item(app: Flask, sign_in: SignIn) -> None:
    item = ItemFactory()
    council, staff = UserFactory(role=Role.COUNCIL), UserFactory()
    db.session.commit()
    path = f"/plan/items/{item.id}/comments"
    asked = sign_in(council).post(
        path, data={"text": "Когда <b>протокол</b>?"}, follow_redirects=True
    )
    assert "Когда <b>протокол</b>?" in text_of(asked)
    empty = sign_in(staff).post(path, data={"text": " "})
    assert "Напишите комментарий" in text_of(empty, status=422)
    assert council.display_name in text_of(sign_in(staff).get(path))


def test_the_author_mends_a_comment_within_a_day(app: Flask, sign_in: SignIn) -> None:
    author = UserFactory(role=Role.COUNCIL)
    fresh = ItemCommentFactory(author=author, written_at=clock.now())
    old = ItemCommentFactory(author=author, written_at=clock.now() - timedelta(days=2))
    db.session.commit()
    client = sign_in(author)
    client.post(f"/plan/comments/{fresh.id}/edit", data={"text": "Иначе", "version": 1})
    late = client.post(f"/plan/comments/{old.id}/edit", data={"text": "Иначе", "version": 1})
    assert "в течение суток" in text_of(late, status=422)
    db.session.expire_all()
    assert (fresh.text, old.text) == ("Иначе", "Документы подпишем в пятницу.")
    assert fresh.mended_at is not None


def test_a_strangers_comment_is_not_found_and_staff_may_remove_it(
    app: Flask, sign_in: SignIn
) -> None:
    comment = ItemCommentFactory(author=UserFactory(role=Role.COUNCIL))
    db.session.commit()
    other = sign_in(UserFactory(role=Role.COUNCIL))
    assert other.get(f"/plan/comments/{comment.id}/edit").status_code == 404
    assert other.post(f"/plan/comments/{comment.id}/remove").status_code == 404
    staff = sign_in(UserFactory())
    assert staff.get(f"/plan/comments/{comment.id}/edit").status_code == 404
    assert staff.post(f"/plan/comments/{comment.id}/remove").status_code == 302
    assert db.session.scalar(db.select(db.func.count(ItemComment.id))) == 0


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.STUDENT, Role.MENTOR])
def test_nobody_else_reads_them(app: Flask, sign_in: SignIn, role: Role) -> None:
    comment = ItemCommentFactory()
    db.session.commit()
    visitor = sign_in(UserFactory(role=role))
    assert visitor.get(f"/plan/items/{comment.item_id}/comments").status_code == 403
