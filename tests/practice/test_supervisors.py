"""Who of the college leads the groups of a period, over HTTP."""

from flask.testing import FlaskClient

from app.extensions import db
from app.practice.models import PeriodSupervisor
from tests.factories import StudyGroupFactory
from tests.pages import text_of
from tests.practice.factories import PeriodSupervisorFactory, PracticePeriodFactory

KEY = "7b0ac0de-0a3c-4b53-9f58-1f0a3f6f9c12"


def test_one_person_leads_several_groups_in_place_of_who_led_them(as_staff: FlaskClient) -> None:
    groups = [StudyGroupFactory(name="3-А"), StudyGroupFactory(name="3-Б")]
    period = PracticePeriodFactory(groups=groups)
    PeriodSupervisorFactory(period=period, group_id=groups[0].id, name="Прежний Пётр Ильич")
    filled = {
        "name": "Ольшанская Вера Павловна",
        "phone": "8 351 200-10-20",
        "groups": [str(group.id) for group in groups],
        "idempotency_key": KEY,
    }
    path = f"/practice/periods/{period.id}/supervisors"
    assert as_staff.post(f"{path}/new", data=filled).status_code == 302
    stored = db.session.scalars(db.select(PeriodSupervisor)).all()
    assert {one.group_id: one.name for one in stored} == dict.fromkeys(
        (group.id for group in groups), "Ольшанская Вера Павловна"
    )
    page = text_of(as_staff.get(path))
    assert "Прежний" not in page
    assert page.count("+7 (351) 200-10-20") == 2


def test_a_group_of_another_period_is_refused(as_staff: FlaskClient) -> None:
    period = PracticePeriodFactory()
    filled = {"name": "Кто-то", "groups": [str(StudyGroupFactory().id)], "idempotency_key": KEY}
    answer = as_staff.post(f"/practice/periods/{period.id}/supervisors/new", data=filled)
    assert "Выберите значения из списка" in text_of(answer)
    assert db.session.scalars(db.select(PeriodSupervisor)).all() == []
