"""The day over HTTP: passes, the desk, the batch, figures, as each who may and may not."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.base import clock
from app.extensions import db
from app.jobfair.checkin.models import FairArrival, FairPass, FairScan
from app.jobfair.codes import spell_code
from app.jobfair.venue.enums import ParticipantState
from app.privacy.enums import Seen
from app.privacy.models import AccessRecord
from tests.factories import StudentFactory, UserFactory, user_of
from tests.jobfair.checkin.factories import (
    BadgeFactory,
    FairPassFactory,
    VisitorPassFactory,
    fair_today,
)
from tests.jobfair.factories import ApplicationFactory, FairParticipantFactory
from tests.letters import Letters
from tests.pages import text_of

SignIn = Callable[..., FlaskClient]


def batch(*codes: str) -> dict[str, object]:
    now = clock.now().isoformat()
    scans = [{"key": str(uuid4()), "code": one, "spot": "Вход", "at": now} for one in codes]
    return {"now": now, "scans": scans}


def test_a_student_takes_the_own_pass_and_sees_nobody_elses(
    sign_in: SignIn, client: FlaskClient
) -> None:
    fair, student = fair_today(), StudentFactory()
    own = sign_in(user_of(student))
    db.session.commit()
    assert "Пропуска пока нет" in own.page(f"/fair/fairs/{fair.id}/pass", status=200)
    assert own.post(f"/fair/fairs/{fair.id}/pass").status_code == 302
    made = db.session.scalars(db.select(FairPass)).one()
    page = own.get(f"/fair/fairs/{fair.id}/pass")
    assert spell_code(made.code).replace("\u00a0", " ") in text_of(page, status=200)
    assert "<svg" in page.text
    assert own.get(f"/fair/fairs/{fair.id}/passes/").status_code == 403
    assert own.get(f"/fair/checkin/{fair.id}/").status_code == 403
    assert "/pass" in own.get("/fair/checkin").location


def test_the_desk_asks_for_the_camera_and_no_other_page_does(sign_in: SignIn) -> None:
    fair, staff = fair_today(), sign_in(UserFactory(role=Role.STAFF))
    db.session.commit()
    desk = staff.get(f"/fair/checkin/{fair.id}/")
    assert desk.status_code == 200
    assert "camera=(self)" in desk.headers["Permissions-Policy"]
    assert "worker-src 'self'" in desk.headers["Content-Security-Policy"]
    other = staff.get(f"/fair/fairs/{fair.id}/attendance")
    assert "camera=()" in other.headers["Permissions-Policy"]
    assert "worker-src" not in other.headers["Content-Security-Policy"]


def test_a_batch_sent_twice_is_stored_once(sign_in: SignIn) -> None:
    one, staff = FairPassFactory(fair=fair_today()), sign_in(UserFactory(role=Role.STAFF))
    db.session.commit()
    sent = batch(one.code, "1234567890")
    path = f"/fair/checkin/{one.fair_id}/scans"
    first, again = (staff.post(path, json=sent) for _ in range(2))
    assert [each.status_code for each in (first, again)] == [200, 200]
    assert first.json == again.json
    assert [answer["outcome"] for answer in first.json["answers"]] == ["arrived", "broken"]
    assert first.json["answers"][0]["title"] == one.student.full_name
    counts = [db.session.query(kind).count() for kind in (FairScan, FairArrival)]
    assert counts == [1, 1]
    for nonsense in ({}, {"scans": 1}, {"now": "x", "scans": []}):
        assert staff.post(path, json=nonsense).status_code == 400
    assert staff.post(path, data="{").status_code == 400


def test_a_typed_code_without_scripts(sign_in: SignIn) -> None:
    one, staff = BadgeFactory(participant__fair=fair_today()), sign_in(UserFactory(role=Role.STAFF))
    db.session.commit()
    form = {"code": spell_code(one.code), "spot": "Вход", "idempotency_key": str(uuid4())}
    for _ in range(2):
        answer = staff.post(f"/fair/checkin/{one.fair_id}/", data=form, follow_redirects=True)
        assert answer.status_code == 200
    assert db.session.query(FairScan).count() == 1
    figures = staff.page(f"/fair/fairs/{one.fair_id}/attendance", status=200)
    assert "1 из 1" in figures
    for page in ("passes/", "passes/sheet", "arrivals", "missing", "stands-open"):
        assert staff.page(f"/fair/fairs/{one.fair_id}/{page}", status=200)


def test_an_employer_serves_the_own_stand_alone(sign_in: SignIn) -> None:
    stand, other = FairParticipantFactory(fair=fair_today()), FairParticipantFactory()
    one = FairPassFactory(fair=stand.fair, student__consents=())
    user = UserFactory(role=Role.EMPLOYER, organization_id=stand.organization_id)
    employer = sign_in(user)
    db.session.commit()
    start = employer.get(f"/fair/checkin/{stand.fair_id}/")
    assert start.location.endswith(f"stand={stand.id}")
    assert employer.get(start.location).status_code == 200
    assert employer.get(f"/fair/checkin/{stand.fair_id}/?stand={other.id}").status_code == 404
    path = f"/fair/checkin/{stand.fair_id}/scans"
    assert employer.post(path, json=batch(one.code)).status_code == 403
    assert employer.post(f"{path}?stand={other.id}", json=batch(one.code)).status_code == 404
    told = employer.post(f"{path}?stand={stand.id}", json=batch(one.code)).json["answers"][0]
    assert one.student.last_name not in told["title"]  # no consent to the transfer
    assert "без записи" in told["detail"]
    assert employer.get(told["url"]).status_code == 200


def test_a_visitor_registers_and_is_admitted(
    client: FlaskClient, sign_in: SignIn, letters: Letters
) -> None:
    fair, staff = fair_today(), sign_in(UserFactory(role=Role.STAFF))
    db.session.commit()
    form = {"name": "Гостья", "email": "g@example.org", "consent": "y"}
    answer = client.post(f"/fair/fairs/{fair.id}/visit", data=form)
    assert answer.status_code == 302
    page = client.get(answer.location)
    assert "Гостья" in text_of(page, status=200)
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert client.get("/fair/visit/somebody-elses").status_code == 404
    assert len(letters.take()) == 1
    form = {"name": "Гость", "idempotency_key": str(uuid4())}
    admitted = staff.post(f"/fair/checkin/{fair.id}/visitor", data=form, follow_redirects=True)
    assert "Приход отмечен" in text_of(admitted, status=200)
    assert VisitorPassFactory(fair=fair).token


def test_a_lost_sign_in_is_told_by_the_state(client: FlaskClient, sign_in: SignIn) -> None:
    assert client.get("/fair/checkin/state").json == {"viewer": None}
    staff = UserFactory(role=Role.STAFF)
    assert sign_in(staff).get("/fair/checkin/state").json["viewer"] == staff.id
    worker = client.get("/fair/checkin/worker.js")
    assert worker.status_code == 200
    assert worker.mimetype == "text/javascript"


def test_the_missing_are_the_expected_without_an_arrival(sign_in: SignIn) -> None:
    application = ApplicationFactory(vacancy__fair=fair_today())
    staff = sign_in(UserFactory(role=Role.STAFF))
    db.session.commit()
    path = f"/fair/fairs/{application.fair_id}/missing"
    assert application.student.full_name in staff.page(path, status=200)
    form = {"student_id": application.student_id, "idempotency_key": str(uuid4())}
    answer = staff.post(f"/fair/checkin/{application.fair_id}/student", data=form)
    assert answer.status_code == 302
    assert "Приход отмечен" in staff.page(path, status=200)  # the message of the form
    assert application.student.full_name not in staff.page(path, status=200)


def test_a_file_of_minors_telephones_enters_the_log_of_access(sign_in: SignIn) -> None:
    fair = fair_today()
    for born in (date(2007, 5, 17), date(2004, 5, 17)):
        ApplicationFactory(vacancy__fair=fair, student__birth_date=born)
    staff = sign_in(UserFactory(role=Role.STAFF))
    db.session.commit()
    path = f"/fair/fairs/{fair.id}/missing"
    assert staff.get(path).status_code == 200
    assert staff.get(f"{path}?as=xlsx").status_code == 200
    kept = db.session.scalars(db.select(AccessRecord)).all()
    assert [(one.what, one.people) for one in kept] == [(Seen.SHEET, 1)]


def test_staff_take_back_an_arrival_and_nobody_else_may(sign_in: SignIn) -> None:
    one = FairPassFactory(fair=fair_today())
    staff, employer = (sign_in(UserFactory(role=role)) for role in (Role.STAFF, Role.EMPLOYER))
    stand = FairParticipantFactory(fair=one.fair, state=ParticipantState.WITHDRAWN)
    db.session.commit()
    staff.post(f"/fair/checkin/{one.fair_id}/scans", json=batch(one.code))
    path = f"/fair/fairs/{one.fair_id}/arrivals"
    undoing = f"{path}/{one.arrival.id}/undoing"
    assert "Отменить" in staff.page(path, status=200)
    assert employer.post(undoing).status_code == 403
    assert staff.post(undoing).location.endswith(path)
    assert "Пока никого" in staff.page(path, status=200)
    assert staff.post(undoing).status_code == 404
    desk = f"/fair/checkin/{one.fair_id}/?stand={stand.id}"
    assert staff.get(desk).status_code == 404  # who withdrew has no stand
