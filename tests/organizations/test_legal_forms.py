"""Names without legal forms: for search and for finding one organization entered twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.organizations.legal_forms import name_key, strip_legal_form


@pytest.mark.parametrize(
    ("name", "stripped"),
    [
        ("ГБОУ «Школа № 5»", "Школа № 5"),
        ("Государственное бюджетное общеобразовательное учреждение «Школа № 5»", "Школа № 5"),
        ("ГБПОУ «Шахтёрский педагогический колледж»", "Шахтёрский педагогический колледж"),
        ("ФГБОУ ВО «ДонГУ»", "ДонГУ"),
        ("МБДОУ\u00a0«Детский сад № 14 «Солнышко»»", "Детский сад № 14 Солнышко"),
        ("МБУ ДО «Дом творчества»", "Дом творчества"),
        ("Ромашка, ООО", "Ромашка"),
        ("«Ромашка» (ООО)", "Ромашка"),
        ("Общество с ограниченной ответственностью «Ромашка»", "Ромашка"),
        ("Индивидуальный предприниматель Иванов И. И.", "Иванов И. И."),
        ("гбоу школа № 5", "школа № 5"),
        ("Гимназия «Юность»", "Гимназия Юность"),
        ("МГУ имени Ломоносова", "МГУ имени Ломоносова"),
        ("Ну, погоди!", "Ну, погоди!"),
        ("ООО", "ООО"),
        ("Муниципальное казённое учреждение", "Муниципальное казённое учреждение"),
        ("", ""),
    ],
)
def test_legal_forms_go_and_names_stay(name: str, stripped: str) -> None:
    assert strip_legal_form(name) == stripped


def test_one_organization_written_in_three_ways_has_one_key() -> None:
    ways = (
        "ГБОУ «Школа № 5 г. Шахтёрска»",
        "Школа №5 г.Шахтерска",
        'Государственное бюджетное общеобразовательное учреждение "ШКОЛА № 5 Г. ШАХТЁРСКА"',
    )
    assert {name_key(way) for way in ways} == {"школа 5 г шахтерска"}


@given(st.text(st.characters()))
def test_stripping_twice_changes_nothing_more(name: str) -> None:
    once = strip_legal_form(name)
    assert strip_legal_form(once) == once
    assert bool(once) == bool(once.strip())


# No «О»: after ГБОУ a leading «ВО» or «ДО» is itself part of the legal form.
@given(st.text("абвГБУ «»№5 ", min_size=1))
def test_a_form_in_front_does_not_change_the_key(name: str) -> None:
    if name_key(name):
        assert name_key(f"ГБОУ «{name}»") == name_key(name)
