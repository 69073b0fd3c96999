"""The paper of an additional agreement: what it says is kept when it is entered."""

from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from app.base.amount_words import with_spelled_sums
from app.base.viewer import Viewer
from app.contracts.files import parties_of
from app.contracts.life.models import ContractAmendment
from app.contracts.life.wording import changes_in_words
from app.contracts.models import TargetContract
from app.contracts.printing.parties import party_values
from app.documents.contract_forms import TRAINING_AMENDMENT
from app.documents.models import Paper
from app.documents.services.papers import draft_paper, issue_paper
from app.documents.snapshot import Snapshot, take_snapshot


def snapshot_of_amendment(
    contract: TargetContract, amendment: ContractAmendment, *, is_draft: bool = False
) -> Snapshot:
    """Return what an agreement says: parties as they sign it, terms before and after."""
    day = amendment.signed_on
    is_minor = contract.student.is_minor(day)
    values: dict[str, Any] = {
        **party_values(contract, day),
        "number": amendment.number,
        "date": day,
        "draft": _("Проект") if is_draft else "",
        "contract_number": contract.number,
        "contract_date": contract.signed_on or contract.drafted_on,
        "student_representative": contract.representative_name if is_minor else "",
        "reason": _sentence(amendment.reason),
        "holds_from": amendment.holds_from,
        "changes": [
            {
                "title": title,
                "before": with_spelled_sums(before) or _("не было"),
                "after": with_spelled_sums(after) or _("нет"),
            }
            for title, before, after in changes_in_words(amendment, contract)
        ],
    }
    said = {name: values[name] for name in TRAINING_AMENDMENT.fields}
    return take_snapshot(TRAINING_AMENDMENT, said, date=day)


def issue_amendment(
    contract: TargetContract, amendment: ContractAmendment, *, actor: Viewer, now: datetime
) -> Paper:
    """Keep the paper of an agreement; earlier agreements stand beside it."""
    paper = draft_paper(
        contract,
        snapshot_of_amendment(contract, amendment),
        number=amendment.number,
        parties=parties_of(contract),
        actor=actor,
        now=now,
    )
    return issue_paper(paper, replaces=False)


def _sentence(text: str) -> str:
    told = text.strip()
    return told if told.endswith((".", "!", "?")) else f"{told}."
