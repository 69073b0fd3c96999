"""What the forms of each package need to be filled in well; a new form is one line here.

`CREATED`: forms that make a record, with the fields a guess does not fill. `EDITED`: forms that
carry the version of a record. Tests of what every form owes walk both; a form of the site that
stands in neither fails them.
"""

from collections.abc import Callable

from app.activities.meetings.enums import MeetingState
from app.activities.meetings.models import Meeting
from app.contracts.enums import ContractState
from app.contracts.models import TargetContract
from app.extensions import db
from app.practice.conditions.models import KeptApart
from app.practice.enums import PeriodState
from app.practice.models import PracticePeriod
from app.surveys.enums import SurveyState
from app.surveys.models import Survey
from tests.activities.documents.factories import ApprovedDocumentFactory
from tests.activities.events.factories import HeldEventFactory
from tests.awards import promises as awards
from tests.contracts import promises as contracts
from tests.factories import OutsideStudentFactory, StudentFactory
from tests.jobfair import promises as jobfair
from tests.mentors.factories import MentorFactory
from tests.outcomes import promises as outcomes
from tests.practice.agreements.factories import AmendmentFactory, SignedAgreementFactory
from tests.practice.factories import PlacementFactory
from tests.practice.preparing import no_conflict, nobody_supervises, practice_under_way
from tests.safety.world import LATELY, World

Prepare = Callable[[World], None]

