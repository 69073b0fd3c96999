"""A council member scores a whole round: how many clicks it takes, and without a mouse."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.visitor import PHONE, Visitor

MOST_CLICKS = 8  # besides the numbers, from «Сегодня» to the page of all own scores
LONGEST_WAY = 60  # presses of Tab from the top of a page to its first number


def test_five_nominations_are_scored_in_a_few_clicks(visit: Callable[..., Visitor]) -> None:
    member = visit("council2", width=PHONE)
    pages: list[str] = []
    member.page.on("load", lambda page: pages.append(page.url))
    member.follow("Оценить")
    clicks = 1
    while member.page.get_by_role("spinbutton").count():
        _reads_before_scoring(member)
        boxes = member.page.get_by_role("spinbutton").all()
        for box, mark in zip(boxes, ("9", "8", "7", "6"), strict=True):
            box.fill(mark)
        member.sees("8,00")  # (9·4 + 8·3 + 7·2 + 6·1) / 10
        member.press("Сохранить и")
        clicks += 1
    member.waits_for("Ваши оценки")
    member.sees("Вы оценили всех")
    member.sees("5 из 5")
    assert clicks <= MOST_CLICKS
    assert len(pages) <= clicks
    _corrects_with_the_keyboard(member)


def _reads_before_scoring(member: Visitor) -> None:
    """Why the mentor is nominated and what was done stand above the first number."""
    first = member.page.get_by_role("spinbutton").first.bounding_box()
    for heading in ("За что выдвигают", "Что сделано со студентами"):
        above = member.page.get_by_role("heading", name=heading).bounding_box()
        assert first is not None
        assert above is not None
        assert above["y"] < first["y"]


def _corrects_with_the_keyboard(member: Visitor) -> None:
    member.page.locator("table a").first.focus()
    member.page.keyboard.press("Enter")
    expect(member.page.get_by_role("heading", name="Ваша оценка")).to_be_visible()
    _tab_to_first_number(member)
    member.page.keyboard.press("Control+A")
    member.page.keyboard.type("10")
    member.sees("8,40")
    member.page.keyboard.press("Enter")
    member.waits_for("Ваши оценки")
    member.sees("8,40")


def _tab_to_first_number(member: Visitor) -> None:
    first = member.page.get_by_role("spinbutton").first
    for _press in range(LONGEST_WAY):
        member.page.keyboard.press("Tab")
        if first.evaluate("box => box === document.activeElement"):
            return
    raise AssertionError("the first number is out of the keyboard's reach")


def test_without_scripts_a_round_is_scored_and_a_nomination_withdrawn(
    visit: Callable[..., Visitor],
) -> None:
    staff = visit("staff", javascript=False)
    staff.open("/awards/")
    staff.follow("Наставники учебного года")
    staff.follow("Выдвинуть наставника")
    select = staff.page.get_by_label("Наставник").first
    select.select_option(index=1)
    chosen = (select.locator("option:checked").inner_text()).split(",")[0]
    staff.press("Показать, кого вы выбрали")
    staff.follow("Карточка наставника")
    staff.sees(chosen)
    staff.page.go_back()
    staff.fill("За что", "Помогла студентам с первыми уроками.")
    staff.press("Выдвинуть", exact=True)
    staff.follow("Снять кандидатуру")
    staff.sees("Писем никто не получит")
    staff.press("Снять кандидатуру")
    staff.sees("Кандидатура снята")
