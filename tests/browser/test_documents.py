"""A document from the plan to its approval, agreed by telephone, read by everybody (6.1)."""

from collections.abc import Callable
from pathlib import Path

from tests.browser.visitor import PHONE, Visitor
from tests.files.samples import pdf

TITLE = "Порядок согласования цифр приёма"


def test_document_from_the_plan_to_its_readers(
    visit: Callable[..., Visitor], tmp_path: Path
) -> None:
    staff = visit("staff")
    _begin(staff, tmp_path / "Порядок.pdf")
    _send_round(staff)
    _agree(visit("council1", width=PHONE))
    _approve(staff)
    reader = visit("", width=PHONE)
    reader.open("/activities/documents/public")
    assert reader.download("Скачать", near=TITLE) == pdf()


def _begin(staff: Visitor, file: Path) -> None:
    file.write_bytes(pdf())
    staff.open("/activities/")
    staff.follow("Документы")
    staff.follow("Добавить документ")
    staff.choose("Вид документа", "Регламент")
    staff.fill_all(title=TITLE, author="Рабочая группа")
    staff.tick("Открыть всем")
    staff.search_and_choose("Пункты плана, которые подтверждает запись", "6.1")
    staff.press("Добавить документ")
    staff.upload("Файл", file)
    staff.press("Приложить")
    staff.sees("Версия 1: Порядок.pdf")


def _send_round(staff: Visitor) -> None:
    staff.follow("Разослать на согласование")
    staff.tick("Демо Член совета 1")
    staff.press("Отправить")
    staff.sees("ждём ответа", near="Демо Член совета 1")


def _agree(member: Visitor) -> None:
    member.open("/dashboard")
    member.follow("Прочитать и ответить", near=TITLE)
    member.follow("Ответить на согласование")
    member.choose("Ваш ответ", "согласовано")
    member.press("Ответить")
    member.sees("согласовали 1 из 1")


def _approve(staff: Visitor) -> None:
    staff.open("/dashboard")
    staff.follow("Утвердить", near=TITLE)
    staff.fill_all(number="21", approver="Координационный совет")
    staff.press("Утвердить")
    staff.sees("Такой документ утверждают на заседании")
    staff.fill_all(minutes_number="5", minutes_on="2024-02-26")
    staff.press("Утвердить")
    staff.sees("протокол № 5 от 26 февраля 2024")
    staff.follow("6.1 Согласование")
    staff.sees(TITLE)
