"""Emblems: told by content, harmless, served as they are."""

import io
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image

from app.base.cluster import cluster
from app.extensions import db
from app.settings.emblems import LIMIT, PNG, SVG, read_emblem
from app.settings.errors import BadEmblemError
from app.settings.models import Emblem
from tests.pages import text_of
from tests.settings.factories import SettingsFactory

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PATH = "/admin/settings/emblem"


def png(side: int = 8) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (side, side), "green").save(target, "PNG")
    return target.getvalue()


def svg(inside: str) -> bytes:
    return f"<svg {NAMES} viewBox='0 0 9 9'>{inside}</svg>".encode()


def sent(data: bytes, name: str = "emblem.png", **fields: str) -> dict[str, Any]:
    return {"file": (io.BytesIO(data), name), **fields}


def test_pictures_are_told_by_content() -> None:
    assert read_emblem(png())[1] == PNG
    assert read_emblem(svg("<circle r='3' fill='url(#g)'/>"))[1] == SVG


def test_what_drawing_programs_leave_is_taken_out() -> None:
    own = "<metadata>x</metadata><o:view xmlns:o='urn:o' o:zoom='2'/><path d='M0 0'/>"
    content, _ = read_emblem(svg(own))
    assert b"metadata" not in content
    assert b"zoom" not in content
    assert b"path" in content


@pytest.mark.parametrize(
    "data",
    [
        b"", b"GIF89a", b"<html></html>", b"\x89PNG\r\n\x1a\n broken", b"x" * (LIMIT + 1),
        svg("<script>alert(1)</script>"), svg("<path onload='x()'/>"),
        svg("<a href='https://evil.example'><path/></a>"), svg("<image href='http://x/y.png'/>"),
        svg("<use xlink:href='http://evil.example/#a'/>"), svg("<foreignObject/>"),
        svg("<path style='fill:url(https://evil.example/x)'/>"), svg("<style>@import 'x'</style>"),
        svg("<animate attributeName='href'/>"),
        b"<!DOCTYPE svg [<!ENTITY a 'x'>]>" + svg("<text>&a;</text>"),
    ],
)  # fmt: skip
def test_what_could_act_is_refused(data: bytes) -> None:
    with pytest.raises(BadEmblemError):
        read_emblem(data)


def test_an_emblem_heads_every_page(as_admin: FlaskClient, client: FlaskClient) -> None:
    SettingsFactory()
    db.session.commit()
    assert as_admin.post(PATH, data=sent(png(), version="1")).status_code == 302
    digest = cluster().emblem_digest
    assert f"/emblem/{digest}" in client.get("/").text
    answer = client.get(f"/emblem/{digest}")
    assert answer.data == png()
    assert answer.mimetype == PNG
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert client.get("/emblem/nothing").status_code == 404
    assert as_admin.post(PATH, data=sent(png(9), version="1")).status_code == 409
    as_admin.post(f"{PATH}/remove")
    assert "/emblem/" not in client.get("/").text
    assert db.session.get(Emblem, digest)  # papers that were issued with it keep it


def test_a_bad_picture_is_told_by_the_field(as_admin: FlaskClient) -> None:
    answer = as_admin.post(PATH, data=sent(svg("<script/>"), "emblem.svg"))
    assert "чего не должно быть в рисунке" in text_of(answer)
    assert not cluster().emblem_digest
