"""A cluster where each kind of record belongs to known people, and every address of the site."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from itertools import product
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import AnyConverter, IntegerConverter, Rule

from app.accounts.enums import Role
from app.accounts.models import User
from app.accounts.roles import grants
from app.awards.enums import RoundState
from app.contracts.requisites.models import CitizenRequisites
from app.extensions import db
from app.organizations.models import ContactPerson, Organization
from app.plan.reading import read_plan_rows
from app.plan.reading.source import PlanSource
from app.plan.services.uploads import store_upload
from app.practice.enums import PeriodState
from app.privacy.kinds import PROCESSING
from app.students.models import Student
from app.web.access import Access, access_of
from tests.awards.factories import (
    AwardRoundFactory,
    LetterFactory,
    NominationFactory,
    submit_sheet,
)
from tests.awards.honours.factories import HonourFactory
from tests.contracts.factories import ContractFactory, ObligationFactory, PaymentFactory
from tests.documents.factories import PaperFactory, PaperTemplateFactory
from tests.factories import (
    FurtherHatFactory,
    OrganizationFactory,
    StudentFactory,
    UserFactory,
    user_of,
)
from tests.files.factories import AttachmentFactory
from tests.imports.factories import ImportRunFactory
from tests.jobs.factories import JobFactory
from tests.joining.factories import JoinRequestFactory
from tests.links.factories import TaskLinkFactory
from tests.mentors.factories import (
    AppointmentLineFactory,
    MentorFactory,
    MentorPostFactory,
    MentorshipFactory,
    MentorTrainingFactory,
    account_of,
)
from tests.mentors.programmes.factories import MentoringProgrammeFactory
from tests.mentors.work.factories import (
    MentorshipEntryFactory,
    MentorshipMeetingFactory,
    MentorshipStageFactory,
)
from tests.notifications.factories import LetterFactory as OutgoingLetterFactory
from tests.plan.amendments.factories import AmendmentChangeFactory
from tests.plan.factories import ItemCommentFactory, PlanExecutorFactory, plan_text
from tests.practice.agreements.factories import (
    PracticeAgreementFactory,
    SignedAgreementFactory,
)
from tests.practice.conditions.factories import (
    KeptApartFactory,
    PeriodLimitFactory,
    PracticeConflictFactory,
)
from tests.practice.factories import (
    DistributionFactory,
    PeriodSupervisorFactory,
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    ScenarioSeatFactory,
    SeatChangeFactory,
    SwapProposalFactory,
    apply_for,
)
from tests.practice.offers.factories import PlaceProposalFactory
from tests.practice.papers.factories import (
    PracticeBaseListFactory,
    PracticePaperSetFactory,
    PracticeProgrammeFactory,
)
from tests.practice.registry.factories import BaseResponsibleFactory
from tests.practice.rounds.factories import SecondChoiceFactory
from tests.practice.weeks.factories import DiaryEntryFactory, SupervisorVisitFactory
from tests.privacy.factories import consent_of
from tests.rows import made_once
from tests.safety.world_of_fair import fair
from tests.safety.world_of_office import lists, settings, years
from tests.safety.world_of_work import (
    LATELY,
    activities,
    documents,
    meetings,
    offers,
    outcomes,
    surveys,
)
from tests.twins.factories import MergeFactory

SignIn = Callable[[User], FlaskClient]
WORDS = {"table": "organizations"}  # what stands in addresses beside ids
# What a minor's card holds and nobody outside of the college may read.
SECRETS = {
    "birth_date": date(2007, 11, 29),
    "phone": "+79495551927",
    "email": "tayna-studenta@minor.example",
    "town": "Сентинельск",
}


@dataclass
class World:
    """Records of one organization, one student and one mentor, by the names routes use."""

    student: Student
    organization: Organization
    people: dict[Role, User]
    ids: dict[str, int] = field(default_factory=dict)

    def paths(self, app: Flask, rule: Rule) -> list[str]:
        """Return the addresses of a rule over these records, one for each file format."""
        adapter = app.url_map.bind("localhost")
        names = sorted(rule.arguments)
        choices = [self._values(rule, name) for name in names]
        method = "GET" if "GET" in (rule.methods or ()) else "POST"
        return [
            adapter.build(rule.endpoint, dict(zip(names, values, strict=True)), method=method)
            for values in product(*choices)
        ]

    def _values(self, rule: Rule, name: str) -> list[Any]:
        converter = rule._converters[name]
        if isinstance(converter, AnyConverter):
            return sorted(converter.items)
        if not isinstance(converter, IntegerConverter):
            return [WORDS.get(name, "nothing-of-this-name")]
        package = rule.endpoint.partition(".")[0]
        found = self.ids.get(f"{package}.{name}", self.ids.get(name))
        assert found, f"tests/safety/world.py makes no record for {name} of {rule.endpoint}"
        return [found]


def make_world(*, over: bool = False) -> World:
    """Make the cluster: its work is under way, or over (published, accepted, closed, signed)."""
    student_id, organization_id, people, ids = made_once(f"world {over=}", lambda: _ids_of(over))
    return World(
        student=db.session.get_one(Student, student_id),
        organization=db.session.get_one(Organization, organization_id),
        people={role: db.session.get_one(User, number) for role, number in people.items()},
        ids=dict(ids),
    )


def _ids_of(over: bool) -> tuple[int, int, dict[Role, int], dict[str, int]]:
    """Make the cluster and return the ids of a world's parts, in the order of its fields."""
    world = _new_world(over=over)
    people = {role: person.id for role, person in world.people.items()}
    return world.student.id, world.organization.id, people, world.ids


