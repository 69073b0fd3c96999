"""Pages of payments and of obligations are walked within an index, now and on a past day."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Select

from app.base.viewer import OPERATOR
from app.contracts.duties.queries import SORTABLE as DUTY_ORDERS
from app.contracts.duties.queries import list_duties
from app.contracts.support.queries import SORTABLE as PAYMENT_ORDERS
from app.contracts.support.queries import list_payments
from app.extensions import db
from app.web.paging import Sort

DAY = date(2024, 2, 15)
OWN: dict[str, Any] = {"visible_to": OPERATOR, "today": date(2024, 2, 26)}


@pytest.mark.parametrize("on", [None, DAY])
def test_no_page_sorts_or_reads_the_whole_table(app: Flask, on: date | None) -> None:
    for found, orders, name in (
        (list_payments(**OWN, on=on), PAYMENT_ORDERS, "month"),
        (list_duties(**OWN, on=on), DUTY_ORDERS, "due"),
    ):
        for descending in (False, True):
            page = Sort(name, descending).apply(found, orders).limit(25)
            assert walks_an_index(page), f"{name}, descending: {descending}"


def walks_an_index(statement: Select[Any]) -> bool:
    compiled = statement.compile(db.engine)
    values = compiled.params
    if db.engine.dialect.name == "postgresql":
        return True  # it plans by the size of its tables, and these are empty
    ordered = tuple(values[name] for name in compiled.positiontup or ())
    ordered = tuple(str(one) if isinstance(one, date) else one for one in ordered)
    rows = db.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", ordered)
    plan = [str(row[-1]) for row in rows]
    is_sorted = any("TEMP B-TREE" in one for one in plan)
    return not is_sorted and "USING INDEX" in plan[0] and plan[0].startswith("SCAN")
