"""Stable matching, explained and proved: needs nothing of the application around it.

Proposers (students) rank places (practice bases, employers); `solve` distributes them so that
nobody can justly envy anybody, `verify` checks a result with other code.

Rooms, each importing only those before it:

- `model`: instances, their faults, JSON in and out, the market prepared from an instance, results.
- `proof`: the checker (sharing nothing with the solvers), explanations, figures, the digest.
- `solving`: `solve` and all algorithms.
- `repair`: the distribution after a change. `timetable`: interviews; a problem of its own.

The core is what `solve` reaches: all of `model` but its readers, of `proof` all but
`verification`, of `solving` `engine`, `outcome`, the three algorithms (`student_proposing`,
`place_proposing`, `larger_stable`) and the rules (`minimum_quotas`, `group_limits`, `pairs`).
Beside it stand `repair` and `timetable`; `solving.arrays` with its `array_rounds` and
`compiled` (numba, installed for development only), which solve instances that come as NumPy
arrays; `solving.scenarios` and `minimum_total_rank`, which compare; `cli` and its `wording`.
"""

from app.matching.model.documents import instance_document, result_document, signed_document
from app.matching.model.errors import InstanceError, InstanceErrors, NotExplainedError
from app.matching.model.garbage_collection import without_garbage_collection
from app.matching.model.instance import (
    Algorithm,
    Forbidden,
    Group,
    Instance,
    Lottery,
    Place,
    ProposerPair,
    Together,
)
from app.matching.model.lottery import seed_from_text
from app.matching.model.reading import read_instance
from app.matching.model.result import (
    Closure,
    Cutoff,
    OutcomeBasis,
    OutcomeExplanation,
    PlaceStanding,
    Refusal,
    RefusalReason,
    Result,
    Verdict,
    Violation,
)
from app.matching.proof.figures import compare, figures
from app.matching.proof.verification import verify, verify_document
from app.matching.repair.fewest_moves import repair_matching
from app.matching.repair.moves import Cause, Repair, SeatMove
from app.matching.repair.vacancies import fill_vacancies
from app.matching.solving.engine import solve

__all__ = [
    "Algorithm",
    "Cause",
    "Closure",
    "Cutoff",
    "Forbidden",
    "Group",
    "Instance",
    "InstanceError",
    "InstanceErrors",
    "Lottery",
    "NotExplainedError",
    "OutcomeBasis",
    "OutcomeExplanation",
    "Place",
    "PlaceStanding",
    "ProposerPair",
    "Refusal",
    "RefusalReason",
    "Repair",
    "Result",
    "SeatMove",
    "Together",
    "Verdict",
    "Violation",
    "compare",
    "figures",
    "fill_vacancies",
    "instance_document",
    "read_instance",
    "repair_matching",
    "result_document",
    "seed_from_text",
    "signed_document",
    "solve",
    "verify",
    "verify_document",
    "without_garbage_collection",
]
