"""Records that serve items: links of any package's records, several items each."""

import pytest
from flask import Flask
from sqlalchemy import select

from app.extensions import db
from app.plan import queries
from app.plan.errors import ItemsMissingError
from app.plan.models import ItemLink, ServesPlan
from app.plan.services.serving import serve_items
from tests.factories import ItemFactory


class Served(ServesPlan):
    """What stands for a record of some package: a table's name and an id."""

    __tablename__ = "organizations"
    id = 7


def served_ids() -> list[int]:
    return sorted(db.session.scalars(select(ItemLink.item_id)))


@pytest.mark.both_databases
def test_a_record_serves_what_it_was_told_last(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db.session, "expire", lambda *_: None)
    first, second, third = (ItemFactory().id for _ in range(3))
    serve_items(Served(), [first, second])
    serve_items(Served(), [second, third, third])
    assert served_ids() == [second, third]
    assert queries.list_served_ids(Served()) == [second, third]


def test_nothing_and_withdrawn_items_are_no_choice(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.session, "expire", lambda *_: None)
    gone = ItemFactory(withdrawn=True).id
    for wrong in ([], [gone], [ItemFactory().id, 10**6]):
        with pytest.raises(ItemsMissingError) as refused:
            serve_items(Served(), wrong)
        assert refused.value.field == "plan_item_ids"
    assert served_ids() == []


def test_what_is_served_may_stay_when_the_item_was_withdrawn(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.session, "expire", lambda *_: None)
    item, other = ItemFactory(), ItemFactory()
    serve_items(Served(), [item.id])
    item.withdrawn = True
    db.session.flush()
    serve_items(Served(), [item.id, other.id])
    assert served_ids() == sorted([item.id, other.id])