CREATED: dict[str, dict[str, str]] = {
    "settings.signatory_create": {},
    "settings.organization_signatory_create": {},
    "settings.council_create": {},
    "settings.day_create": {"day": "2024-04-29"},
    "settings.site_create": {"url": "https://college.example/news"},
    "organizations.organization_create": {"name": "ГБОУ «Новая»", "short_name": "Новая"},
    "organizations.contact_create": {},
    "accounts.hat_create": {"role": "council"},
    "accounts.invitation_create": {"email": "new@test.example", "role": "mentor"},
    "joining.request_create": {"phone": "+7 856 200-00-10", "wants_places": "y"},
    "privacy.consent_ask": {"email": "parent@test.example", "until": "2024-03-20"},
    "privacy.text_edit": {"body": "Новый текст."},
    "students.student_create": {"birth_date": "2006-05-17"},
    "students.outside_student_create": {
        "birth_date": "2004-05-17",
        "training_organization": "Педагогический университет",
        "graduation_year": "2026",
    },
    "students.student_invite": {"email": "student@test.example"},
    "students.order_create": {"order_number": "14-с", "order_on": "2024-02-20"},
    "students.year_move": {"order_number": "40-с", "order_on": "2024-02-20"},
    "students.group_create": {"course": "2", "graduation_year": "2026"},
    "students.speciality_create": {"code": "44.02.77"},
    **contracts.CREATED,
    **{f"mentors.{name}_create": {} for name in ("mentor", "mentorship", "post")},
    "mentors.appointment_create": {"signed_on": "2024-02-20", "starts_on": "2024-02-21"},
    "mentors.training_create": {"finished_on": "2024-02-12"},
    "mentors.mentee_create": {"kind": "student_pupil", "consent_on": "2024-02-20"},
    "mentors.programme_create": {"stage_lines": "Знакомство — карта наблюдений"},
    "mentors.entry_create": {"day": "2024-02-20", "minutes": "60"},
    "mentors.mentoring_meeting_create": {"held_on": "2024-03-12", "count": "1"},
    "practice.period_create": {
        "starts_on": "2024-04-01",
        "ends_on": "2024-04-28",
        "applications_open_on": "2024-02-26",
        "applications_open_until": "2024-03-10",
        "max_wishes": "3",
    },
    "practice.supervisor_create": {},
    "practice.limit_create": {"maximum": "3", "town": "шахтерск"},
    "practice.kept_apart_create": {},
    "practice.conflict_create": {},
    "practice.own_conflict_create": {},
    "practice.clearance_edit": {
        "given_on": "2024-02-12",
        "valid_until": "2025-02-12",
        "number": "12-01",
    },
    "practice.place_create": {"seats": "2", "title": "Другая работа"},
    "practice.placement_create": {},
    "practice.visit_create": {"visited_on": "2024-02-20"},
    "practice.diary_create": {"day": "2024-02-21", "hours": "6"},
    "practice.feedback_create": {"score_1": "5", "score_2": "4", "score_3": "5"},
    "practice.course_end": {"happened_on": "2024-02-26", "order_number": "", "order_on": ""},
    "practice.course_transfer": {
        "happened_on": "2024-02-26",
        "order_number": "",
        "order_on": "",
    },
    "practice.agreement_create": {
        "starts_on": "2024-02-26",
        "ends_on": "2027-08-31",
        "kind": "through",
    },
    "practice.agreement_programme_create": {"students": "5", "starts_on": "", "ends_on": ""},
    "practice.agreement_room_create": {},
    "practice.amendment_create": {"since": "2024-03-01", "until": "2027-08-31"},
    "practice.offer_create": {"seats": "2", "title": "Вожатый"},
    "practice.base_create": {"title": "Корпус 2", "coordinates": "", "town": "Зугрэс"},
    "practice.base_responsible_create": {"since": "2024-02-01"},
    "practice.base_responsible_replace": {"since": "2024-02-01", "name": "Другая Анна"},
    "practice.scenario_create": {},
    "practice.swap_own": {},  # the classmate is known once there is one
    "practice.repair_create": {},  # the place is known once there is one
    "practice.practice_order_create": {"signed_on": "2024-03-01", "number": "12-ПР"},
    "practice.direction_create": {},
    "practice.paper_set_create": {"kinds": "practice_task"},
    **awards.CREATED,
    "activities.certificate_create": {"issued_on": "2024-02-12", "hours": "72"},
    "activities.document_create": {"dated_on": "2024-02-20"},
    "activities.document_ask": {},
    "activities.event_create": {"starts_on": "2024-03-20", "ends_on": "2024-03-21"},
    "activities.event_repeat": {"until": "2024-06-30"},
    "activities.prize_create": {},
    "activities.event_publication_create": {},
    "activities.publication_create": {"event_on": "2024-02-21"},
    "activities.outlet_create": {
        "url": "https://college.example/news/1",
        "published_on": "2024-02-22",
    },
    "activities.meeting_create": {"held_on": "2024-03-20", "starts_at": "14:00"},
    "activities.series_create": {
        "confirmed": "yes",
        "first_year": "2023",
        "rhythm": "quarterly",
        "first_on": "2023-09-15",
        "given_days": "",
        "starts_at": "14:00",
    },
    "activities.question_create": {},
    "activities.guest_create": {},
    "activities.body_member_create": {
        "name": "Зорина Анна Петровна",
        "email": "member@test.example",
        "role": "member",
    },
    "activities.decision_create": {
        "owner_user_id": "",
        "owner_organization_id": "",
        "owner_body_id": "",
        "due_on": "2024-04-01",
    },
    "plan.report_create": {"as_of": "2024-02-26"},
    "plan.amendment_create": {},
    "plan.amendment_item_add": {},
    "activities.working_group_create": {"created_on": "2024-02-20", "term_until": ""},
    "plan.comment_create": {},
    "surveys.survey_create": {"closes_on": "2024-03-20"},
    "surveys.question_create": {"option_lines": "да\nнет"},
    "surveys.forecast_create": {
        "first_year": "2025",
        "last_year": "2027",
        "closes_on": "2024-03-20",
    },
    "surveys.survey_copy": {"closes_on": "2024-03-20"},
    **outcomes.CREATED,
    **jobfair.CREATED,
}
EDITED = (
    "organizations.organization_edit", "accounts.user_edit", "accounts.user_leave",
    "students.student_edit", "students.outside_student_edit", "students.group_edit",
    "plan.item_edit", "plan.item_dates", "plan.item_verdict", "plan.executor_edit",
    "plan.comment_edit",
    "plan.amendment_edit", "plan.amendment_adopt",
    *contracts.EDITED,
    "mentors.mentoring_meeting_edit", "mentors.mentorship_break_off", "mentors.mentorship_replace",
    "mentors.mentorship_finish", "mentors.appointment_edit", "mentors.programme_edit",
    "mentors.passport_edit", "mentors.notice_create", "mentors.mentor_move", "mentors.mentor_edit",
    "mentors.ground_edit", "mentors.stages_edit", "mentors.entry_edit",
    "practice.agreement_edit", "practice.agreement_signatory_edit",
    "practice.agreement_programme_edit", "practice.agreement_room_edit",
    "practice.agreement_sign", "practice.agreement_terminate",
    "practice.amendment_edit", "practice.amendment_sign",
    "practice.base_edit", "practice.base_conditions_edit", "practice.base_responsible_edit",
    "practice.base_responsible_release",
    "practice.visit_edit", "practice.diary_edit",
    "practice.offer_edit", "practice.proposal_detail",
    "practice.rules_edit", "practice.change_undo",
    "practice.period_edit", "practice.place_edit", "practice.programme_edit",
    "practice.supervisor_edit",
    "joining.request_approve", "joining.request_decline",
    "settings.practice_edit",
    "settings.fair_edit",
    "settings.cluster_edit", "settings.college_edit", "settings.signatory_edit",
    "settings.organization_signatory_edit", "settings.letterhead_edit", "settings.council_edit",
    "settings.site_edit", "documents.paper_cancel",
    *awards.EDITED,
    "activities.certificate_edit",
    "activities.document_edit", "activities.document_approve",
    "activities.document_replace", "activities.document_cancel",
    "activities.event_edit", "activities.event_postpone", "activities.event_hold",
    "activities.event_report", "activities.event_cancel",
    "activities.publication_edit", "activities.publication_drop",
    "activities.meeting_edit", "activities.meeting_serve", "activities.meeting_postpone",
    "activities.meeting_cancel", "activities.meeting_fail", "activities.minutes_reopen",
    "activities.question_edit", "activities.question_record",
    "activities.decision_edit", "activities.decision_report", "activities.decision_drop",
    "activities.working_group_edit", "activities.working_group_approve",
    "activities.working_group_disband",
    "activities.body_edit", "activities.body_member_edit", "activities.body_member_end",
    "surveys.survey_edit", "surveys.survey_reopen",
    "surveys.question_edit", "surveys.forecast_edit",
    *outcomes.EDITED, *jobfair.EDITED,
)  # fmt: skip
# Changes without either: the record is the person's own alone, or the step is safe to repeat.
NEITHER = {
    # The same marks and the same words stand there once, however often they are sent.
    "practice.attendance_edit", "practice.place_attendance_edit", "practice.result_edit",
    "practice.reference_edit",
    "lists.filter_create",  # a name used before is refused
    "links.task_answer", "links.link_remind", "links.link_answer",  # taken once
    # A picture alone, a kind and a letter by their names: their versions in tests/settings.
    "settings.emblem_edit", "settings.retention_edit", "settings.letter_edit",
    # A template by its kind and the version one looked at: tests/documents/test_templates.py.
    "documents.template_edit",
    "accounts.login", "accounts.login_by_letter", "accounts.password_forgot",
    "accounts.password_reset",
    "accounts.invitation_accept", "accounts.account_detail", "plan.topic_list",
    "plan.import_create", "plan.import_columns",  # a document is read as often as one likes
    "practice.agreement_host_list",  # who has a draft is passed over
    # Confirmed again it has the figures of today; the last order of those who wish stands.
    "practice.hosting_confirm", "practice.wishers_edit",
    "practice.hosting_answer",  # the last answer stands; the log has those before
    "practice.publication_create", "awards.round_close",
    # A student names one companion, the last; a bed is wanted or not.
    "practice.own_conditions_edit",
    # A second round has one day, the last; what a student chose in it is the own list.
    "practice.second_round_edit", "practice.second_wishes_edit", "practice.wishes_edit",
    "practice.base_list_send", "practice.direction_issue",  # who has a true paper gets no other
    "awards.nominations_open", "awards.scoring_start", "awards.scoring_end",
    "awards.nomination_return", "awards.nomination_withdraw",
    "twins.pair_create",  # two records are one pair
    "privacy.consent_create",  # the same signature is there once
    "privacy.consent_withdraw", "privacy.person_erase",  # what is done is refused
    "imports.import_create",  # the same file waits once
    "imports.layout_edit",  # a file is read anew as often as one likes
    "files.attachment_create", "files.attachment_replace",  # the same file hangs there once
    # What was marked or answered stands there once; what left, failed or was signed is refused.
    "activities.meeting_invite", "activities.meeting_answer", "activities.roll_edit",
    "activities.minutes_sign",
    "activities.version_create",  # the same file is one version
    "activities.sheet_answer",  # answered once
    "mentors.mentoring_feedback_create",  # each side answers once
    "surveys.invitation_create",  # an organization is asked once
    "surveys.survey_sum_up",  # what was summed up is refused
    "surveys.reply_edit",  # the same numbers stand there once
    "plan.diary_detail",  # one's own wishes
    "plan.amendment_item_edit",  # an item stands in a draft once, with the last words
    *awards.NEITHER,
    *jobfair.NEITHER,
}  # fmt: skip


