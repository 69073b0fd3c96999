"""Whoever changes something leaves who, when, from what and to what, in every part of the site."""

from typing import Any

import pytest

from app.accounts.enums import Role
from app.audit.models import AuditEntry
from app.audit.recorder import MASK
from app.base import clock
from app.extensions import Model, db
from tests.letters import Letters
from tests.safety.forms import SentForm, forms_of
from tests.safety.world import SignIn, World, make_world

# Who sends which form, which record it changes, and a field with its new value.
EDITS = [
    (Role.STAFF, "/organizations/{organization_id}/edit", "organizations", "town", "Зугрэс"),
    (Role.STAFF, "/students/{student_id}/edit", "students", "first_name", "Дарья"),
    (Role.STAFF, "/mentors/{mentor_id}/edit", "mentors", "position", "учитель физики"),
    (Role.STAFF, "/practice/periods/{period_id}/edit", "practice_periods", "title", "Весна"),
    (Role.STAFF, "/practice/places/{place_id}/edit", "practice_places", "title", "Вожатый"),
    (Role.STAFF, "/fair/fairs/{fair_id}/edit", "fairs", "venue", "Спортзал"),
    (Role.EMPLOYER, "/fair/vacancies/{vacancy_id}/edit", "vacancies", "title", "Няня"),
    (Role.STAFF, "/contracts/{contract_id}/edit", "target_contracts", "position", "Педагог"),
    (Role.STAFF, "/awards/{round_id}/edit", "award_rounds", "title", "Лучшие"),
    (Role.STAFF, "/awards/letters/{award_id}/edit", "awards", "wording", "За всё."),
    (Role.ADMIN, "/admin/users/{user_id}/edit", "users", "display_name", "Новое Имя"),
]  # fmt: skip
# Buttons: who presses, where, which record changes and in which column.
STEPS = [
    (Role.STUDENT, "/fair/offers/{offer_id}/accept", "fair_offers", "state", ["made", "accepted"]),
    (Role.STAFF, "/fair/vacancies/{vacancy_id}/withdraw", "vacancies", "state",
     ["approved", "withdrawn"]),
    (Role.STUDENT, "/contracts/{contract_id}/agreement", "target_contracts", "state",
     ["offered", "agreed"]),
    (Role.STAFF, "/practice/periods/{period_id}/state", "practice_periods", "state",
     ["open", "closed"]),
    (Role.ADMIN, "/admin/users/{user_id}/close", "users", "active", [True, False]),
]  # fmt: skip


@pytest.mark.parametrize(("role", "address", "table", "column", "value"), EDITS)
def test_an_edit_is_told_with_both_values(
    sign_in: SignIn, letters: Letters, role: Role, address: str, table: str, column: str, value: str
) -> None:
    world = make_world()
    path = address.format(**world.ids)
    before = _stored(table, column, path)
    client = sign_in(world.people[role])
    page = client.get(path).text
    form, why = _form(path, page), {"change_reason": "Опечатка"}  # asked once it was settled
    answer = client.post(
        path, data={**form, **(why if "change_reason" in page else {}), column: value}
    )
    assert answer.status_code == 302, answer.status
    letters.take()
    _check_entry(_last(table), world, role, answer, {column: [before, value]})


@pytest.mark.parametrize(("role", "address", "table", "column", "values"), STEPS)
def test_a_step_is_told_with_both_states(
    sign_in: SignIn,
    letters: Letters,
    role: Role,
    address: str,
    table: str,
    column: str,
    values: list[Any],
) -> None:
    world = make_world()
    sent = {"version": "1", "edition": "1", "step": "close", "to": values[1], "state": values[1]}
    answer = sign_in(world.people[role]).post(address.format(**world.ids), data=sent)
    assert answer.status_code == 302, answer.status
    letters.take()
    _check_entry(_last(table), world, role, answer, {column: values})


def test_scores_and_passwords_never_stand_in_the_log(sign_in: SignIn, letters: Letters) -> None:
    world = make_world()
    council = sign_in(world.people[Role.COUNCIL])
    path = f"/awards/nominations/{world.ids['nomination_id']}/score"
    form = _form(path, council.get(path).text)
    scores = dict.fromkeys((name for name in form if name.startswith("criterion_")), "3")
    assert scores
    assert council.post(path, data={**form, **scores}).status_code == 302
    letters.take()
    assert _last("award_scores").changes["value"] == [MASK, MASK]


def test_every_table_of_people_is_audited() -> None:
    technical = {
        mapper.local_table.name  # type: ignore[attr-defined]
        for mapper in Model.registry.mappers
        if not getattr(mapper.class_, "__audited__", True)
    }
    assert technical == {
        "access_records", "attempt_counts", "audit_entries", "audit_fields", "emblems",
        "file_chunks", "idempotency_keys", "import_rows", "import_shapes", "jobs", "letters",
        "paper_counters", "plan_digests", "plan_reminders", "plan_uploads", "retention_runs",
        "saved_filters", "survey_answers", "survey_responses", "undo_steps",
        # Rows of a journal of their own, or nobody's words: the act that made them is in the log.
        "mentor_specialities", "mentorship_feedback", "practice_diary_drafts",
        "practice_attendance", "practice_feedback", "practice_paper_lines", "practice_paper_sets",
        "practice_scenario_seats", "practice_seat_changes",
        "fair_arrivals", "fair_matching_seats", "fair_scans",
        "graduate_facts", "analysis_views",  # made anew from other records, which are in the log
        "favourite_vacancies", "vacancy_searches",  # a person's own bookmarks
    }  # fmt: skip


def _form(path: str, source: str) -> dict[str, list[bytes]]:
    forms: list[SentForm] = forms_of(path, source)
    form = next(one for one in forms if one.method == "POST" and one.action == path)
    return {name: value for name, value in form.values.items() if name not in form.guessed}


def _stored(table: str, column: str, path: str) -> Any:
    number = next(int(part) for part in path.split("/") if part.isdigit())
    found = db.metadata.tables[table]
    return db.session.scalar(db.select(found.c[column]).where(found.c.id == number))


def _last(table: str) -> AuditEntry:
    statement = db.select(AuditEntry).where(AuditEntry.entity == table)
    return db.session.scalars(statement.order_by(AuditEntry.id.desc())).first()  # type: ignore[return-value]


def _check_entry(
    entry: AuditEntry, world: World, role: Role, answer: Any, changes: dict[str, list[Any]]
) -> None:
    person = world.people[role]
    assert (entry.actor_id, entry.actor_name) == (person.id, person.display_name)
    assert entry.request_id == answer.headers["X-Request-Id"]
    # The business date is a day of the cluster's zone: at night it is still yesterday in UTC.
    assert entry.at.astimezone(clock.zone()).date().isoformat() == "2024-02-26"
    assert {key: entry.changes.get(key) for key in changes} == changes
