"""What a first visit to the front page costs, and that the next page fetches nothing again."""

import re
from urllib.parse import urljoin

from flask.testing import FlaskClient

from app.web.assets import STATIC

KILOBYTE = 1000
FRONT_PAGE = 120 * KILOBYTE
GZIP = {"Accept-Encoding": "gzip"}
FACE = re.compile(r"@font-face\s*{([^}]*)}")
RARE = "golos-text-rare-wght-normal.woff2"


def resources(client: FlaskClient, page: str) -> dict[str, int]:
    """Return the size on the wire of everything a page and its sheets name, by address."""
    answer = client.get(page, headers=GZIP)
    named = re.findall(r'(?:src|href)="(/static/[^"#]+)', answer.text)
    found = {page: len(answer.data)}
    for address in dict.fromkeys(named):
        found |= _with_its_own(client, address, answer.text)
    return found


def _with_its_own(client: FlaskClient, address: str, text: str) -> dict[str, int]:
    answer = client.get(address, headers=GZIP)
    assert answer.status_code == 200, address
    assert answer.cache_control.immutable, f"{address} is asked for again on the next page"
    found = {address: len(answer.data)}
    if address.endswith(".css"):
        css = client.get(address).text
        fonts = [face for face in FACE.findall(css) if _is_needed(face, text)]
        urls = re.findall(r'url\("?([^")]+)"?\)', "".join(fonts) + FACE.sub("", css))
        for one in urls:
            if not one.startswith("data:"):
                found |= _with_its_own(client, urljoin(address, one), text)
    return found


def _is_needed(face: str, text: str) -> bool:
    """Tell whether a browser fetches a font for a text: one without a range it always does."""
    ranges = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", face)
    spans = [range(int(first, 16), int(last or first, 16) + 1) for first, last in ranges]
    return not spans or any(ord(letter) in span for letter in set(text) for span in spans)


def test_a_first_visit_to_the_front_page_is_light(client: FlaskClient) -> None:
    sizes = resources(client, "/")
    assert len(sizes) > 7, sorted(sizes)
    assert any(address.endswith(".woff2") for address in sizes)
    assert sum(sizes.values()) < FRONT_PAGE, sizes


def test_letters_that_no_page_of_ours_has_are_not_fetched(client: FlaskClient) -> None:
    assert not [address for address in resources(client, "/") if address.endswith(RARE)]


def test_every_static_file_is_kept_for_ever(client: FlaskClient) -> None:
    address = next(iter(re.findall(r'href="(/static/[^"#]+)', client.get("/").text)))
    version = "/".join(address.split("/")[:3])
    paths = [path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file()]
    assert len(paths) > 15
    for path in paths:
        answer = client.get(f"{version}/{path}")
        assert answer.cache_control.immutable, path
        assert "Cookie" not in answer.vary, f"{path} is fetched again when a cookie changes"
