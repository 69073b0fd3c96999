"""Pure decisions about the requisites of a citizen: where they stand on the paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class RequisitesTerms:
    """What is kept of a citizen for one contract; nothing of it has to be."""

    passport: str = ""
    passport_issued: str = ""
    snils: str = ""
    address: str = ""
    account: str = ""


def with_requisites(values: Mapping[str, Any], known: Mapping[str, str]) -> dict[str, Any]:
    """Return a paper's values with the citizen's lines filled; `known` is what stands by label.

    The citizen is the last of the parties. What is not known stays a line for a pen.
    """
    *others, citizen = values["parties"]
    rows = [
        {**row, "value": known.get(row["label"]) or row["value"]} for row in citizen["requisites"]
    ]
    return {**values, "parties": [*others, {**citizen, "requisites": rows}]}
