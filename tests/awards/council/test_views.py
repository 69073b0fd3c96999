"""The council's page: one walk from the agenda to the extract, and who may not take it."""

import re

from flask import Flask
from flask.testing import FlaskClient

from app.awards.enums import RoundState
from app.base.query_count import counted_queries
from app.documents.award_forms import AWARD_EXTRACT
from app.documents.models import Paper
from app.documents.printing import render_paper
from app.extensions import db
from tests.awards.council.factories import held_meeting, question_on, session_of, sign
from tests.awards.factories import nominations_of
from tests.awards.test_closing import scored_round, seen
from tests.documents.test_pdf import page_text
from tests.pages import text_of


def test_from_the_agenda_to_the_extract(as_staff: FlaskClient) -> None:
    round_ = scored_round(9, 7, awards_count=1)
    meeting = held_meeting()
    question = question_on(meeting)
    db.session.commit()
    path = f"/awards/{round_.id}/council"
    assert "Заседание не выбрано" in as_staff.page(path, status=200)
    as_staff.post(f"{path}/meeting", data={"question_id": str(question.id)})
    page = as_staff.page(path, status=200)
    assert "Кворум имеется" in page
    assert "за — 3, против — 0" in page
    second = nominations_of(round_)[1]
    verdict = f"/awards/nominations/{second.id}/verdict"
    refused = as_staff.post(verdict, data={"outcome": "award"})
    assert "напишите почему" in text_of(refused, status=422)
    told = {"outcome": "award", "reason": "Две недели вёл группу один", "votes_for": "2"}
    as_staff.post(verdict, data={**told, "votes_against": "1", "votes_abstained": "0"})
    read = re.search(r'name="seen"[^>]*value="(\w+)"', as_staff.get(f"{path}/adopt").text)[1]
    as_staff.post(f"{path}/adopt", data={"seen": read})
    sign(meeting)
    as_staff.post(f"{path}/extract")
    paper = db.session.scalars(db.select(Paper).where(Paper.kind == AWARD_EXTRACT.name)).one()
    text = page_text(render_paper(paper, "pdf"))
    assert "Выписка из протокола № 3" in text
    assert "за — 2, против — 1, воздержались — 0" in text
    assert as_staff.page(f"/papers/{paper.id}", status=200)
    as_staff.post(f"/awards/{round_.id}/close", data={"seen": seen(as_staff, round_)})
    assert round_.state is RoundState.CLOSED
    assert "2-е место" in as_staff.page(f"/awards/{round_.id}", status=200)


def test_the_page_costs_the_same_for_many(as_staff: FlaskClient) -> None:
    few, many = scored_round(5, 6), scored_round(*([7] * 12))
    for round_ in (few, many):
        session_of(round_, held_meeting())
    counts = []
    for round_ in (few, many):
        with counted_queries() as statements:
            as_staff.page(f"/awards/{round_.id}/council", status=200)
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_the_council_reads_it_once_it_is_over(app: Flask, as_council: FlaskClient) -> None:
    round_ = scored_round(9)
    assert as_council.get(f"/awards/{round_.id}/council").status_code == 404
    assert as_council.get(f"/awards/{round_.id}/council/meeting").status_code == 403
