"""What the plan learns of award rounds."""

from datetime import date

from flask import Flask
from flask.testing import FlaskClient

from app.awards.enums import AwardKind, RoundState
from app.awards.evidence import RoundEvidence
from app.base.query_count import counted_queries
from app.extensions import db
from tests.awards.ceremony.factories import AwardHandoverFactory
from tests.awards.factories import NOW, AwardRoundFactory, LetterFactory
from tests.factories import ItemFactory
from tests.pages import text_of
from tests.plan.factories import ledgers_of


def test_rounds_are_counted_in_one_query_drafts_left_out(app: Flask) -> None:
    closed = AwardRoundFactory(state=RoundState.CLOSED, closed_at=NOW)
    item = closed.plan_item
    AwardRoundFactory(plan_items=[item], ceremony_on=date(2024, 5, 9))
    AwardRoundFactory(plan_items=[item], ceremony_on=date(2024, 6, 1))
    AwardRoundFactory(plan_items=[item], state=RoundState.DRAFT)
    for award in (
        LetterFactory(round=closed), LetterFactory(round=closed, kind=AwardKind.AWARD, place=1)
    ):  # fmt: skip
        AwardHandoverFactory(award=award)
    ids = [item.id, ItemFactory().id]
    db.session.commit()
    evidence = RoundEvidence()
    with app.test_request_context(), counted_queries() as statements:
        counts = ledgers_of(evidence, ids)
        records = evidence.records(ids[0], limit=2)
        assert sum(one.startswith("SELECT") for one in statements) == 2
        assert list(counts) == [ids[0]]
        count = counts[ids[0]]
        assert (count.total, count.finished, count.next_on) == (3, 1, date(2024, 5, 9))
        assert [one.on for one in records] == [date(2024, 6, 1), date(2024, 5, 9)]
        last = evidence.records(ids[0], limit=9)[-1]
        assert last.detail == "1\u00a0награда, 1\u00a0письмо"
        assert evidence.list_url(ids[0]) == f"/awards/?item={ids[0]}"


def test_the_items_page_leads_to_the_round_and_back(as_staff: FlaskClient) -> None:
    round_ = AwardRoundFactory(title="Лучшие наставники")
    page = as_staff.get(f"/plan/items/{round_.plan_item_ids[0]}")
    assert f"/awards/{round_.id}" in page.text
    assert "Лучшие наставники" in text_of(page)
    assert f"/plan/items/{round_.plan_item_ids[0]}" in as_staff.get(f"/awards/{round_.id}").text


def test_staff_hears_when_nominations_have_ended(as_staff: FlaskClient) -> None:
    AwardRoundFactory(title="Лучшие", nominations_until=date(2024, 2, 20))
    assert "«Лучшие»: выдвижение закончилось" in text_of(as_staff.get("/dashboard"))
