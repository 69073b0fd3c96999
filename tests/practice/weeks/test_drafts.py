"""A day that was begun waits for its student, on any device, and for nobody else."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from app.accounts.models import User
from app.extensions import db
from app.practice.enums import PlacementState
from app.practice.weeks.models import DiaryDraft, DiaryEntry
from tests.at_once import at_once
from tests.factories import UserFactory, user_of
from tests.practice.weeks.factories import CourseFactory, base_user, led_by

SignIn = Callable[[User], FlaskClient]
DAY = {"day": "2024-02-22", "hours": "5"}


def kept(client: FlaskClient, path: str, **fields: Any) -> tuple[int, int | None]:
    """Keep a draft; return the status and the version."""
    answer = client.post(path, data={**DAY, **fields})
    return answer.status_code, answer.json["version"]


def test_what_was_begun_waits_on_another_device_until_it_is_sent(
    app: Flask, sign_in: SignIn
) -> None:
    placement = CourseFactory()
    student = user_of(placement.student)
    phone, computer = sign_in(student), sign_in(student)
    db.session.commit()
    new = f"/practice/mine/{placement.id}/diary/new"
    path = f"/practice/mine/{placement.id}/diary/draft"
    assert kept(phone, path, work="Провели", seen=0) == (200, 1)
    assert kept(phone, path, work="Провели классный", seen=1) == (200, 2)
    page = computer.get(new).text
    assert "Провели классный</textarea>" in page
    assert 'value="2024-02-22"' in page
    assert "Дописать начатый день" in computer.page("/practice/mine", status=200)
    assert kept(computer, path, work="Провели классный час", seen=2) == (200, 3)
    assert kept(phone, path, work="Провели классный у", seen=2) == (409, None)
    assert db.session.scalars(db.select(DiaryDraft.work)).all() == ["Провели классный час"]

    entry = {**DAY, "work": "Провели классный час"}
    assert computer.post(new, data=entry).status_code == 302
    assert kept(computer, path, work="Провели классный час", seen=0) == (200, 0)  # came too late
    assert db.session.scalars(db.select(DiaryDraft)).all() == []
    assert len(db.session.scalars(db.select(DiaryEntry)).all()) == 1


def test_as_much_is_kept_as_can_be_read_and_nothing_of_nothing(app: Flask, sign_in: SignIn) -> None:
    placement = CourseFactory()
    student = sign_in(user_of(placement.student))
    db.session.commit()
    path = f"/practice/mine/{placement.id}/diary/draft"
    assert kept(student, path, day="вчера", hours="99", work="У" * 9000, seen="щ") == (200, 1)
    draft = db.session.scalars(db.select(DiaryDraft)).one()
    assert (draft.day, draft.hours, len(draft.work)) == (None, None, 4000)
    assert kept(student, path, work=" ", seen=1) == (200, 0)
    assert db.session.scalars(db.select(DiaryDraft)).all() == []
    kept(student, path, work="Урок", seen=0)
    assert student.post(f"{path}/drop").status_code == 302
    assert db.session.scalars(db.select(DiaryDraft)).all() == []


def test_nobody_else_reads_or_writes_it(app: Flask, sign_in: SignIn) -> None:
    placement, done = CourseFactory(), CourseFactory(state=PlacementState.GRADED)
    student, other = sign_in(user_of(placement.student)), sign_in(user_of(done.student))
    others = [sign_in(one) for one in (UserFactory(), led_by(placement), base_user(placement))]
    db.session.commit()
    path = f"/practice/mine/{placement.id}/diary/draft"
    kept(student, path, work="Тайная запись", seen=0)
    assert other.post(path, data=DAY).status_code == 404
    assert other.post(f"{path}/drop").status_code == 404
    for reader in others:
        assert reader.post(path, data=DAY).status_code == 403
        page = reader.page(f"/practice/placements/{placement.id}", status=200)
        assert "Тайная запись" not in page
    own = other.post(f"/practice/mine/{done.id}/diary/draft", data={**DAY, "work": "Поздно"})
    assert own.status_code == 302  # the practice is over: nothing is kept
    assert db.session.scalars(db.select(DiaryDraft.work)).all() == ["Тайная запись"]


def test_two_devices_that_keep_at_once_leave_one_draft(app: Flask, sign_in: SignIn) -> None:
    placement = CourseFactory()
    student = user_of(placement.student)
    clients = [sign_in(student) for _ in range(4)]
    path = f"/practice/mine/{placement.id}/diary/draft"
    presses = [
        (one, path, {**DAY, "work": f"Урок {number}", "seen": "0"})
        for number, one in enumerate(clients)
    ]
    assert sorted(at_once(presses)) == [200, 409, 409, 409]
    assert db.session.scalars(db.select(DiaryDraft.version)).one() == 1
