"""One transaction per changing request; a GET never writes."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import flash, has_request_context, redirect, request, session, url_for
from sqlalchemy.orm import ORMExecuteState, Session
from werkzeug.wrappers import Response

from app.base.errors import DomainError, NotAllowedError, NotFoundError, StaleRecordError
from app.base.listening import listen_once
from app.base.transactions import retried, transaction
from app.web import idempotency
from app.web.urls import SAFE_METHODS, local_referrer

View = TypeVar("View", bound=Callable[..., Any])


class WriteInSafeRequestError(RuntimeError):
    """A GET tried to change the database: a defect of the view, never of the person."""


def transactional(view: View) -> View:
    """Wrap a changing view: one transaction per unsafe request.

    A DomainError that the form did not take becomes a message on the page the person came
    from. A form that carries an idempotency key makes one record however often it is sent. A
    view that PostgreSQL sacrificed to another's is run again from its beginning.
    """

    @wraps(view)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        if request.method in SAFE_METHODS:
            return view(*args, **kwargs)
        try:
            flashed = list(session.get("_flashes", ()))
            return retried(lambda: _run_once(view, args, kwargs, flashed))
        except (NotAllowedError, NotFoundError, StaleRecordError):
            raise
        except DomainError as error:
            flash(str(error), "error")
            return redirect(local_referrer() or url_for("web.dashboard"))

    return wrapper  # type: ignore[return-value]


def _run_once(view: Callable[..., Any], args: Any, kwargs: Any, flashed: list[Any]) -> Any:
    _forget_earlier_run(flashed)
    key = request.form.get("idempotency_key", "")
    with transaction():
        if earlier := idempotency.take(key):
            return redirect(earlier)
        response = view(*args, **kwargs)
        if _is_redirect(response):
            idempotency.answer(key, response.location)
        else:
            idempotency.give_back(key)
        return response


def _forget_earlier_run(flashed: list[Any]) -> None:
    """Undo what a sacrificed run left outside of the database: messages, files read to the end."""
    if session.get("_flashes", []) != flashed:
        session["_flashes"] = list(flashed)
    for uploads in request.files.listvalues():
        for upload in uploads:
            upload.stream.seek(0)


def _is_redirect(response: Any) -> bool:
    return isinstance(response, Response) and 300 <= response.status_code < 400


def forbid_writes_in_safe_requests() -> None:
    """Make every change during a GET an error, whichever way it is made."""
    listen_once(Session, "before_flush", _refuse_flush)
    listen_once(Session, "do_orm_execute", _refuse_statement)


def _in_safe_request() -> bool:
    return has_request_context() and request.method in SAFE_METHODS


def _refuse_flush(session: Session, *_: Any) -> None:
    changed = session.new or session.deleted or any(map(session.is_modified, session.dirty))
    if changed and _in_safe_request():
        raise WriteInSafeRequestError(f"{request.method} {request.path} changed the database")


def _refuse_statement(state: ORMExecuteState) -> None:
    if not state.is_select and _in_safe_request():
        raise WriteInSafeRequestError(f"{request.method} {request.path} ran {state.statement}")
