"""The door of a fair on a phone whose connection is cut: what is read is kept, and sent once."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.visitor import PHONE, Visitor

FAIR = "/fair/fairs/2"  # held lately: what telephones kept is still taken
DESK = "/fair/checkin/2/"
CAME = "пришл"
IS_KEPT = "caches.match(location.href).then((kept) => Boolean(kept))"


def test_a_door_without_a_connection_loses_nobody(visit: Callable[..., Visitor]) -> None:
    staff, door = visit("staff"), visit("staff", width=PHONE)
    first, second, third = _give_passes(staff)
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
    assert _came(staff) == before + 3


def _give_passes(staff: Visitor) -> list[str]:
    """Give passes to all who are expected; return the codes of three."""
    staff.open(f"{FAIR}/passes/")
    staff.press_and_confirm("Выдать и разослать сейчас")
    codes = staff.page.locator("td[data-l='Код']")
    expect(codes.nth(2)).to_be_visible()  # the page of the work leads there when it is done
    return codes.all_inner_texts()[:3]


def _came(staff: Visitor) -> int:
    staff.open(f"{FAIR}/attendance")
    return staff.figure(CAME)


def _type(door: Visitor, code: str) -> None:
    door.fill("Код", code)
    door.page.get_by_role("button", name="Отметить", exact=True).click()


def _counts(door: Visitor, *, kept: int, sent: int) -> None:
    door.sees(f"сохранено на устройстве: {kept}, отправлено: {sent}")
