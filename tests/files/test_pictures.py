"""Photographs: only pictures, without what they say of themselves, with words for the blind."""

import io
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from app.accounts.enums import Role
from app.accounts.models import User
from app.base.errors import NotFoundError
from app.extensions import db
from app.files.errors import BrokenFileError
from app.files.models import Attachment
from app.files.pictures import KEPT, THUMBNAIL, photograph, thumbnail
from tests.factories import UserFactory
from tests.files.samples import pdf, picture
from tests.pages import text_of
from tests.practice.registry.factories import PracticeBaseFactory

SignIn = Callable[[User], FlaskClient]
ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
SIDEWAYS = 6


def from_a_phone(size: tuple[int, int] = (400, 300)) -> bytes:
    """Return a photograph that lies on its side and says where it was taken."""
    shot = Image.new("RGB", size, "teal")
    exif = shot.getexif()
    exif[ORIENTATION], exif[MAKER] = SIDEWAYS, "Phone of Примеров"
    exif.get_ifd(GPS)[1] = "N"
    written = io.BytesIO()
    shot.save(written, "JPEG", exif=exif, comment=b"Phone of somebody")
    return written.getvalue()


def test_a_photograph_stands_upright_and_says_nothing_of_itself() -> None:
    kept = Image.open(io.BytesIO(photograph(from_a_phone())))
    assert (kept.format, kept.size) == ("JPEG", (300, 400))
    assert dict(kept.getexif()) == {}
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize(("made", "most"), [(photograph, KEPT), (thumbnail, THUMBNAIL)])
def test_a_large_picture_becomes_small(made: Callable[[bytes], bytes], most: int) -> None:
    small = Image.open(io.BytesIO(made(picture(size=(3000, 600)))))
    assert small.size == (most, most // 5)


def test_what_is_seen_through_becomes_white() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(written, "PNG")
    assert Image.open(io.BytesIO(thumbnail(written.getvalue()))).getpixel((5, 5)) == (255,) * 3


def test_what_does_not_open_is_refused() -> None:
    torn = picture("JPEG")[:-60]
    with pytest.raises(BrokenFileError):
        photograph(torn[:40])
    with pytest.raises(NotFoundError):
        thumbnail(torn[:40])


def test_a_base_shows_its_photographs(app: Flask, sign_in: SignIn) -> None:
    base = PracticeBaseFactory()
    staff, student = sign_in(UserFactory()), sign_in(UserFactory(role=Role.STUDENT))
    db.session.commit()
    url, card = f"/files/practice_bases/{base.id}/new", f"/practice/bases/{base.id}"

    def sent(data: bytes, **fields: str) -> object:
        form = {"file": (io.BytesIO(data), "IMG_1.jpg"), **fields}
        return staff.post(url, data=form, content_type="multipart/form-data")

    assert "не подходит" in text_of(sent(pdf(), purpose="photo"), status=422)
    assert sent(pdf(), purpose="scheme").status_code == 302
    assert sent(from_a_phone(), purpose="photo", caption="Вход с улицы").status_code == 302
    photo = db.session.scalars(db.select(Attachment).filter_by(purpose="photo")).one()
    for reader in (staff, student):
        assert f'/files/{photo.id}/thumbnail" alt="Вход с улицы"' in reader.get(card).text
    small = student.get(f"/files/{photo.id}/thumbnail")
    assert (small.status_code, small.content_type) == (200, "image/jpeg")
    assert b"Phone" not in student.get(f"/files/{photo.id}").data
    scheme = db.session.scalars(db.select(Attachment).filter_by(purpose="scheme")).one()
    assert student.get(f"/files/{scheme.id}/thumbnail").status_code == 404
