"""What the papers beside a contract say: proposed by the rules of cases, corrected by a person."""

from datetime import date
from typing import Any

from flask_babel import gettext as _

from app.base.typography import day as day_words
from app.contracts.enums import ConsentGiver
from app.contracts.files import speciality_of, years_of
from app.contracts.models import TargetContract
from app.contracts.printing.kinds import PAPER_RULES
from app.contracts.printing.parties import BLANK
from app.contracts.printing.rules import FurtherTerms
from app.documents.clauses import sentences_of
from app.documents.names import (
    Case,
    Gender,
    PersonName,
    decline,
    guess_gender,
    inflect,
    initials,
    parse_name,
    salutation,
)
from app.documents.posts import inflect_post
from app.documents.signatories import college_signature, head_of
from app.documents.snapshot import Snapshot, take_snapshot
from app.settings.queries import find_signatory_on

_ROLES = {
    ConsentGiver.PARENT: "родителем",
    ConsentGiver.ADOPTER: "усыновителем",
    ConsentGiver.GUARDIAN: "опекуном (попечителем)",
}
_PRONOUNS = {Gender.MALE: "ним", Gender.FEMALE: "ней", None: "ним (ней)"}


def proposed_terms(kind: str, contract: TargetContract, on: date) -> FurtherTerms:
    """Return what a form starts with: names and posts in the case the sentence wants."""
    organization = contract.organization
    signatory = find_signatory_on(on, organization_id=organization.id)
    head = signatory or head_of(organization.head_name, organization.head_position)
    name = parse_name(head.name)
    post = inflect_post(head.post, Case.DATIVE, getattr(head, "post_dative", ""))
    gender = Gender(head.gender.value) if head.gender else guess_gender(name)
    return FurtherTerms(
        student=inflect(_name_of(contract), PAPER_RULES[kind].case),
        recipient_post=post[:1].upper() + post[1:],
        recipient_name=initials(decline(name, Case.DATIVE, gender)),
        salutation=salutation(name, gender) if head.name else "",
        purpose=_("по месту требования"),
        giver_kind=contract.representative_kind or ConsentGiver.PARENT,
        giver_name=contract.representative_name,
        giver_document=contract.representative_document,
    )


def snapshot_of_further(
    kind: str,
    contract: TargetContract,
    terms: FurtherTerms,
    *,
    number: str,
    on: date,
    is_draft: bool = False,
) -> Snapshot:
    """Return what a paper says: all of it is kept when it is issued."""
    rule = PAPER_RULES[kind]
    known = {
        **_of_contract(contract),
        **_of_terms(terms),
        **(_of_giver(terms, on) if kind == "consent" else {}),
        **college_signature(on),
        rule.field: terms.student,
        "number": number,
        "date": on,
        "draft": _("Проект") if is_draft else "",
    }
    return take_snapshot(rule.form, {one: known[one] for one in rule.form.fields}, date=on)


def sentences_before(
    kind: str, contract: TargetContract, terms: FurtherTerms, *, on: date
) -> list[str]:
    """Return the sentences a paper would be made of: read before it is issued."""
    snapshot = snapshot_of_further(kind, contract, terms, number="", on=on)
    return sentences_of(PAPER_RULES[kind].form, snapshot["values"])


def _name_of(contract: TargetContract) -> PersonName:
    student = contract.student
    return PersonName(student.last_name, student.first_name, student.middle_name)


def _of_contract(contract: TargetContract) -> dict[str, Any]:
    student = contract.student
    reason = contract.termination_reason.strip()
    return {
        "contract_number": contract.number,
        "contract_date": contract.signed_on or contract.drafted_on,
        "customer_name": contract.organization.name,
        "organization": contract.organization.name,
        "student_birth": student.birth_date,
        "student_pronoun": _PRONOUNS[guess_gender(_name_of(contract))],
        "speciality": speciality_of(contract) or BLANK,
        # Where another organization trains, no group of the college says anything.
        "study_group": "" if contract.training_organization else student.group.name,
        "training_until": contract.training_until,
        "work_post": contract.position,
        "work_years": years_of(contract),
        "employ_until": contract.work_begins_on,
        "terminated_on": contract.terminated_on,
        "termination_reason": reason if reason.endswith(".") else f"{reason}.",
    }


def _of_terms(terms: FurtherTerms) -> dict[str, Any]:
    purpose = terms.purpose.strip().rstrip(".")
    return {
        "recipient_post": terms.recipient_post,
        "recipient_name": terms.recipient_name,
        "salutation": terms.salutation,
        "period": terms.period or _("за время обучения"),
        "results": _listed(terms.results),
        "purpose": f"{purpose}." if purpose else BLANK,
    }


def _listed(text: str) -> list[str]:
    """Return typed lines as a list of a sentence: «…;», the last with a full stop."""
    lines = [
        line for one in text.splitlines() if (line := one.strip().lstrip("—-• ").rstrip(".;, "))
    ]
    return [*(f"{line};" for line in lines[:-1]), *(f"{line}." for line in lines[-1:])]


def _of_giver(terms: FurtherTerms, on: date) -> dict[str, Any]:
    is_authority = terms.giver_kind is ConsentGiver.AUTHORITY
    answered = _(
        "Согласие дано %(day)s по одноразовой ссылке, которую колледж отправил представителю "
        "по электронной почте, без собственноручной подписи.",
        day=day_words(on),
    )
    labels = (
        (_("Должность и имя подписывающего"), _("Действует на основании"))
        if is_authority
        else (_("Паспорт"), _("Кем и когда выдан"), _("Адрес регистрации"), _("Телефон"))
    )
    name = parse_name(terms.giver_name)
    return {
        "giver_name": terms.giver_name or BLANK,
        "giver_role": "" if terms.giver_kind is None else _ROLES.get(terms.giver_kind, ""),
        "giver_document": terms.giver_document.strip().rstrip(".") or BLANK,
        "giver_rows": [] if terms.is_by_link else [_by_pen(label) for label in labels],
        "giver_signatory": BLANK if is_authority else initials(name, last_first=False),
        "giver_answered": answered if terms.is_by_link else "",
        "seal": _("М.П.") if is_authority and not terms.is_by_link else "",
    }


def _by_pen(label: str) -> dict[str, str]:
    return {"label": label, "value": BLANK}
