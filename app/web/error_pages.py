"""Error pages: what happened and what to do, in Russian, the database needed for none."""

import logging
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, current_app, g, render_template, request
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError

from app.base.cluster import note_database_away
from app.base.errors import DomainError, NotAllowedError, NotFoundError, StaleRecordError
from app.base.faults import Fault, fault_of
from app.extensions import db
from app.web.urls import local_referrer

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Explanation:
    """A page's heading and what the person can do about it."""

    heading: LazyString
    text: LazyString


EXPLANATIONS = {
    400: Explanation(
        _l("Запрос не понят"), _l("Вернитесь назад, обновите страницу и попробуйте ещё раз.")
    ),
    403: Explanation(
        _l("Нет доступа"),
        _l(
            "Эта страница открыта другим ролям. "
            "Если она нужна вам для работы, напишите методисту колледжа."
        ),
    ),
    404: Explanation(
        _l("Такой страницы нет"),
        _l("Запись удалена, перенесена или не относится к вам. Начните с главной страницы."),
    ),
    405: Explanation(
        _l("Страница открывается только кнопкой"),
        _l("Вернитесь назад и нажмите кнопку на странице."),
    ),
    409: Explanation(
        _l("Запись изменил кто-то ещё"),
        _l("Откройте её заново: увидите новое состояние и сможете повторить правки."),
    ),
    413: Explanation(
        _l("Файл или текст слишком велик"), _l("Наибольший размер файла — 10\u00a0МБ.")
    ),
    429: Explanation(_l("Слишком часто"), _l("Подождите немного и попробуйте ещё раз.")),
    500: Explanation(
        _l("На сайте ошибка"),
        _l("Мы её записали. Последнее действие не сохранено: попробуйте чуть позже."),
    ),
    503: Explanation(
        _l("Сайт временно недоступен"),
        _l("База данных не отвечает. Сохранённое не потеряно. Обновите страницу через минуту."),
    ),
}
BUSY = Explanation(
    _l("Сейчас это меняют другие"),
    _l("Ваше действие не сохранено: запись занята. Вернитесь назад и повторите через минуту."),
)
OUTDATED = Explanation(
    _l("Базу данных нужно обновить"),
    _l(
        "Сайт новее своей базы данных. Сохранённое не потеряно. Тому, кто ведёт сайт: выполните "
        "flask --app wsgi db upgrade."
    ),
)


def register_error_pages(app: Flask) -> None:
    """Answer every error with a page of ours."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(SecurityError, _wrong_host)
    app.register_error_handler(DomainError, _refused)
    app.register_error_handler(NotFoundError, lambda _error: _page(404))
    app.register_error_handler(NotAllowedError, lambda _error: _page(403))
    app.register_error_handler(StaleRecordError, _stale)
    app.register_error_handler(StaleDataError, lambda _error: _page(409))
    app.register_error_handler(DBAPIError, _database_error)


def _page(code: int, explanation: Explanation | None = None) -> tuple[str | Response, int]:
    explanation = explanation or EXPLANATIONS.get(code, EXPLANATIONS[500 if code >= 500 else 400])
    accepted = request.accept_mimetypes  # empty where nothing is said of it
    if accepted and not accepted.accept_html:  # a script of ours or a monitor: nobody reads a page
        text = f"{explanation.heading}. {explanation.text}"
        return Response(text, content_type="text/plain; charset=utf-8"), code
    values = {
        "code": code,
        "heading": explanation.heading,
        "text": explanation.text,
        "request_id": g.get("request_id"),
    }
    if code >= 500:  # past the context processors, which would ask the database who this is
        note_database_away()
        return current_app.jinja_env.get_template("web/error.html").render(values), code
    return render_template("web/error.html", **values), code


def _http_error(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error
    page, code = _page(error.code)
    response = error.get_response()  # with the headers of this kind, such as what is allowed
    made = current_app.make_response(page)
    response.data, response.content_type, response.status_code = made.data, made.content_type, code
    return response


def _refused(error: DomainError) -> tuple[str, int]:
    # A page that cannot be shown in the present state of its record: the rule says why.
    heading = _("Сейчас это сделать нельзя")
    return render_template("web/error.html", code=409, heading=heading, text=str(error)), 409


def _wrong_host(_error: SecurityError) -> Response:
    # Without a host of ours no address can be built, so there is no page to show.
    text = _("Откройте сайт по основному адресу.")
    return Response(text, 400, content_type="text/plain; charset=utf-8")


def _stale(error: StaleRecordError) -> tuple[str, int]:
    db.session.rollback()
    return render_template("web/stale.html", rows=error.rows, back_url=local_referrer()), 409


def _database_error(error: DBAPIError) -> tuple[str | Response, int]:
    db.session.rollback()
    if isinstance(error, IntegrityError):  # two people did the same thing in the same moment
        log.error("a constraint stopped a change", exc_info=error)
        return _page(409)
    fault = fault_of(error)
    if fault is Fault.OTHER:
        raise error
    log.error("the database: %s", fault, exc_info=error)
    return _page(503, {Fault.CONFLICT: BUSY, Fault.LOCKED: BUSY, Fault.SCHEMA: OUTDATED}.get(fault))
