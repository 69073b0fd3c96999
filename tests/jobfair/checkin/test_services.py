"""Entries are stored once, arrivals rest on the earliest, badges and talks follow."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from app.accounts.enums import Role
from app.base import clock
from app.base.errors import NotAllowedError, NotFoundError
from app.base.query_count import counted_queries
from app.base.viewer import OPERATOR
from app.extensions import db
from app.jobfair.checkin.enums import HolderKind, ScanOutcome
from app.jobfair.checkin.errors import CheckinClosedError
from app.jobfair.checkin.models import FairArrival, FairPass, FairScan
from app.jobfair.checkin.queries.day import count_present, count_stands
from app.jobfair.checkin.rules import ScanTerms
from app.jobfair.checkin.services.passes import issue_passes, renew_code
from app.jobfair.checkin.services.scans import TakenScan, take_scans, undo_arrival
from app.jobfair.codes import new_code
from app.jobfair.enums import FairState
from app.jobfair.interviews.enums import InterviewState
from app.jobfair.interviews.models import Interview
from app.jobfair.models import Fair
from app.jobfair.venue.models import FairParticipant, FairRepresentative
from tests.factories import UserFactory
from tests.jobfair.checkin.factories import FairPassFactory, fair_today
from tests.jobfair.factories import ApplicationFactory, FairParticipantFactory, InterviewFactory
from tests.letters import Letters

pytestmark = pytest.mark.usefixtures("app")


def scan(code: str | None, at: datetime | None = None, key: str = "") -> ScanTerms:
    return ScanTerms(key or str(uuid4()), code, "Главный вход", at or clock.now())


def take(
    fair: Fair, *scans: ScanTerms, stand: FairParticipant | None = None, actor: object = OPERATOR
) -> list[TakenScan]:
    moment = {"now": clock.now(), "today": clock.today(), "device_now": clock.now()}
    return take_scans(fair, scans, stand=stand, actor=actor, **moment)  # type: ignore[arg-type]


def count(model: type) -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(model)) or 0


def test_the_same_entry_sent_again_gets_the_same_answer() -> None:
    one = FairPassFactory(fair=fair_today())
    entry = scan(one.code)
    first, again = take(one.fair, entry), take(one.fair, entry)
    assert [each[0].outcome for each in (first, again)] == [ScanOutcome.ARRIVED] * 2
    assert (count(FairScan), count(FairArrival)) == (1, 1)


def test_an_arrival_taken_back_is_not_brought_back_by_the_device_that_sends_it_again() -> None:
    one = FairPassFactory(fair=fair_today())
    wrong = scan(one.code)
    take(one.fair, wrong)
    undo_arrival(one.arrival, actor=OPERATOR, now=clock.now(), today=clock.today())
    assert take(one.fair, wrong)[0].outcome is ScanOutcome.UNDONE
    assert count_present(one.fair).total == 0
    assert take(one.fair, scan(one.code))[0].outcome is ScanOutcome.ARRIVED
    assert count_present(one.fair).total == 1


def test_two_doors_give_one_arrival_of_the_earlier() -> None:
    one = FairPassFactory(fair=fair_today())
    late = scan(one.code)
    early = scan(one.code, clock.now() - timedelta(minutes=30))
    assert take(one.fair, late)[0].outcome is ScanOutcome.ARRIVED
    assert take(one.fair, early)[0].outcome is ScanOutcome.ARRIVED  # kept without a connection
    told = take(one.fair, late)[0]
    assert told.outcome is ScanOutcome.AGAIN
    assert told.first is not None
    assert told.first.key == early.key
    assert (count(FairScan), count(FairArrival)) == (2, 1)


def test_a_pass_of_another_fair_is_a_strangers() -> None:
    other = FairPassFactory()
    answers = take(fair_today(), scan(other.code), scan(None), scan(new_code()))
    wanted = [ScanOutcome.STRANGER, ScanOutcome.BROKEN, ScanOutcome.STRANGER]
    assert [one.outcome for one in answers] == wanted
    assert count(FairScan) == 0


def test_somebody_elses_key_is_refused() -> None:
    one, staff = FairPassFactory(fair=fair_today()), UserFactory(role=Role.STAFF)
    entry = scan(one.code)
    take(one.fair, entry)
    with pytest.raises(NotFoundError):
        take(one.fair, entry, actor=staff)


@pytest.mark.parametrize("values", [{"state": FairState.CLOSED}, {"held_on": "ahead"}])
def test_only_a_running_day_takes_arrivals(values: dict[str, object]) -> None:
    if "held_on" in values:
        values = {"held_on": clock.today() + timedelta(days=1)}
    one = FairPassFactory(fair=fair_today(**values))
    with pytest.raises(CheckinClosedError):
        take(one.fair, scan(one.code))


def test_an_employer_keeps_a_stand_and_no_door() -> None:
    stand = FairParticipantFactory(fair=fair_today())
    employer = UserFactory(role=Role.EMPLOYER, organization_id=stand.organization_id)
    one = FairPassFactory(fair=stand.fair)
    with pytest.raises(NotAllowedError):
        take(stand.fair, scan(one.code), actor=employer)
    take(stand.fair, scan(one.code), stand=stand, actor=employer)
    talk = db.session.scalars(db.select(Interview)).one()
    assert (talk.is_walk_in, talk.state) == (True, InterviewState.HELD)


def test_a_stand_marks_the_appointed_talk_once() -> None:
    talk = InterviewFactory(participant__fair=fair_today())
    stand = talk.participant
    one = FairPassFactory(fair=stand.fair, student=talk.student)
    entry = scan(one.code)
    taken = take(stand.fair, entry, stand=stand)[0]
    assert taken.talk is talk
    assert (talk.state, talk.is_walk_in) == (InterviewState.HELD, False)
    talk.state, talk.held_at = InterviewState.MISSED, None  # somebody took it back
    db.session.flush()
    take(stand.fair, entry, stand=stand)
    assert talk.state is InterviewState.MISSED


def _readings(statements: list[str]) -> int:
    own = [one for one in statements if "FROM cluster_settings" not in one]
    return sum(one.startswith("SELECT") for one in own)


def test_what_a_stand_kept_on_the_device_costs_the_same_for_few_and_many() -> None:
    fair = fair_today()
    stand = FairParticipantFactory(fair=fair)

    def batch(size: int) -> list[ScanTerms]:
        passes = [FairPassFactory(fair=fair) for _ in range(size)]
        for one in passes[: size // 2]:
            InterviewFactory(participant=stand, student=one.student)
        return [scan(one.code) for one in passes]

    few, many = batch(4), batch(24)
    with counted_queries() as of_few:
        take(fair, *few, stand=stand)
    with counted_queries() as of_many:
        taken = take(fair, *many, stand=stand)
    assert _readings(of_many) == _readings(of_few)  # a new talk is one statement, no more
    talks = [one.talk for one in taken if one.talk]
    assert len(talks) == 24
    assert sum(talk.is_walk_in for talk in talks) == 12
    assert {talk.state for talk in talks} == {InterviewState.HELD}


def test_a_badge_opens_its_stand() -> None:
    stand = FairParticipantFactory(fair=fair_today())
    badge = FairRepresentative(participant=stand, name="Представитель", code=new_code())
    db.session.add(badge)
    db.session.flush()
    assert tuple(count_stands(stand.fair)) == (1, 0)
    take(stand.fair, scan(badge.code))
    take(stand.fair, scan(badge.code))
    made = db.session.scalars(db.select(FairPass)).one()
    assert made.kind is HolderKind.REPRESENTATIVE
    assert tuple(count_stands(stand.fair)) == (1, 1)
    assert count_present(stand.fair).representatives == 1


def test_a_replaced_badge_opens_nothing_by_its_old_code() -> None:
    stand = FairParticipantFactory(fair=fair_today())
    badge = FairRepresentative(participant=stand, name="Представитель", code=new_code())
    db.session.add(badge)
    db.session.flush()
    old = badge.code
    take(stand.fair, scan(old))
    renew_code(db.session.scalars(db.select(FairPass)).one(), actor=OPERATOR, now=clock.now())
    assert take(stand.fair, scan(old))[0].outcome is ScanOutcome.STRANGER
    assert take(stand.fair, scan(badge.code))[0].outcome is ScanOutcome.AGAIN
    assert (count(FairPass), count(FairArrival)) == (1, 1)


def test_the_expected_get_one_pass_and_one_letter(letters: Letters) -> None:
    application = ApplicationFactory(vacancy__fair=fair_today(), student__email="a@college.example")
    fair = application.vacancy.fair
    assert [issue_passes(fair, actor=OPERATOR, now=clock.now()) for _ in range(2)] == [1, 0]
    made = db.session.scalars(db.select(FairPass)).one()
    assert len(letters.take()) == 1
    old = made.code
    renew_code(made, actor=OPERATOR, now=clock.now())
    assert made.code != old
    letters.take()
    assert take(fair, scan(old))[0].outcome is ScanOutcome.STRANGER
    assert count_present(fair).missing == 1
    take(fair, scan(made.code))
    assert (count_present(fair).missing, count_present(fair).students) == (0, 1)


def test_nobody_is_taken_back_by_who_keeps_a_stand_or_after_the_results() -> None:
    one = FairPassFactory(fair=fair_today())
    take(one.fair, scan(one.code))
    employer = UserFactory(role=Role.EMPLOYER)
    with pytest.raises(NotAllowedError):
        undo_arrival(one.arrival, actor=employer, now=clock.now(), today=clock.today())
    one.fair.state = FairState.CLOSED
    db.session.flush()
    with pytest.raises(CheckinClosedError):
        undo_arrival(one.arrival, actor=OPERATOR, now=clock.now(), today=clock.today())
    assert count(FairArrival) == 1
