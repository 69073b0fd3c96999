"""Demo target contracts: drafts, offers that wait, signed ones, an obligation that is late.

Nobody works a contract off yet: the students of the demo cluster are all still studying.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.base.cluster import cluster
from app.base.identity import fold
from app.contracts.enums import (
    ConsentGiver,
    ContractEvent,
    ContractParty,
    ContractState,
    ObligationState,
    RepresentativeWay,
    SignatureWay,
    SigningParty,
    TrainingFinancing,
    TrainingForm,
    TrainingLevel,
)
from app.contracts.files import parties_of, snapshot_of_contract
from app.contracts.life.models import ContractMove, PartySignature
from app.contracts.models import Obligation, TargetContract
from app.contracts.regimes.rules import regime_on
from app.contracts.rules import EDITABLE, IN_FORCE, number_of, work_period
from app.contracts.support.enums import PaymentState, SupportKind, SupportPeriod
from app.contracts.support.models import SupportMeasure, SupportPayment
from app.contracts.support.rules import due_day, first_day
from app.contracts.training import training_from_card
from app.contracts.usual import usual_of
from app.demo.bulk import insert_rows, let_all_serve
from app.demo.invention import invent_person
from app.demo.outside import DIRECTION, make_outside_student
from app.demo.scene import Scene
from app.documents.services.papers import draft_paper, issue_paper
from app.extensions import db
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.students.models import Student, StudyGroup

S, E = ContractState, ContractEvent
SMALLEST = 10  # contracts, however few students there are
ROUND = (
    S.SIGNED, S.STUDYING, S.AGREED, S.SUSPENDED, S.STUDYING, S.TERMINATED, *(S.STUDYING,) * 4
)  # fmt: skip
AGE = {  # days since the draft, in such and such a state
    S.DRAFT: (1, 6),
    S.OFFERED: (4, 12),
    S.AGREED: (9, 20),
    **dict.fromkeys((S.SIGNED, S.STUDYING, S.SUSPENDED, S.TERMINATED), (60, 160)),
}
EMPLOYED_WITHIN = 3  # months from the end of training
SIGNED_AFTER, ENDED_AFTER, SUSPENDED_AFTER = 14, 45, 20  # days since the draft
FITTING = {  # specialities that organizations of a kind wait for
    OrganizationKind.KINDERGARTEN: "44.02.01",
    OrganizationKind.SCHOOL: "44.02.02",
    OrganizationKind.EXTRA: "44.02.03",
}
POSTS = {
    "44.02.01": "воспитатель",
    "44.02.02": "учитель начальных классов",
    "44.02.03": "педагог дополнительного образования",
    "49.02.01": "учитель физической культуры",
    DIRECTION[0]: "учитель",
}
SUPPORT = (
    (SupportKind.TRAVEL, "до места учёбы и обратно"),
    (SupportKind.HOUSING, "комната в общежитии на время практики"),
    (SupportKind.OTHER, "Доплата к стипендии по итогам семестра"),
)
REASONS = ("Студент перевёлся в другой колледж", "Семья переехала в другой регион")
LATE = timedelta(days=11)
SOON = timedelta(days=9)


def load_contracts(scene: Scene) -> None:
    """Invent contracts; the demo accounts each have one of their own."""
    rows = [*_named(scene), *_ordinary(scene), _of_university(scene)]
    _number(rows)
    insert_rows(TargetContract, rows)
    let_all_serve(TargetContract, scene.items[Topic.TARGET_CONTRACTS])
    statement = select(TargetContract).order_by(TargetContract.id)
    everything = list(db.session.scalars(statement))
    insert_rows(SupportMeasure, [row for one in everything for row in _support(scene, one)])
    insert_rows(ContractMove, [row for one in everything for row in _moves(one)])
    contracts = [one for one in everything if one.signed_on]
    insert_rows(SupportPayment, list(_payments(scene)))
    insert_rows(Obligation, [row for one in contracts for row in _obligations(one)])
    insert_rows(PartySignature, [row for one in contracts for row in _signatures(one)])
    _keep_papers()
    insert_rows(Obligation, list(_urgent(scene, contracts)))


def _moves(contract: TargetContract) -> Iterator[dict[str, Any]]:
    """What has happened to a contract so far, in its order."""
    signed = contract.signed_on
    if signed is None:
        if contract.state is S.OFFERED:
            yield _move(contract, E.OFFER, S.DRAFT, S.OFFERED, contract.drafted_on)
        elif contract.state is S.AGREED:
            yield _move(contract, E.AGREE, S.OFFERED, S.AGREED, contract.drafted_on)
        return
    yield from _signing(contract, signed)
    if contract.state is S.TERMINATED:
        on, why = contract.terminated_on or signed, contract.termination_reason
        yield _move(contract, E.TERMINATE, S.SIGNED, S.TERMINATED, on, why)
    elif contract.state is not S.SIGNED:
        yield _move(contract, E.BEGIN_TRAINING, S.SIGNED, S.STUDYING, signed)
    if contract.state is S.SUSPENDED:
        on = signed + timedelta(days=SUSPENDED_AFTER)
        yield _move(contract, E.SUSPEND, S.STUDYING, S.SUSPENDED, on, "Академический отпуск")


def _signing(contract: TargetContract, signed: date) -> Iterator[dict[str, Any]]:
    if contract.representative_consent_on:
        yield _move(contract, E.CONSENT, S.AGREED, S.AGREED, contract.representative_consent_on)
    for party in (SigningParty.CUSTOMER, SigningParty.STUDENT):
        row = _move(contract, E.SIGNATURE, S.AGREED, S.AGREED, signed)
        yield {**row, "party": party}
    yield _move(contract, E.SIGN, S.AGREED, S.SIGNED, signed)


def _move(
    contract: TargetContract,
    event: ContractEvent,
    before: ContractState,
    after: ContractState,
    on: date,
    reason: str = "",
) -> dict[str, Any]:
    return {
        "contract_id": contract.id,
        "event": event,
        "before": before,
        "after": after,
        "happened_on": on,
        "reason": reason,
        "party": None,
        "is_backdated": False,
    }


def _signatures(contract: TargetContract) -> Iterator[dict[str, Any]]:
    """Both parties sign on one day, on paper."""
    signed = contract.signed_on or contract.drafted_on
    for party, name in (
        (SigningParty.CUSTOMER, contract.organization.head_name),
        (SigningParty.STUDENT, contract.student.full_name),
    ):
        yield {
            "contract_id": contract.id,
            "party": party,
            "name": name,
            "way": SignatureWay.PAPER,
            "signed_on": signed,
            "entered_at": datetime.combine(signed, time(9), UTC),
            "entered_by_id": None,
        }


def _keep_papers() -> None:
    """Keep what was signed: with the usual obligations, without those written later."""
    statement = select(TargetContract).where(TargetContract.signed_on.is_not(None))
    speciality = joinedload(StudyGroup.speciality)
    everything = statement.options(
        joinedload(TargetContract.organization),
        joinedload(TargetContract.student).joinedload(Student.group).options(speciality),
        selectinload(TargetContract.obligations),
        selectinload(TargetContract.support),
    )
    for contract in db.session.scalars(everything):
        paper = draft_paper(
            contract,
            snapshot_of_contract(contract),
            number=contract.number,
            parties=parties_of(contract),
            actor=None,
            now=datetime.combine(contract.signed_on or contract.drafted_on, time(9), UTC),
        )
        issue_paper(paper)


def _number(rows: list[dict[str, Any]]) -> None:
    used: Counter[int] = Counter()
    for row in sorted(rows, key=lambda row: row["drafted_on"]):
        year = row["drafted_on"].year
        row["number"] = number_of(year, used[year] + 1)
        row["number_key"] = fold(row["number"])
        used[year] += 1


def _named(scene: Scene) -> Iterator[dict[str, Any]]:
    """The contracts of the demo accounts, whatever chance brings to the others."""
    first, second = (_organization_of(scene, f"employer{number}") for number in (1, 2))
    yield _row(scene, first, _free(scene, first)[0], S.DRAFT)
    yield _row(scene, first, scene.student_of("student1"), S.OFFERED)
    yield _row(scene, second, scene.student_of("student2"), S.SIGNED)


def _ordinary(scene: Scene) -> Iterator[dict[str, Any]]:
    wanted = max(SMALLEST, scene.scale.students // scene.scale.per_contract)
    taken = {_free(scene, _organization_of(scene, "employer1"))[0].id}
    queues = {kind: iter(_of_speciality(scene, code)) for kind, code in FITTING.items()}
    for number in range(wanted - 4):
        organization = scene.organizations[1 + number % (len(scene.organizations) - 1)]
        queue = queues.get(organization.kind, iter(()))
        student = next((one for one in queue if one.id not in taken), None)
        if student:
            yield _row(scene, organization, student, ROUND[number % len(ROUND)])


def _of_university(scene: Scene) -> dict[str, Any]:
    organization = _organization_of(scene, "employer1")
    student = make_outside_student(scene)
    row = _row(scene, organization, student, S.SIGNED)
    return {**row, **training_from_card(student), "training_level": TrainingLevel.BACHELOR}


def _organization_of(scene: Scene, account: str) -> Organization:
    wanted = scene.user(account).organization_id
    return next(one for one in scene.organizations if one.id == wanted)


def _free(scene: Scene, organization: Organization) -> list[Student]:
    return _of_speciality(scene, FITTING[organization.kind])


def _of_speciality(scene: Scene, code: str) -> list[Student]:
    """Students of a speciality from the second course on who have no account to look with."""
    return [
        one
        for one in scene.students
        if one.group.speciality.code == code and one.group.course > 1 and one.user_id is None
    ]


def _row(
    scene: Scene, organization: Organization, student: Student, state: ContractState
) -> dict[str, Any]:
    drafted_on = scene.today - timedelta(days=scene.random.randint(*AGE[state]))
    has_been_signed, has_ended = state not in EDITABLE, state is S.TERMINATED
    signed_on = drafted_on + timedelta(days=SIGNED_AFTER) if has_been_signed else None
    return {
        "organization_id": organization.id,
        "student_id": student.id,
        "state": state,
        "drafted_on": drafted_on,
        "signed_on": signed_on,
        "legal_basis": regime_on(signed_on or drafted_on),
        "position": POSTS[student.group.speciality.code],
        "training_level": TrainingLevel.SPECIALIST,
        "training_form": TrainingForm.FULL_TIME,
        "financing": TrainingFinancing.BUDGET,
        "work_region": cluster().region,
        "work_town": organization.town,
        "employ_within_months": EMPLOYED_WITHIN,
        "portal_offer_number": f"ДЕМО-{student.id}",
        "portal_offer_on": drafted_on - timedelta(days=30),
        "terminated_on": drafted_on + timedelta(days=ENDED_AFTER) if has_ended else None,
        "termination_reason": scene.random.choice(REASONS) if has_ended else "",
        "is_demo": True,
        "version": 1,
        **_term(scene, student),
        **_consent(scene, student, signed_on),
    }


def _term(scene: Scene, student: Student) -> dict[str, Any]:
    until = date(student.group.graduation_year, 6, 30)
    years = scene.random.choice((3, 3, 3, 4, 5))
    begins, ends = work_period(until, years, EMPLOYED_WITHIN)
    return {
        "training_until": until,
        "work_years": years,
        "work_begins_on": begins,
        "work_ends_on": ends,
    }


def _consent(scene: Scene, student: Student, signed_on: date | None) -> dict[str, Any]:
    if signed_on is None or not student.is_minor(signed_on):
        return {
            "representative_kind": None,
            "representative_name": "",
            "representative_consent_on": None,
            "consent_way": None,
        }
    mother = invent_person(scene.random, female_share=1).full_name
    return {
        "representative_kind": ConsentGiver.PARENT,
        "representative_name": mother,
        "representative_consent_on": signed_on,
        "consent_way": RepresentativeWay.PAPER,
    }


def _support(scene: Scene, contract: TargetContract) -> Iterator[dict[str, Any]]:
    kind, text = scene.random.choice(SUPPORT)
    yield _measure(contract, kind, text=text)
    if amount := scene.random.choice((None, 200_000, 300_000, 500_000)):
        paid = {"amount": amount, "period": SupportPeriod.MONTHLY, "pay_day": 25}
        yield _measure(contract, SupportKind.MONTHLY_PAYMENT, **paid)


def _measure(contract: TargetContract, kind: SupportKind, **said: Any) -> dict[str, Any]:
    unsaid = dict.fromkeys(("amount", "period", "starts_on", "ends_on", "pay_day"))
    told = {"contract_id": contract.id, "kind": kind, "text": "", "condition": "", "version": 1}
    return {**told, **unsaid, **said}


def _payments(scene: Scene) -> Iterator[dict[str, Any]]:
    """Every month since the signing is paid; of one contract the last month is late."""
    found = (
        select(SupportMeasure)
        .join(SupportMeasure.contract)
        .where(SupportMeasure.amount.is_not(None), TargetContract.state == S.SIGNED)
    )
    paid = db.session.scalars(found.options(contains_eager(SupportMeasure.contract)))
    for number, measure in enumerate(paid):
        month = first_day(measure.contract.signed_on or scene.today)
        while (due_on := due_day(month, measure.pay_day)) < scene.today:
            is_late = number == 0 and due_on + timedelta(days=31) > scene.today
            yield {
                "measure_id": measure.id,
                "month": month,
                "amount": measure.amount,
                "due_on": due_on,
                "state": PaymentState.DUE if is_late else PaymentState.PAID,
                "document": "" if is_late else str(scene.random.randint(100, 999)),
                "document_on": None if is_late else due_on,
                "reason": "",
                "told_by": None if is_late else ContractParty.ORGANIZATION,
                "version": 1,
            }
            month = first_day(month + timedelta(days=31))


def _obligations(contract: TargetContract) -> Iterator[dict[str, Any]]:
    assert contract.signed_on  # noqa: S101 - the caller chose signed ones
    for one in usual_of(contract, contract.signed_on):
        yield _obligation(contract, one.party, one.text, one.due_on)


def _urgent(scene: Scene, contracts: list[TargetContract]) -> Iterator[dict[str, Any]]:
    """What the college has to look at today: something late, something near, something done."""
    in_force = [one for one in contracts if one.state in IN_FORCE]
    text = "Сообщить колледжу о выплаченной поддержке за первый семестр"
    yield _obligation(in_force[1], ContractParty.ORGANIZATION, text, scene.today - LATE)
    own = scene.student_of("student2").id
    for one in in_force:
        if one.student_id == own:
            text = "Согласовать с организацией сроки преддипломной практики"
            yield _obligation(one, ContractParty.STUDENT, text, scene.today + SOON)
    paid = "Выплатить поддержку за первый семестр"
    yield {
        **_obligation(in_force[2], ContractParty.ORGANIZATION, paid, scene.today - LATE),
        "state": ObligationState.DONE,
        "settled_on": scene.today - LATE,
    }


def _obligation(
    contract: TargetContract, party: ContractParty, text: str, due_on: date
) -> dict[str, Any]:
    return {
        "contract_id": contract.id,
        "party": party,
        "text": text,
        "due_on": due_on,
        "state": ObligationState.OPEN,
        "settled_on": None,
        "note": "",
        "version": 1,
    }
