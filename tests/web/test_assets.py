"""Static files: kept for ever under an address that changes, compressed, no more than needed."""

import gzip
import hashlib
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base.query_count import counted_queries
from app.web.assets import STATIC, asset, tree_version

APP = Path(__file__).parents[2] / "app"
# What Bootstrap calls utilities; a class of these families is defined or it does nothing.
UTILITY = re.compile(
    r"(?:[mp][tbsexy]?|d|text|bg|border|flex|justify|align|w|h|g|gap|col|row|float|position|fw|fs"
    r"|lh|rounded|shadow|overflow|opacity)-[\w-]+|visually-hidden\S*"
)


@pytest.fixture
def address(app: Flask) -> str:
    with app.test_request_context():
        return asset("css/app.css")


def test_a_file_is_kept_for_ever(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.cache_control.max_age == 31_536_000
    assert answer.cache_control.immutable
    assert answer.mimetype == "text/css"


def test_a_file_of_an_earlier_release_is_not(client: FlaskClient, address: str) -> None:
    answer = client.get(address.replace(tree_version(), "0" * 12))
    assert answer.status_code == 200
    assert answer.cache_control.max_age == 300
    assert not answer.cache_control.immutable


def test_text_is_compressed_for_those_who_can_read_it(client: FlaskClient, address: str) -> None:
    plain = client.get(address)
    small = client.get(address, headers={"Accept-Encoding": "br, gzip;q=0.8"})
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == plain.data
    assert len(small.data) * 3 < len(plain.data)
    assert "Accept-Encoding" in plain.vary
    assert "Accept-Encoding" in small.vary
    refused = client.get(address, headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers


def test_a_file_costs_no_query(as_staff: FlaskClient, address: str) -> None:
    with counted_queries() as statements:
        assert as_staff.get(address).status_code == 200
    assert statements == []


def test_a_font_is_not_compressed_twice(app: Flask, client: FlaskClient) -> None:
    with app.test_request_context():
        font = asset("fonts/golos-text-cyrillic-wght-normal.woff2")
    answer = client.get(font, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers
    assert answer.data.startswith(b"wOF2")


def test_what_the_browser_has_is_not_sent_again(client: FlaskClient, address: str) -> None:
    for encoding in ("identity", "gzip"):
        headers = {"Accept-Encoding": encoding}
        etag = client.get(address, headers=headers).headers["ETag"]
        again = client.get(address, headers={**headers, "If-None-Match": etag})
        assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", ["../views.py", "css", "css/none.css", "..%2Fviews.py"])
def test_nothing_else_is_served(app: Flask, client: FlaskClient, path: str) -> None:
    assert client.get(f"/static/{tree_version()}/{path}").status_code == 404


def test_fonts_are_kept_like_the_sheet_that_names_them(client: FlaskClient, address: str) -> None:
    named = re.findall(r'url\("?([^")]+)"?\)', (STATIC / "css/app.css").read_text())
    assert named
    for one in named:
        if not one.startswith("data:"):
            answer = client.get(urljoin(address, one))
            assert answer.status_code == 200, one
            assert answer.cache_control.immutable


def test_a_page_without_forms_fetches_one_script(client: FlaskClient) -> None:
    page = client.get("/")
    assert re.findall(r'<script[^>]+src="[^"]*/([\w.]+)"', page.text) == ["app.js"]
    sheets = re.findall(r'<link rel="stylesheet" href="[^"]*/([\w.-]+)"', page.text)
    assert "app.css" in sheets
    assert "tom-select.min.css" not in sheets


def test_every_vendored_file_is_the_one_that_was_copied() -> None:
    rows = re.findall(r"\| `([^`]+)` \| `([0-9a-f]{64})` \|", _vendored("VENDORED.md"))
    assert len(rows) > 5
    for path, digest in rows:
        content = (STATIC / "vendor" / path).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest, path


def test_every_utility_the_pages_use_is_vendored() -> None:
    sheets = "".join(path.read_text() for path in STATIC.rglob("*.css"))
    defined = set(re.findall(r"\.([a-zA-Z][\w-]*)", sheets))
    used = {
        name
        for path in APP.rglob("*.html")
        for names in re.findall(r'class="([^"{]*)"', path.read_text())
        for name in names.split()
    }
    assert {"visually-hidden", "mt-3"} <= used
    assert {name for name in used if UTILITY.fullmatch(name)} - defined == set()


def _vendored(name: str) -> str:
    return (STATIC / "vendor" / name).read_text(encoding="utf-8")
