"""Those a fair left without work go on: to a second round, to practice, by one act of a list."""

from datetime import date
from typing import Any

from app.base.choices import FEW
from app.extensions import db
from app.jobfair.checkin.queries.passes import is_expected
from app.jobfair.enums import ApplicationState, FairState
from app.jobfair.queries.recipients import addresses_of_guests
from app.jobfair.venue.models import FairGuest
from app.practice.call_models import PracticeCall
from app.practice.enums import PeriodState
from app.students.models import Student
from tests.jobfair.factories import ApplicationFactory, FairFactory
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import PracticePeriodFactory


def _left(fair: Any, **values: Any) -> Student:
    student: Student = ApplicationFactory(vacancy__fair=fair, **values).student
    return student


def _asked(client: Any, act: str, fair: Any) -> str:
    path = f"/fair/fairs/{fair.id}/graduates?act={act}&rows=all"
    return str(client.page(path, status=200)).replace("\xa0", " ")


def test_who_has_no_work_is_invited_once_to_the_second_round(
    as_staff: Any, letters: Letters
) -> None:
    fair, second = FairFactory(state=FairState.HELD), FairFactory(title="Второй тур")
    left = _left(fair, student__email="left@a.example")
    mute = _left(fair, student__email=None)
    _left(fair, state=ApplicationState.ACCEPTED, student__email="works@a.example")
    db.session.commit()
    asked = _asked(as_staff, "jobfair.second_round", fair)
    assert "Уйдёт 1 письмо" in asked
    assert "уже приняли предложение" in asked
    everybody = ",".join(map(str, db.session.scalars(db.select(Student.id))))
    data = {"ids": everybody, "earlier_id": fair.id, "fair_id": second.id}
    for _ in range(2):
        answer = as_staff.post("/lists/acts/jobfair.second_round", data=data)
        assert answer.status_code == 302, text_of(answer, status=422)
    assert [one.recipient for one in letters.take()] == ["left@a.example"]
    invited = db.session.scalars(db.select(FairGuest.student_id))
    assert set(invited) == {left.id, mute.id}
    expected = set(db.session.scalars(db.select(Student.id).where(is_expected(second.id))))
    assert expected == {left.id, mute.id}
    assert addresses_of_guests(second) == ["left@a.example"]
    page = as_staff.page(f"/fair/fairs/{fair.id}/graduates?called=yes", status=200)
    assert page.count("на второй тур: Второй тур") == 2
    assert f"26 февраля 2024 г., {as_staff.user.display_name}" in page.replace("\xa0", " ")
    waiting = as_staff.page(f"/fair/fairs/{fair.id}/graduates?called=no", status=200)
    assert "на второй тур: Второй тур" not in waiting


def test_without_a_second_fair_nobody_is_handed_on(as_staff: Any) -> None:
    fair = FairFactory(state=FairState.HELD)
    _left(fair)
    db.session.commit()
    assert "сначала добавьте следующую ярмарку" in _asked(as_staff, "jobfair.second_round", fair)


def test_who_has_no_work_is_called_to_practice(as_staff: Any, letters: Letters) -> None:
    fair = FairFactory(state=FairState.HELD)
    left = _left(fair, student__email="left@a.example")
    other = _left(fair, student__email="other@a.example")  # whose group takes no part
    period = PracticePeriodFactory(
        state=PeriodState.OPEN,
        groups=[left.group],
        applications_open_on=date(2024, 2, 1),
        applications_open_until=date(2024, 3, 1),
    )
    db.session.commit()
    assert f"{period.title}: 1 письмо" in _asked(as_staff, "practice.call", fair)
    data = {"ids": f"{left.id},{other.id}", "period_id": period.id}
    for _time in range(2):
        as_staff.post("/lists/acts/practice.call", data=data)
    assert [one.recipient for one in letters.take()] == ["left@a.example"]
    [call] = db.session.scalars(db.select(PracticeCall))
    assert (call.student_id, call.called_by_id) == (left.id, as_staff.user.id)
    asked = _asked(as_staff, "practice.call", fair)
    assert f"{period.title}: 0 писем" in asked
    assert "уже позвали раньше" in asked
    page = as_staff.page(f"/fair/fairs/{fair.id}/graduates", status=200)
    assert page.count(f"на практику: {period.title}") == 1


def test_the_second_round_is_searched_among_many_fairs(as_staff: Any) -> None:
    fair = FairFactory(state=FairState.HELD)
    _left(fair)
    FairFactory.create_batch(FEW + 1)
    FairFactory(title="Осенний второй тур", held_on=date(2024, 10, 10))
    FairFactory(title="Прошлогодняя", state=FairState.CLOSED)
    db.session.commit()
    path = f"/choices/second-rounds?earlier={fair.id}"
    [found] = as_staff.get(f"{path}&q=осенний").json
    assert found["text"].startswith("Осенний второй тур, 10")
    assert as_staff.get(f"{path}&q=прошлогодняя").json == []