def _new_world(*, over: bool) -> World:
    organization = OrganizationFactory(phone="+78560000001", email="school@org.example")
    student = StudentFactory(**SECRETS)
    mentor = MentorFactory(organization=organization)
    people = {role: UserFactory(role=role) for role in (Role.ADMIN, Role.STAFF, Role.COUNCIL)}
    people[Role.EMPLOYER] = UserFactory(role=Role.EMPLOYER, organization_id=organization.id)
    people[Role.STUDENT] = user_of(student)
    people[Role.MENTOR] = account_of(mentor)
    people[Role.SUPERVISOR] = UserFactory(role=Role.SUPERVISOR)
    world = World(student, organization, people)
    world.ids |= {
        "organization_id": organization.id,
        "student_id": student.id,
        "mentor_id": mentor.id,
        "user_id": people[Role.EMPLOYER].id,
        "hat_id": FurtherHatFactory().id,
        "contact_id": _contact(organization),
        **_consents(student),
        **_practice(world, over=over),
        **fair(organization, student, over=over),
        **_contract(world, over=over),
        **_awards(world, mentor, over=over),
        **surveys(organization, over=over),
        **activities(organization, over=over),
        **meetings(people[Role.COUNCIL], over=over),
        **documents(organization, people, over=over),
        **_office(world, organization),
    }
    mentorship = MentorshipFactory(mentor=mentor, student=student)
    world.ids |= {"mentorship_id": mentorship.id, "item_id": mentorship.plan_item_ids[0]}
    world.ids |= _mentoring(mentorship)
    comment = ItemCommentFactory(author=people[Role.STAFF])
    world.ids |= {"executor_id": PlanExecutorFactory().id, "comment_id": comment.id}
    change = AmendmentChangeFactory()
    world.ids |= {"amendment_id": change.amendment_id, "plan.change_id": change.id}
    db.session.commit()
    return world


def _mentoring(mentorship: Any) -> dict[str, int]:
    return {
        "mentors.programme_id": MentoringProgrammeFactory().id,
        "mentors.entry_id": MentorshipEntryFactory(mentorship=mentorship).id,
        "mentors.meeting_id": MentorshipMeetingFactory(mentorship=mentorship).id,
        "mentors.stage_id": MentorshipStageFactory(mentorship_id=mentorship.id).id,
        "appointment_id": AppointmentLineFactory(mentor=mentorship.mentor).appointment_id,
        "post_id": MentorPostFactory(mentor_id=mentorship.mentor_id).id,
        "training_id": MentorTrainingFactory(mentor_id=mentorship.mentor_id).id,
    }


def _contact(organization: Organization) -> int:
    contact = ContactPerson(organization_id=organization.id, name="Зиминская Ольга Петровна")
    db.session.add(contact)
    db.session.flush()
    return contact.id


def _consents(student: Student) -> dict[str, int]:
    consent = consent_of(student, PROCESSING)
    return {"person_id": student.id, "consent_id": consent.id}


def _practice(world: World, *, over: bool) -> dict[str, int]:
    state = PeriodState.PUBLISHED if over else PeriodState.OPEN
    period = PracticePeriodFactory(
        groups=[world.student.group], state=state, published_at=LATELY if over else None
    )
    place = PracticePlaceFactory(period=period, organization=world.organization, seats=3, taken=1)
    application = apply_for(period, place, student=world.student)
    distribution = DistributionFactory(period=period)
    placement = PlacementFactory(
        period=period, student=world.student, place=place, distribution_id=distribution.id
    )
    seat = SeatChangeFactory(
        change__period=period, student=world.student, after_place=place, after_note="тайная причина"
    )
    supervisor = PeriodSupervisorFactory(period=period, user=world.people[Role.SUPERVISOR])
    visit = SupervisorVisitFactory(
        period=period, base=place.base, user=world.people[Role.SUPERVISOR]
    )
    PracticeProgrammeFactory(period=period, speciality_id=world.student.group.speciality_id)
    SecondChoiceFactory(round__period=period, student=world.student)
    sent = PracticeBaseListFactory(period=period, base=place.base)
    packed = PracticePaperSetFactory(period=period)
    return {
        "practice.change_id": seat.change_id,
        "supervisor_id": supervisor.id,
        "visit_id": visit.id,
        "entry_id": DiaryEntryFactory(placement=placement).id,
        "swap_id": SwapProposalFactory(period=period, author=world.student, author_place=place).id,
        "scenario_id": ScenarioSeatFactory(scenario__period=period).scenario_id,
        "limit_id": PeriodLimitFactory(
            period=period, organization=None, town="Снежное", town_identity="снежное"
        ).id,
        "kept_apart_id": KeptApartFactory(period=period).id,
        "conflict_id": PracticeConflictFactory(
            student=world.student, organization=world.organization
        ).id,
        "period_id": period.id,
        "place_id": place.id,
        "practice.proposal_id": PlaceProposalFactory(period=period).id,
        "base_id": place.base_id,
        **_agreement(place.organization, over=over),
        "responsible_id": BaseResponsibleFactory(base=place.base).id,
        "practice.application_id": application.id,
        "placement_id": placement.id,
        "practice.speciality_id": world.student.group.speciality_id,
        "practice.list_id": sent.id,
        "practice.set_id": packed.id,
    }


