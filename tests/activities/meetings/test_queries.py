"""Pages cost the same number of statements for two records as for a dozen."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.activities.meetings.enums import MeetingState
from app.base.query_count import counted_queries
from app.extensions import db
from tests.activities.groups.factories import ApprovedGroupFactory
from tests.activities.meetings.factories import (
    TODAY,
    AgendaQuestionFactory,
    BodyMemberFactory,
    DecisionFactory,
    MeetingFactory,
    ready_meeting,
)

SIGNED = {"state": MeetingState.SIGNED, "minutes_number": 1, "signed_on": TODAY}


def more() -> None:
    for _ in range(6):
        meeting = MeetingFactory(held_on=TODAY, **SIGNED)
        DecisionFactory(question=AgendaQuestionFactory(meeting=meeting))
        MeetingFactory(held_on=TODAY)
        ApprovedGroupFactory()
    db.session.commit()


def statements(client: FlaskClient, path: str) -> int:
    client.page(path, status=200)  # what a process keeps is read once
    with counted_queries() as queries:
        client.page(path, status=200)
    return len(queries)


@pytest.mark.parametrize(
    "path",
    [
        "/activities/meetings/", "/activities/meetings/decisions/",
        "/activities/meetings/bodies/", "/activities/groups/", "/dashboard",
    ],
)  # fmt: skip
def test_a_list_of_many_costs_what_a_list_of_few_costs(
    app: Flask, as_staff: FlaskClient, path: str
) -> None:
    more()
    few = statements(as_staff, path)
    more()
    assert statements(as_staff, path) == few


def test_a_long_meeting_costs_what_a_short_one_costs(as_staff: FlaskClient) -> None:
    meeting = ready_meeting()
    db.session.commit()
    path = f"/activities/meetings/{meeting.id}"
    few = statements(as_staff, path)
    for place in range(2, 9):
        question = AgendaQuestionFactory(meeting=meeting, position=place)
        DecisionFactory(question=question)
        BodyMemberFactory(body=meeting.body)
    db.session.commit()
    assert statements(as_staff, path) == few
