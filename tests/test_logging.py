"""The log: one structured line per request, told apart by the request's id."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.factory import create_app
from config import load_config
from tests.children import child
from tests.processes import PATIENCE


def visit(database: Path, log: Path) -> None:
    """Visit the site three times in a process of its own, outside of a terminal."""
    with log.open("wb") as output:
        os.dup2(output.fileno(), sys.stderr.fileno())
    settings = {"CLUSTER_ENV": "development", "CLUSTER_DATABASE_URL": f"sqlite:///{database}"}
    app = create_app(load_config(settings))
    client = app.test_client()
    client.get("/healthz", headers={"X-Request-Id": "from-the-proxy-1"})
    client.get("/healthz?secret=token", headers={"X-Request-Id": "bad id"})
    app.view_functions["web.healthz"].__globals__["jsonify"] = None
    client.get("/healthz", headers={"X-Request-Id": "the-broken-one-3"})


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The log of three visits."""
    folder = tmp_path_factory.mktemp("logging")
    with child(visit, folder / "cluster.sqlite3", folder / "log") as process:
        process.join(timeout=PATIENCE)
        assert process.exitcode == 0
    log = (folder / "log").read_text()
    return [json.loads(line) for line in log.splitlines() if line.startswith("{")]


def requests(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if line["event"] == "request"]


def test_each_request_is_one_line_with_its_id(lines: list[dict[str, Any]]) -> None:
    first = requests(lines)[0]
    assert first["request_id"] == "from-the-proxy-1"
    assert (first["method"], first["path"], first["status"]) == ("GET", "/healthz", 200)
    assert 0 <= first["milliseconds"] < 60_000
    assert first["level"] == "info"
    assert first["timestamp"].endswith("Z")


def test_an_id_that_could_forge_the_log_is_replaced(lines: list[dict[str, Any]]) -> None:
    assert len(requests(lines)[1]["request_id"]) == 32


def test_what_stands_in_the_query_is_not_logged(lines: list[dict[str, Any]]) -> None:
    assert "token" not in json.dumps(lines)


def test_an_error_carries_its_trace_and_the_same_id(lines: list[dict[str, Any]]) -> None:
    [error] = [line for line in lines if line["level"] == "error"]
    assert error["request_id"] == "the-broken-one-3"
    assert "TypeError" in error["exception"]
    assert requests(lines)[2]["status"] == 500


def test_the_answer_gives_the_id_back(client: FlaskClient) -> None:
    response = client.get("/healthz", headers={"X-Request-Id": "from-the-proxy-1"})
    assert response.headers["X-Request-Id"] == "from-the-proxy-1"
    assert len(client.get("/healthz").headers["X-Request-Id"]) == 32


def test_an_error_page_names_the_id_to_report(app: Flask, client: FlaskClient) -> None:
    page = client.get("/no-such-page", headers={"X-Request-Id": "from-the-proxy-2"}).text
    assert "from-the-proxy-2" in page