def _draft_period(world: World) -> None:
    db.session.get_one(PracticePeriod, world.ids["period_id"]).state = PeriodState.DRAFT


def _outside_student(world: World) -> None:
    world.ids["student_id"] = OutsideStudentFactory().id


def _another_student(world: World) -> None:
    student = StudentFactory(group=world.student.group)
    world.ids["student_id"] = student.id


def _ended_contract(world: World) -> None:
    contract = db.session.get_one(TargetContract, world.ids["contract_id"])
    contract.state = ContractState.TERMINATED


def _held_event(world: World) -> None:
    world.ids["event_id"] = HeldEventFactory().id


def _meeting_held(world: World) -> None:
    db.session.get_one(Meeting, world.ids["meeting_id"]).state = MeetingState.HELD


def _minutes_signed(world: World) -> None:
    meeting = db.session.get_one(Meeting, world.ids["meeting_id"])
    meeting.state, meeting.signed_on = MeetingState.SIGNED, meeting.held_on
    meeting.minutes_number = 1


def _approved_document(world: World) -> None:
    ApprovedDocumentFactory(title="Новый регламент")
    world.ids["document_id"] = ApprovedDocumentFactory().id


def _another_mentor(world: World) -> None:
    world.ids["mentor_id"] = MentorFactory(organization=world.organization).id


