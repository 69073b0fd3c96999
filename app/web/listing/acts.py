"""What is done to many records at once: choose, read what it will touch, do it, take it back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from flask import Flask, current_app, render_template, request, url_for
from flask_babel import LazyString
from sqlalchemy import Select

from app.base.declared import declare_once
from app.base.viewer import Viewer
from app.extensions import db
from app.web.fields import record_id
from app.web.forms import BaseForm
from app.web.moment import viewer
from app.web.paging import requested_page, requested_size
from app.web.places import returning
from app.web.urls import with_query

MAX_ACTED = 10_000  # records; ids travel with the form and into one statement


@dataclass(frozen=True)
class ActPreview:
    """What an act would touch, said before it is done.

    `ready` counts the records it will reach; `effects` are sentences about what follows from it
    (letters above all); `left_out` holds reasons with the number of records each keeps out.
    `carried` fills hidden fields of the act's form: what was read, above all versions.
    """

    ready: int
    effects: Sequence[str] = ()
    left_out: Sequence[tuple[str, int]] = ()
    carried: Mapping[str, str] = field(default_factory=dict)


def left_out(*reasons: tuple[str, int]) -> list[tuple[str, int]]:
    """Return those of the reasons that keep somebody out."""
    return [(reason, count) for reason, count in reasons if count]


@dataclass(frozen=True)
class Done:
    """What an act did; `undo` holds what its way back needs, None when there is none."""

    message: str
    undo: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class BulkAct:
    """An act on many records of a list.

    `preview(ids, actor)` and `run(ids, actor, form)` are use cases: they ask themselves which of
    the records this person may change and pass over those that are not ready. `form()` makes a form
    of what else the act needs. `undo(payload, actor)` takes an act back and says so; only acts that
    reach nobody else have one.
    """

    name: str
    label: LazyString
    permission: StrEnum
    preview: Callable[[Sequence[int], Viewer], ActPreview]
    run: Callable[[Sequence[int], Viewer, Any], Done]
    form: Callable[[], BaseForm] | None = None
    undo: Callable[[Mapping[str, Any], Viewer], str] | None = None

    def register(self, app: Flask) -> None:
        """Make the act known (called by the factory); raises ValueError for a name taken twice."""
        declare_once(app, "acts", self.name, self)


@dataclass(frozen=True)
class Picked:
    """The rows of a list an act or a file is about: the ticked ones, those of a page, or all."""

    statement: Select[Any]
    ids: list[int] | None  # None: every row of the list
    is_whole: bool = field(default=False)

    def narrowed(self, statement: Select[Any]) -> Select[Any]:
        """Return the statement for the picked rows alone."""
        entity = statement.column_descriptions[0]["entity"]
        return statement.where(entity.id.in_(self.ids or ()))

    def record_ids(self) -> list[int]:
        """Return the ids of the picked rows that the list really shows this person."""
        entity = self.statement.column_descriptions[0]["entity"]
        found = self.statement if self.ids is None else self.narrowed(self.statement)
        only = found.with_only_columns(entity.id, maintain_column_froms=True).limit(MAX_ACTED)
        return list(db.session.scalars(only))


def find_act(name: str) -> BulkAct | None:
    """Return an act that the present person may do, else None."""
    act: BulkAct | None = current_app.extensions.get("acts", {}).get(name)
    actor = viewer()
    return act if act and actor and actor.can(act.permission) else None


def acts_of(names: Sequence[str]) -> list[BulkAct]:
    """Return those of the acts that the present person may do; a KeyError is a defect."""
    known: dict[str, BulkAct] = current_app.extensions.get("acts", {})
    actor = viewer()
    return [known[name] for name in names if actor and actor.can(known[name].permission)]


def picked_rows(statement: Select[Any]) -> Picked:
    """Read which rows are meant: `rows=all`, `rows=page`, or the ticked ones, `r=5&r=7`."""
    which = request.args.get("rows", "picked")
    ticked = list(_ticked())
    if which == "page":
        entity = statement.column_descriptions[0]["entity"]
        size = requested_size()
        page = statement.with_only_columns(entity.id, maintain_column_froms=True)
        page = page.limit(size).offset((requested_page() - 1) * size)
        return Picked(statement, list(db.session.scalars(page)))
    if which == "all" or not (ticked or "act" in request.args):
        return Picked(statement, None, is_whole=True)
    return Picked(statement, ticked)


def ticked_versions() -> dict[int, int]:
    """Return the versions of the ticked rows as they were read (`Listing.is_versioned`)."""
    return {id_: version for id_, version in _ticked().items() if version is not None}


def _ticked() -> dict[int, int | None]:
    pairs = (value.partition("-") for value in request.args.getlist("r"))
    read = ((record_id(id_), record_id(version)) for id_, _dash, version in pairs)
    return {id_: version for id_, version in read if id_}


def preview_page(act: BulkAct, picked: Picked) -> str:
    """Show what the act would touch, with the button that does it."""
    ids = picked.record_ids()
    return act_page(act, ids, act.form() if act.form else BaseForm(formdata=None))


def act_page(act: BulkAct, ids: Sequence[int], form: BaseForm) -> str:
    """Draw the question before an act."""
    actor = viewer()
    preview = act.preview(ids, actor) if ids and actor else ActPreview(0)
    for name, value in preview.carried.items():
        form[name].data = form[name].data or value
    return render_template(
        "web/listing/act.html",
        act=act,
        ids=ids,
        most=MAX_ACTED,
        form=form,
        preview=preview,
        back=_list_of_act(),
    )


def _list_of_act() -> str:
    """Return the list an act was begun from, as its address says: filters, order, page."""
    if request.method == "POST":
        return returning(url_for("web.dashboard"))
    return with_query(act=None, rows=None, r=None)
