"""Which names look like one to a person, and which must never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.likeness import LIKE, names_likeness, people_likeness

NAMES = st.text("абвгдеё №0123456789-«»", max_size=30)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Детский сад № 5", "д/с №5"),
        ("Ясли-сад № 5 «Ромашка»", "Детский сад №5 Ромашка"),
        ("Школа № 14", "СОШ №14"),
        ("Средняя общеобразовательная школа №3 г. Тореза", "Средняя школа № 3 г. Тореза"),
        ("Лицей «Надежда»", "Лицей Надежда"),
        ("Дом детского творчества", "Дом детского творчесва"),
        ("Детский сад «Березка»", "детский сад «Берёзка»"),
    ],
)
def test_one_organization_written_twice_is_like_itself(left: str, right: str) -> None:
    assert names_likeness(left, right) >= LIKE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Детский сад № 5", "Детский сад № 6"),
        ("Детский сад № 5", "Детский сад № 15"),
        ("Детский сад № 5", "Школа № 5"),
        ("Детский сад № 5 «Ромашка»", "Детский сад № 5 «Солнышко»"),
        ("Лицей «Надежда»", "Лицей"),
    ],
)
def test_two_organizations_are_two(left: str, right: str) -> None:
    assert names_likeness(left, right) < LIKE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Иванова", "Анна", "Петровна"), ("Иванова", "Анна", "Петровна")),
        (("Иванова", "Анна", "Петровна"), ("Иванова", "А", "П")),
        (("Иванова", "Анна", "Петровна"), ("Иванова", "Анна", "")),
        (("Иванова", "Анна", "Петровна"), ("Ивановна", "Анна", "Петровна")),
        (("Кравец", "Данил", "Ильич"), ("Кравец", "Даниил", "Ильич")),
        (("Семёнова", "Наталья", "Юрьевна"), ("Семенова", "Наталия", "Юрьевна")),
    ],
)
def test_one_person_written_twice_is_like_themselves(
    left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    assert people_likeness(left, right) >= LIKE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Иванова", "Анна", "Петровна"), ("Иванова", "Алла", "Петровна")),
        (("Иванова", "Анна", "Петровна"), ("Иванова", "Б", "П")),
        (("Шевчук", "Алина", "Юрьевна"), ("Шевчук", "Алёна", "Юрьевна")),
        (("Ким", "Лия", "Олеговна"), ("Ким", "Лика", "Олеговна")),
        (("Петров", "Иван", "Ильич"), ("Петрович", "Иван", "Ильич")),
    ],
)
def test_two_people_are_two(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    assert people_likeness(left, right) < LIKE


@given(NAMES, NAMES)
def test_likeness_of_names_has_no_order_and_knows_itself(left: str, right: str) -> None:
    assert names_likeness(left, right) == names_likeness(right, left)
    assert names_likeness(left, left) == 100
