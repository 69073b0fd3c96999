"""Structured logs: one line per request with its id, JSON outside of a terminal."""

import logging
import re
import sys
import time
from uuid import uuid4

import structlog
from flask import Flask, Response, g, request
from structlog.typing import Processor

_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
log = structlog.get_logger("cluster.request")


def prepare_logging(app: Flask) -> None:
    """Send every log through structlog and log each request when it ends."""
    processors: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer = (
        structlog.dev.ConsoleRenderer()
        if sys.stderr.isatty()
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=processors,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                renderer,
            ],
        )
    )
    structlog.configure(
        processors=[*processors, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers = [handler] if not app.testing else root.handlers
    root.setLevel(app.config["LOG_LEVEL"])
    app.before_request(start_request)
    app.after_request(end_request)


def start_request() -> None:
    """Take the request's id from the proxy in front, or make one."""
    offered = request.headers.get("X-Request-Id", "")
    g.request_id = offered if _REQUEST_ID.fullmatch(offered) else uuid4().hex
    g.started = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def end_request(response: Response) -> Response:
    """Log the request and give its id back."""
    response.headers["X-Request-Id"] = g.get("request_id", "")
    elapsed = time.perf_counter() - g.get("started", time.perf_counter())
    log.info(
        "request",
        method=request.method,
        path=_path_without_secret(),
        status=response.status_code,
        milliseconds=round(elapsed * 1000, 1),
    )
    return response


def _path_without_secret() -> str:
    secret = (request.view_args or {}).get("secret")  # a one-time link opens an account
    return request.path.replace(secret, "•••") if secret else request.path
