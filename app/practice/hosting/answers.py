"""Between the form of an answer and its terms: what is proposed, what was said."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.practice.hosting.enums import DeclineReason, IntentAnswer, IntentState
from app.practice.hosting.forms import ROW_FIELDS, SHOWN_ROWS, HostingFields, hosting_form
from app.practice.hosting.models import HostingIntent
from app.practice.hosting.queries import find_last_answer
from app.practice.hosting.rules import IntentTerms, RowTerms, row_of, shifted_to
from app.students.queries import speciality_choices

MORE_ROWS = 2  # free lines below those that are filled


def answer_form(
    base_id: int,
    year: int,
    intent: HostingIntent | None,
    *,
    spoken: bool = False,
    word: Mapping[str, Any] | None = None,
) -> HostingFields:
    """Return the form of a base's answer: with its answer, or with last year's as the proposal."""
    known = proposal_for(base_id, year, intent)
    filled = sum(name.endswith("_seats") for name in known)
    return hosting_form(
        speciality_choices(),
        {**known, **(word or {})},
        rows=max(filled + MORE_ROWS, SHOWN_ROWS),
        spoken=spoken,
    )


def proposal_for(base_id: int, year: int, intent: HostingIntent | None) -> dict[str, Any]:
    """Return the fields as they are proposed: as answered, else as in the year before."""
    if intent and intent.is_answered:
        return _fields_of(intent, [row_of(row, year) for row in intent.rows])
    last = find_last_answer(base_id, before=year)
    if last is None or last.state is IntentState.DECLINED:
        return {"answer": IntentAnswer.HOSTS}
    rows = [shifted_to(year, row, since=last.year) for row in last.rows]
    return _fields_of(last, rows)


def _fields_of(intent: HostingIntent, rows: list[RowTerms]) -> dict[str, Any]:
    declined = intent.state is IntentState.DECLINED
    known: dict[str, Any] = {
        "answer": IntentAnswer.DECLINED if declined else IntentAnswer.HOSTS,
        "reason": intent.reason,
        "note": intent.note,
    }
    for number, row in enumerate(rows):
        known |= {f"row{number}_{name}": getattr(row, name) for name in ROW_FIELDS}
    return known


def terms_in(values: Mapping[str, Any]) -> IntentTerms:
    """Return what an answer says, from a form's values or from those kept as JSON."""
    numbers = sorted({int(name[3:].partition("_")[0]) for name in values if name.startswith("row")})
    rows = [row for number in numbers if (row := _row_in(values, number))]
    reason = values.get("reason")
    return IntentTerms(
        answer=IntentAnswer(values["answer"]),
        rows=rows,
        reason=DeclineReason(reason) if reason else None,
        note=values.get("note") or "",
    )


def _row_in(values: Mapping[str, Any], number: int) -> RowTerms | None:
    said: dict[str, Any] = {name: values.get(f"row{number}_{name}") or None for name in ROW_FIELDS}
    if not any(said.values()):
        return None
    for name in ("starts_on", "ends_on"):
        if isinstance(said[name], str):  # as JSON keeps a day
            said[name] = date.fromisoformat(said[name])
    return RowTerms(**said, number=number)
