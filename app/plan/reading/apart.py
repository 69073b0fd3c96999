"""A long plan is read by a process of its own, with its time and memory counted.

Deadlines of thousands of rows take seconds, which a process of the site would not give to others.
"""

import json
from typing import Any

from app.imports.apart import ask_apart, be_apart
from app.imports.errors import Problem
from app.plan.reading.document import PlanDocument
from app.plan.reading.refusal import ColumnsUnknown, NotAPlan
from app.plan.reading.source import PlanSource
from app.plan.reading.stored import document_from

LARGE_ROWS = 300
LARGE_TEXT = 200_000
"""Rows and signs from which a plan is read apart."""

_REFUSALS = {"columns": ColumnsUnknown, "plan": NotAPlan}


def read_source(source: PlanSource) -> PlanDocument:
    """Read a document here, or apart when it is long.

    Raises NotAPlan, ColumnsUnknown among it, and UnreadableFile for one that takes too long.
    """
    if not _is_large(source):
        return source.read()
    data = json.dumps(source.to_json(), ensure_ascii=False).encode("utf-8", "surrogatepass")
    told = ask_apart("app.plan.reading.apart", (), data, otherwise=Problem.TOO_LONG)
    if "refusal" in told:
        raise _REFUSALS[told["refusal"]](told["message"])
    return document_from(told["document"])


def _is_large(source: PlanSource) -> bool:
    if len(source.rows) > LARGE_ROWS:
        return True
    return sum(len(cell) for row in source.rows for cell in row.cells) > LARGE_TEXT


def _answer(data: bytes) -> dict[str, Any]:
    source = PlanSource.from_json(json.loads(data.decode("utf-8", "surrogatepass")))
    try:
        return {"document": source.read().to_json()}
    except NotAPlan as refusal:
        kind = "columns" if isinstance(refusal, ColumnsUnknown) else "plan"
        return {"refusal": kind, "message": str(refusal)}


if __name__ == "__main__":
    be_apart(_answer)
