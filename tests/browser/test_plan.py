"""The plan: a corrected document with its preview, a wrong file, a status set by hand."""

from collections.abc import Callable
from pathlib import Path

from tests.browser.site import PLAN, ROOT
from tests.browser.visitor import PHONE, Visitor

BEFORE, AFTER = "Договора о целевом обучении", "Договоры о целевом обучении, подписанные"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def test_corrected_document_updates_the_plan(visit: Callable[..., Visitor], tmp_path: Path) -> None:
    staff = visit("staff")
    _upload(staff, _corrected(tmp_path))
    assert staff.figure("пунктов") == 35
    assert staff.figure("изменится") == 1
    assert staff.figure("замечаний") > 0
    staff.sees(AFTER)
    staff.sees("Это два пункта")
    staff.press("Обновить план")
    staff.sees("План загружен")
    stranger = visit(width=PHONE)
    stranger.open("/plan/?q=целевом")
    stranger.follow("Заключение договоров о целевом")
    stranger.sees(AFTER)


def test_picture_named_as_a_document_is_refused(
    visit: Callable[..., Visitor], tmp_path: Path
) -> None:
    staff = visit("staff", width=PHONE)
    picture = tmp_path / "plan.docx"
    picture.write_bytes(PNG)
    _upload(staff, picture)
    staff.sees("Не всё заполнено верно")
    assert staff.path == "/plan/import"


def test_status_by_hand_shows_both(visit: Callable[..., Visitor]) -> None:
    staff = visit("staff")
    staff.open("/plan/")
    staff.follow("Организация чествования лучших наставников")
    staff.follow("Отметить вручную")
    staff.choose("Состояние", "выполнено")
    staff.press("Отметить")
    staff.sees("Не всё заполнено верно")
    staff.fill("Почему", "Провели раньше срока")
    staff.fill("Ссылка на подтверждение", "https://college.example/news/5")
    staff.press("Отметить")
    staff.sees("Отмечено вручную: Провели раньше срока")
    staff.sees("отмечено вручную")


def _corrected(folder: Path) -> Path:
    text = (ROOT / PLAN).read_text(encoding="utf-8")
    assert BEFORE in text
    corrected = folder / "corrected.txt"
    corrected.write_text(text.replace(BEFORE, AFTER), encoding="utf-8")
    return corrected


def _upload(staff: Visitor, file: Path) -> None:
    staff.open("/plan/import")
    staff.upload("Документ плана", file)
    staff.press("Прочитать документ")