def _closed_survey(world: World) -> None:
    survey = db.session.get_one(Survey, world.ids["survey_id"])
    survey.state, survey.opened_at = SurveyState.CLOSED, LATELY


def _classmate(world: World) -> None:
    _published_period(world)
    period = db.session.get_one(PracticePeriod, world.ids["period_id"])
    mate = PlacementFactory(period=period).student
    CREATED["practice.swap_own"]["whom"] = f"s{mate.id}"


def _closed_period(world: World) -> None:
    db.session.get_one(PracticePeriod, world.ids["period_id"]).state = PeriodState.CLOSED


def _published_period(world: World) -> None:
    period = db.session.get_one(PracticePeriod, world.ids["period_id"])
    period.state, period.published_at = PeriodState.PUBLISHED, LATELY
    CREATED["practice.repair_create"]["place_id"] = str(world.ids["place_id"])


def _signed_agreement(world: World) -> None:
    world.ids["agreement_id"] = SignedAgreementFactory(organization=world.organization).id


def _open_amendment(world: World) -> None:
    world.ids["edition_id"] = AmendmentFactory(agreement__organization=world.organization).id


def _published_practice(world: World) -> None:
    period = db.session.get_one(PracticePeriod, world.ids["period_id"])
    period.state, period.published_at = PeriodState.PUBLISHED, LATELY


def _two_students(world: World) -> None:
    db.session.execute(db.delete(KeptApart))
    another = StudentFactory(group=world.student.group)
    # Of one list twice the first would be one person.
    CREATED["practice.kept_apart_create"]["second_id"] = str(another.id)
    CREATED["practice.kept_apart_create"]["first_id"] = str(world.student.id)


# What must be so before a form can be filled in, where the common world is further on.
PREPARED: dict[str, Prepare] = {
    "practice.supervisor_create": nobody_supervises,
    "practice.conflict_create": no_conflict,
    "practice.own_conflict_create": no_conflict,
    "practice.kept_apart_create": _two_students,
    "practice.visit_create": practice_under_way,
    "practice.diary_create": practice_under_way,
    "practice.diary_edit": practice_under_way,
    "practice.feedback_create": practice_under_way,
    "practice.course_end": practice_under_way,
    "practice.course_transfer": practice_under_way,
    "contracts.contract_create": _ended_contract,
    **contracts.PREPARED,
    "practice.amendment_create": _signed_agreement,
    "practice.amendment_edit": _open_amendment,
    "practice.amendment_sign": _open_amendment,
    **awards.PREPARED,
    "surveys.survey_reopen": _closed_survey,
    "activities.document_replace": _approved_document,
    "activities.event_report": _held_event,
    "activities.prize_create": _held_event,
    "activities.question_record": _meeting_held,
    "activities.decision_create": _meeting_held,
    "activities.decision_edit": _meeting_held,
    "activities.decision_report": _minutes_signed,
    "activities.decision_drop": _minutes_signed,
    "activities.minutes_reopen": _minutes_signed,
    "students.student_invite": _another_student,
    "students.outside_student_edit": _outside_student,
    "practice.limit_create": _draft_period,
    "practice.rules_edit": _draft_period,
    "practice.placement_create": _another_student,
    "practice.repair_create": _published_period,
    "practice.practice_order_create": _published_practice,
    "practice.direction_create": _published_practice,
    "practice.scenario_create": _closed_period,
    "practice.swap_own": _classmate,
    "mentors.mentorship_create": _another_mentor,
    **outcomes.PREPARED,
    **jobfair.PREPARED,
}
