"""Every route of the site with an address that leads to a real record, all of it computed."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.routing import AnyConverter, IntegerConverter, Rule

from app.extensions import db
from app.web.access import Access, access_of
from tests.factories import BaseFactory
from tests.rows import made_once

TESTS = Path(__file__).parent
FIRST = 4  # records of each table that a walk tries before the last one
NOBODY = 999_999_999  # no record has this id


@dataclass(frozen=True)
class Route:
    """A route: its endpoint, who may enter, its addresses and methods."""

    endpoint: str
    access: Access
    methods: frozenset[str]
    path: str
    path_to_nothing: str


def make_one_of_each() -> None:
    """Make a record with every factory of the suite: they are valid by default."""
    made_once("one of each", _make_one_of_each)


def _make_one_of_each() -> None:
    for module in sorted(TESTS.glob("**/factories.py")):
        import_module(".".join(module.relative_to(TESTS.parent).with_suffix("").parts))
    for factory in _factories(BaseFactory):
        factory()
    db.session.commit()


def all_routes(app: Flask) -> list[Route]:
    """Return every route of the URL map; an unmarked view fails here already."""
    ids = _known_ids()
    return [_route(app, rule, ids) for rule in app.url_map.iter_rules()]


def addresses(app: Flask) -> dict[str, list[str]]:
    """Return every route's addresses over several records: the first of their tables, the last."""
    adapter = app.url_map.bind("localhost")
    records = [*(_ids_at(place) for place in range(FIRST)), _known_ids()]
    found: dict[str, list[str]] = {}
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()):
            values = ({name: _value(rule, name, ids) for name in rule.arguments} for ids in records)
            paths = (adapter.build(rule.endpoint, one, method="GET") for one in values)
            found[rule.endpoint] = list(dict.fromkeys(paths))
    return found


def _ids_at(place: int) -> dict[str, int]:
    """Return the id of each table's record at a place from the beginning."""
    tables = [table for table in db.metadata.sorted_tables if "id" in table.c]
    found = {
        table.name: db.session.scalar(
            db.select(table.c.id).order_by(table.c.id).offset(place).limit(1)
        )
        for table in tables
    }
    return {name: number for name, number in found.items() if isinstance(number, int)}


def _route(app: Flask, rule: Rule, ids: dict[str, int]) -> Route:
    access = access_of(rule.endpoint)
    assert access is not None, f"{rule.endpoint} does not say who may enter"
    adapter = app.url_map.bind("localhost")
    real = {name: _value(rule, name, ids) for name in rule.arguments}
    absent = {name: _value(rule, name, {}) for name in rule.arguments}
    method = "GET" if "GET" in (rule.methods or ()) else "POST"
    return Route(
        endpoint=rule.endpoint,
        access=access,
        methods=frozenset(rule.methods or ()) & {"GET", "POST", "PUT", "PATCH", "DELETE"},
        path=adapter.build(rule.endpoint, real, method=method),
        path_to_nothing=adapter.build(rule.endpoint, absent, method=method),
    )


def _value(rule: Rule, name: str, ids: dict[str, int]) -> Any:
    converter = rule._converters[name]
    if isinstance(converter, AnyConverter):
        return min(converter.items)
    if not isinstance(converter, IntegerConverter):
        return "nothing-of-this-name"
    package, record = rule.endpoint.partition(".")[0], name.removesuffix("_id")
    tables = [table for table in ids if _names(table, record)]
    own = [table for table in tables if table.startswith(package)]
    return next((ids[table] for table in own + tables), NOBODY)


def _names(table: str, record: str) -> bool:
    plurals = (f"{record}s", f"{record}es", f"{record.removesuffix('y')}ies")
    return any(table == plural or table.endswith(f"_{plural}") for plural in plurals)


def _known_ids() -> dict[str, int]:
    tables = [table for table in db.metadata.sorted_tables if "id" in table.c]
    ids = {table.name: db.session.scalar(db.select(db.func.max(table.c.id))) for table in tables}
    return {name: number for name, number in ids.items() if isinstance(number, int)}


def _factories(base: type[BaseFactory]) -> Iterator[type[BaseFactory]]:
    for factory in base.__subclasses__():
        if not factory._meta.abstract:
            yield factory
        yield from _factories(factory)
