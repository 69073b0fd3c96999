"""The door of a fair on a phone whose connection is cut: what is read is kept, and sent once."""

from collections.abc import Callable

import segno
from playwright.sync_api import expect

from tests.browser.visitor import PHONE, Visitor

FAIR = "/fair/fairs/2"  # held lately: what telephones kept is still taken
DESK = "/fair/checkin/2/"
CAME = "человек"  # came: one, two and five of them are said differently
# A camera that looks at a pass: a browser without windows has none, so its stream is a canvas's;
# the picture is decoded by the site's own reader, dot by dot.
LOOK_AT = """(rows) => {
  const canvas = document.createElement("canvas"), brush = canvas.getContext("2d"), dot = 8;
  canvas.width = canvas.height = rows.length * dot;
  const draw = () => rows.forEach((row, y) => row.forEach((isDark, x) => {
    brush.fillStyle = isDark ? "#222" : "#eee";
    brush.fillRect(x * dot, y * dot, dot, dot);
  }));
  draw();
  setInterval(draw, 100);
  navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(10);
}"""
IS_KEPT = "caches.match(location.href).then((kept) => Boolean(kept))"


def test_a_door_without_a_connection_loses_nobody(visit: Callable[..., Visitor]) -> None:
    staff, door = visit("staff"), visit("staff", width=PHONE)
    first, second, third, fourth = _give_passes(staff)
    before = _came(staff)
    door.open(DESK)
    _type(door, first)
    _counts(door, kept=0, sent=1)
    door.page.wait_for_function(IS_KEPT)
    door.page.context.set_offline(True)
    _type(door, second)
    _type(door, third)
    _counts(door, kept=2, sent=1)
    door.page.reload()
    _counts(door, kept=2, sent=1)
    door.sees("нет связи, записи сохраняются")
    door.check()
    door.page.context.set_offline(False)
    _counts(door, kept=0, sent=3)
    door.check()
    door.open(DESK)
    _counts(door, kept=0, sent=3)
    _look_at(door, fourth)
    _counts(door, kept=0, sent=4)
    assert _came(staff) == before + 4


def _give_passes(staff: Visitor) -> list[str]:
    """Give passes to all who are expected; return the codes of four."""
    staff.open(f"{FAIR}/passes/")
    staff.press_and_confirm("Выдать и разослать сейчас")
    codes = staff.page.locator("td[data-l='Код']")
    expect(codes.nth(3)).to_be_visible()  # the page of the work leads there when it is done
    return codes.all_inner_texts()[:4]


def _came(staff: Visitor) -> int:
    staff.open(f"{FAIR}/attendance")
    return staff.figure(CAME)


def _type(door: Visitor, code: str) -> None:
    door.fill("Код", code)
    door.page.get_by_role("button", name="Отметить", exact=True).click()


def _look_at(door: Visitor, code: str) -> None:
    """Hold a pass before the camera: what is printed on it is a link that ends in the code."""
    printed = f"{door.address}/fair/checkin#{''.join(filter(str.isdigit, code))}"
    dots = segno.make(printed, error="m", micro=False).matrix_iter(border=4)
    door.page.evaluate(LOOK_AT, [[bool(dot) for dot in row] for row in dots])
    door.press("Включить камеру")


def _counts(door: Visitor, *, kept: int, sent: int) -> None:
    door.sees(f"сохранено на устройстве: {kept}, отправлено: {sent}")
