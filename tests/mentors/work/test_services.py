"""What the use cases of a mentorship keep and refuse, whoever calls them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask

from app.accounts.enums import Role
from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.base.query_count import counted_queries
from app.base.terms import terms_of
from app.documents.snapshot import render_snapshot
from app.extensions import db
from app.mentors.cards import mentors_of_student
from app.mentors.enums import EndGround, MentorshipKind, MentorshipState
from app.mentors.errors import AlreadyMentoredError, NoticeTooShortError
from app.mentors.models import Mentorship
from app.mentors.programmes.errors import OtherProgrammeError
from app.mentors.rules import BreakOffTerms, MentorshipTerms
from app.mentors.services import break_off_mentorship, start_mentorship
from app.mentors.work import queries
from app.mentors.work.dates import entries as calendar
from app.mentors.work.enums import FeedbackSide, WorkKind
from app.mentors.work.errors import FeedbackGivenError, LongDayError, SamePersonError
from app.mentors.work.rules import (
    EntryTerms,
    MenteeTerms,
    MentoringFeedbackTerms,
    MentoringMeetingTerms,
    MentoringSeriesTerms,
    NoticeTerms,
    ReplacementTerms,
)
from app.mentors.work.services import entries, feedback, lives, meetings
from app.mentors.work.services.report import issue_report
from app.plan.enums import Topic
from tests.factories import (
    ItemFactory,
    OrganizationFactory,
    StudentFactory,
    UserFactory,
    user_of,
)
from tests.mentors.factories import MentorFactory, MentorPostFactory, MentorshipFactory, account_of
from tests.mentors.programmes.factories import MentoringProgrammeFactory
from tests.mentors.work.factories import (
    MenteeFactory,
    MentorshipEntryFactory,
    MentorshipFeedbackFactory,
    MentorshipMeetingFactory,
    MentorshipStageFactory,
)
from tests.practice.factories import PlacementFactory, PracticePeriodFactory, PracticePlaceFactory

TODAY, NOW = date(2024, 2, 26), datetime(2024, 2, 26, 9, tzinfo=UTC)
LATER = {"today": TODAY, "now": NOW}
TWO_HOURS = EntryTerms(TODAY, 120, WorkKind.LESSON)


ENDED = {"state": MentorshipState.FINISHED, "ends_on": date(2024, 1, 20), "result": "Да"}


def of_workers(**values: Any) -> Mentorship:
    mentee = MenteeFactory()
    return MentorshipFactory(student=None, mentee=mentee, kind=mentee.kind, **values)


def test_hours_are_noted_by_the_mentor_and_the_college_alone(app: Flask) -> None:
    mentorship = MentorshipFactory()
    student, stranger = user_of(mentorship.student), account_of(MentorFactory())
    for actor in (student, stranger):
        with pytest.raises(NotAllowedError):
            entries.add_entry(mentorship, terms=TWO_HOURS, actor=actor, **LATER)
    mentor = account_of(mentorship.mentor)
    for _time in range(4):
        entries.add_entry(mentorship, terms=TWO_HOURS, actor=mentor, **LATER)
    with pytest.raises(LongDayError):
        entries.add_entry(mentorship, terms=TWO_HOURS, actor=UserFactory(), **LATER)
    assert queries.minutes_of_mentor(mentorship.mentor) == 480


def test_a_student_is_led_by_a_programme_and_for_the_practice_at_the_mentors_base(
    app: Flask,
) -> None:
    mentor, student, staff = MentorFactory(), StudentFactory(), UserFactory()
    place = PracticePlaceFactory(
        organization=mentor.organization, period=PracticePeriodFactory(state="published")
    )
    placement = PlacementFactory(period=place.period, place=place, student=student)
    programme = MentoringProgrammeFactory()
    item = ItemFactory(topic=Topic.MENTORING)
    terms = MentorshipTerms(student.id, TODAY, [item.id], "Цель", programme.id)
    mentorship = lives.begin_mentorship(mentor, terms=terms, actor=staff, **LATER)
    assert (mentorship.ground, mentorship.ground_id) == ("practice_placements", placement.id)
    assert [one.title for one in queries.list_stages(mentorship)] == ["Знакомство", "Пробные уроки"]
    for_others = MentoringProgrammeFactory(kind=MentorshipKind.STUDENT_PUPIL)
    other = MentorshipTerms(StudentFactory().id, TODAY, [item.id], "Цель", for_others.id)
    with pytest.raises(OtherProgrammeError):
        lives.begin_mentorship(mentor, terms=other, actor=staff, **LATER)


def test_a_mentorship_is_led_for_the_organization_of_what_it_belongs_to(app: Flask) -> None:
    mentor, student, staff = MentorFactory(), StudentFactory(), UserFactory()
    place = PracticePlaceFactory(period=PracticePeriodFactory(state="published"))
    placement = PlacementFactory(period=place.period, place=place, student=student)
    MentorPostFactory(mentor_id=mentor.id, organization=place.organization)
    terms = MentorshipTerms(student.id, TODAY, [ItemFactory(topic=Topic.MENTORING).id])
    led = lives.begin_mentorship(mentor, terms=terms, actor=staff, **LATER)
    ground = (led.ground, led.ground_id)
    assert ground == ("practice_placements", placement.id)
    assert led.organization == place.organization
    lives.set_ground(led, ground=None, actor=staff, today=TODAY)
    assert led.organization_id == mentor.organization_id
    lives.set_ground(led, ground=ground, actor=staff, today=TODAY)
    assert led.organization_id == place.organization_id
    change = ReplacementTerms(MentorFactory().id, TODAY, "Болезнь", notice_on=date(2024, 2, 1))
    following = lives.replace_mentor(led, terms=change, actor=staff, **LATER)
    assert following.organization_id == place.organization_id
    mentee = MenteeTerms(MentorshipKind.TEACHER_TEACHER, "Вера", OrganizationFactory().id)
    of_school = MentorshipTerms(None, TODAY, terms.plan_item_ids)
    school = lives.begin_mentorship(mentor, terms=of_school, mentee=mentee, actor=staff, **LATER)
    assert school.organization_id == mentee.organization_id


def test_the_card_of_a_student_links_what_its_reader_may_open(app: Flask) -> None:
    own = MentorshipFactory()
    other = MentorshipFactory(student=own.student)
    employer = UserFactory(role=Role.EMPLOYER, organization_id=own.organization_id)
    seen = ((employer, {own}), (UserFactory(), {own, other}))
    with app.test_request_context():
        for viewer, opened in seen:
            panel = mentors_of_student(own.student, viewer)
            assert panel is not None
            assert {line.url for line in panel.lines} - {""} == {
                f"/mentors/mentorships/{one.id}" for one in opened
            }


def test_another_mentor_goes_on_and_the_history_stays(app: Flask) -> None:
    former, staff = MentorshipFactory(), UserFactory()
    entry = MentorshipEntryFactory(mentorship=former)
    MentorshipStageFactory(mentorship_id=former.id, done_on=TODAY)
    MentorshipStageFactory(mentorship_id=former.id, ordinal=2, title="Уроки")
    past = MentorshipMeetingFactory(mentorship=former, held_on=date(2024, 2, 20))
    ahead = MentorshipMeetingFactory(mentorship=former, held_on=date(2024, 3, 5))
    terms = ReplacementTerms(former.mentor_id, TODAY, "Отпуск")
    with pytest.raises(SamePersonError):
        lives.replace_mentor(former, terms=terms, actor=staff, **LATER)
    terms = ReplacementTerms(MentorFactory().id, TODAY, "Отпуск")
    following = lives.replace_mentor(former, terms=terms, actor=staff, **LATER)
    assert (former.state, former.ended_by) == (MentorshipState.BROKEN_OFF, EndGround.REPLACED)
    assert former.ends_on == date(2024, 2, 25)
    assert following.follows_id == former.id
    assert following.plan_item_ids == former.plan_item_ids
    assert (entry.mentorship_id, past.mentorship_id) == (former.id, former.id)
    assert ahead.mentorship_id == following.id
    assert [one.title for one in queries.list_stages(following)] == ["Уроки"]
    assert [one.id for one in queries.list_earlier(following)] == [former.id]
    with pytest.raises(MoveNotAllowedError):
        lives.replace_mentor(former, terms=terms, actor=staff, **LATER)


def test_workers_part_three_working_days_after_the_notice(app: Flask) -> None:
    mentorship, staff = of_workers(), UserFactory()
    mentor = account_of(mentorship.mentor)
    notice = NoticeTerms(EndGround.MENTOR_REFUSED, "Неполный день")
    cancelled = NoticeTerms(EndGround.ORGANIZATION_CANCELLED, "Приказ")
    with pytest.raises(NotAllowedError):
        lives.give_notice(mentorship, terms=cancelled, actor=mentor, **LATER)
    lives.give_notice(mentorship, terms=notice, actor=mentor, **LATER)
    with pytest.raises(MoveNotAllowedError):
        lives.give_notice(mentorship, terms=notice, actor=staff, **LATER)
    end = terms_of(mentorship, BreakOffTerms, ends_on=date(2024, 2, 28))
    with pytest.raises(NoticeTooShortError, match=r"29\sфевраля"):
        break_off_mentorship(mentorship, terms=end, actor=staff, today=date(2024, 2, 28), now=NOW)
    end = terms_of(mentorship, BreakOffTerms, ends_on=date(2024, 2, 29))
    break_off_mentorship(mentorship, terms=end, actor=staff, today=date(2024, 3, 1), now=NOW)
    assert mentorship.state is MentorshipState.BROKEN_OFF


def test_one_mentee_has_one_mentorship_with_a_mentor_at_a_time(app: Flask) -> None:
    present = of_workers()
    terms = terms_of(present, MentorshipTerms)
    with pytest.raises(AlreadyMentoredError):
        start_mentorship(
            present.mentor, terms=terms, mentee=present.mentee, actor=UserFactory(), **LATER
        )


def test_feedback_is_shown_from_three_answers_on_and_given_once(app: Flask) -> None:
    mentorship = MentorshipFactory()
    answer = MentoringFeedbackTerms(5, 3, 4, "б")
    student = user_of(mentorship.student)
    feedback.give_feedback(mentorship, terms=answer, actor=student, today=TODAY)
    with pytest.raises(FeedbackGivenError):
        feedback.give_feedback(mentorship, terms=answer, actor=student, today=TODAY)
    with pytest.raises(NotAllowedError):
        feedback.give_feedback(mentorship, terms=answer, actor=UserFactory(), today=TODAY)
    mentor = mentorship.mentor
    MentorshipFeedbackFactory(mentorship__mentor=mentor, words="а")
    MentorshipFeedbackFactory(mentorship__mentor=mentor, side=FeedbackSide.MENTOR)
    again = MentorshipFactory(mentor=mentor, student=mentorship.student, **ENDED)
    MentorshipFeedbackFactory(mentorship=again, clarity=1)  # a third answer of two people
    assert queries.feedback_on(mentor) is None
    MentorshipFeedbackFactory(mentorship__mentor=mentor)
    found = queries.feedback_on(mentor)
    assert found is not None
    # The student who answered twice counts as one, with 3 as the mean: (3 + 5 + 5) / 3.
    assert (found.answers, found.clarity, found.words) == (3, 4.3, ["а", "б"])


def test_what_is_next_and_due_costs_the_same_for_many(app: Flask) -> None:
    one, other = MentorshipFactory(), MentorshipFactory()
    MentorshipMeetingFactory(mentorship=one, held_on=date(2024, 3, 12))
    nearest = MentorshipMeetingFactory(mentorship=one, held_on=date(2024, 3, 5))
    held = MentorshipMeetingFactory(mentorship=one, held_on=date(2024, 2, 20))
    missed = MentorshipMeetingFactory(mentorship=one, held_on=date(2024, 2, 22))
    MentorshipEntryFactory(mentorship=one, day=held.held_on)
    MentorshipEntryFactory(mentorship=one, day=date(2024, 1, 20), minutes=45)
    with counted_queries() as statements:
        due = queries.due_of([one.id, other.id], today=TODAY)
    assert len(statements) == 3
    assert due[one.id].next_meeting == nearest
    assert due[one.id].overdue == missed
    assert (due[one.id].minutes, due[one.id].this_month) == (135, 90)
    assert due[one.id].last_on == held.held_on
    assert due[other.id] == queries.MentorshipDue()


def test_a_series_passes_over_days_that_are_taken_and_stands_in_calendars(app: Flask) -> None:
    mentorship = MentorshipFactory()
    mentor = account_of(mentorship.mentor)
    MentorshipMeetingFactory(mentorship=mentorship, held_on=date(2024, 3, 4))
    series = MentoringSeriesTerms(MentoringMeetingTerms(TODAY, "Разбор"), count=3)
    planned = meetings.plan_meetings(mentorship, terms=series, actor=mentor, today=TODAY)
    assert [one.held_on for one in planned] == [TODAY, date(2024, 3, 11)]
    for viewer in (mentor, user_of(mentorship.student)):
        found = list(calendar(viewer, TODAY, date(2024, 3, 31)))
        assert [one.first for one in found] == [TODAY, date(2024, 3, 4), date(2024, 3, 11)]
    assert not list(calendar(UserFactory(), TODAY, date(2024, 3, 31)))


def test_a_report_is_a_paper_that_no_later_change_reaches(app: Flask) -> None:
    mentorship, staff = MentorshipFactory(), UserFactory()
    MentorshipEntryFactory(mentorship=mentorship)
    end = BreakOffTerms(TODAY, "Переезд", EndGround.AGREEMENT)
    break_off_mentorship(mentorship, terms=end, actor=staff, **LATER)
    paper = issue_report(mentorship, actor=staff, **LATER)
    assert paper.snapshot is not None
    assert (
        paper.snapshot["values"]["total"]
        == "1\N{NO-BREAK SPACE}ч\N{NO-BREAK SPACE}30\N{NO-BREAK SPACE}мин"
    )
    mentorship.mentor.last_name = "Другая"
    db.session.flush()
    assert "Другая" not in str(paper.snapshot)
    assert render_snapshot(paper.snapshot, "docx")  # type: ignore[arg-type]
    again = issue_report(mentorship, actor=staff, **LATER)
    assert (again.number, paper.superseded_by_id) == ("2", again.id)
