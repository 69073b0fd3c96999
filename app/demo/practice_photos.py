"""Demo photographs of bases: drawn, so that nobody's house and nobody's face is in them."""

import io
from random import Random

from PIL import Image, ImageDraw
from sqlalchemy import select

from app.demo.scene import Scene
from app.extensions import db
from app.files.services.attachments import attach_file
from app.practice.registry.models import PracticeBase

SIZE, GROUND = (1200, 900), 640
BASES = 6  # of all: the first in the list have their pictures
WALLS = ("#e8c9a0", "#d8b4a0", "#c7d3c0", "#d9d3e6", "#e6dcb8")
SHOWN = (
    ("Вход с улицы", "#bfe0f2", "#9cc28a"),
    ("Двор и площадка", "#dcecf7", "#b4cf95"),
)


def load_base_photos(scene: Scene) -> None:
    """Hang two drawn pictures on some of the bases."""
    bases = db.session.scalars(select(PracticeBase).order_by(PracticeBase.id).limit(BASES))
    for base in bases.all():
        for number, (caption, sky, ground) in enumerate(SHOWN, start=1):
            attach_file(
                base,
                data=_house(scene.random, sky=sky, ground=ground),
                name=f"Фото {number}.jpg",
                purpose="photo",
                caption=f"{caption} (демонстрационный рисунок)",
                actor=scene.user("staff"),
                now=scene.now,
            )


def _house(chance: Random, *, sky: str, ground: str) -> bytes:
    """Draw a house with its windows, a door and a tree."""
    picture = Image.new("RGB", SIZE, sky)
    drawing = ImageDraw.Draw(picture)
    drawing.rectangle((0, GROUND, *SIZE), fill=ground)
    floors, columns = chance.randint(2, 3), chance.randint(5, 8)
    left, top = 140, GROUND - floors * 140 - 40
    right = left + columns * 105 + 40
    drawing.rectangle((left, top, right, GROUND), fill=chance.choice(WALLS))
    drawing.polygon(
        ((left - 30, top), (right + 30, top), (right - 40, top - 80), (left + 40, top - 80)),
        fill="#8c4a3c",
    )
    for floor in range(floors):
        for column in range(columns):
            x, y = left + 40 + column * 105, top + 35 + floor * 140
            drawing.rectangle((x, y, x + 65, y + 80), fill="#5f86a6", outline="white", width=6)
    door = left + columns // 2 * 105 + 30
    drawing.rectangle((door, GROUND - 110, door + 85, GROUND), fill="#5b3a29")
    drawing.rectangle((1060, GROUND - 130, 1085, GROUND + 30), fill="#6b4a2f")
    drawing.ellipse((985, GROUND - 330, 1160, GROUND - 110), fill="#5f8f4e")
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=85)
    return written.getvalue()