def _agreement(organization: Organization, *, over: bool) -> dict[str, int]:
    """Make an agreement, or one that is signed."""
    factory = SignedAgreementFactory if over else PracticeAgreementFactory
    agreement = factory(organization=organization)
    edition = agreement.original
    return {
        "agreement_id": agreement.id,
        "edition_id": edition.id,
        "programme_id": edition.programmes[0].id,
        "room_id": edition.rooms[0].id,
    }


def _contract(world: World, *, over: bool) -> dict[str, int]:
    contract = ContractFactory(
        organization=world.organization,
        student=world.student,
        college_is_party=True,
        state="signed" if over else "offered",
        representative_kind="parent" if over else None,
        representative_name="Тайная Мать Студента" if over else "",
        representative_consent_on=date(2024, 2, 5) if over else None,
    )
    sealed = {"passport": "4506 1", "giver_passport": "6015 1", "passport_issued": SECRETS["town"]}
    db.session.add(CitizenRequisites(contract_id=contract.id, **sealed))
    return {
        **offers(world.organization, world.student, over=over),
        **outcomes(world.organization, world.student),
        "contract_id": contract.id,
        "obligation_id": ObligationFactory(contract=contract).id,
        "measure_id": contract.support[0].id,
        "payment_id": PaymentFactory(measure=contract.support[0]).id,
    }


def _awards(world: World, mentor: Any, *, over: bool) -> dict[str, int]:
    closed = {"state": RoundState.CLOSED, "closed_at": LATELY}
    round_ = AwardRoundFactory(**closed if over else {"state": RoundState.SCORING})
    nomination = NominationFactory(
        round=round_, mentor=mentor, nominated_by=world.people[Role.EMPLOYER]
    )
    submit_sheet(nomination, world.people[Role.COUNCIL], 7, 8)
    letter_round = round_ if over else AwardRoundFactory(**closed)
    letter = LetterFactory(round=letter_round, mentor=mentor)
    db.session.flush()
    return {
        "round_id": round_.id,
        "criterion_id": round_.criteria[0].id,
        "honour_id": HonourFactory(of=round_).id,
        "nomination_id": nomination.id,
        "award_id": letter.id,
        "paper_id": PaperFactory(entity_id=letter.id).id,
    }


def _office(world: World, organization: Organization) -> dict[str, int]:
    staff = world.people[Role.STAFF]
    source = PlanSource(read_plan_rows(BytesIO(plan_text().encode())))
    upload_id = store_upload(
        source.read(), source_name="plan.txt", source=source, actor=staff, now=LATELY
    )
    return {
        "upload_id": upload_id,
        "job_id": JobFactory(created_by_id=staff.id).id,
        "letter_id": OutgoingLetterFactory().id,
        "join_request_id": JoinRequestFactory().id,
        "record_id": organization.id,
        "run_id": ImportRunFactory().id,
        "template_id": PaperTemplateFactory().id,
        "pair_id": (merge := MergeFactory()).pair_id,
        "merge_id": merge.id,
        "link_id": TaskLinkFactory(record=organization).id,
        **settings(organization),
        "attachment_id": AttachmentFactory(entity_id=organization.id).id,
        **lists(staff),
        **years(world.student, staff),
    }


def rules(app: Flask, method: str) -> Iterator[tuple[Rule, Access]]:
    """Yield every rule that takes a method, with who may enter."""
    for rule in app.url_map.iter_rules():
        access = access_of(rule.endpoint)
        if access and method in (rule.methods or ()):
            yield rule, access


def may_enter(access: Access, role: Role | None) -> bool:
    """Tell whether a role may open a route at all; None is an anonymous visitor."""
    if access.anonymous:
        return True
    if role is None:
        return False
    return access.permission is None or grants(role, access.permission)
