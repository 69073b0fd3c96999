"""Names in cases, as initials, in salutations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.names import (
    Case,
    Gender,
    PersonName,
    decline,
    guess_gender,
    inflect,
    initials,
    parse_name,
    salutation,
)

DIRECTOR = PersonName("Землянская", "Наталья", "Алексеевна")
names = st.builds(
    PersonName, last=st.text(max_size=20), first=st.text(max_size=20), middle=st.text(max_size=20)
)


@pytest.mark.parametrize(
    ("case", "text"),
    [
        (Case.NOMINATIVE, "Землянская Наталья Алексеевна"),
        (Case.GENITIVE, "Землянской Натальи Алексеевны"),
        (Case.DATIVE, "Землянской Наталье Алексеевне"),
        (Case.ACCUSATIVE, "Землянскую Наталью Алексеевну"),
        (Case.INSTRUMENTAL, "Землянской Натальей Алексеевной"),
        (Case.PREPOSITIONAL, "Землянской Наталье Алексеевне"),
    ],
)
def test_all_six_cases(case: Case, text: str) -> None:
    assert inflect(DIRECTOR, case) == text


@pytest.mark.parametrize(
    ("last", "first", "middle", "dative"),
    [
        ("Шевченко", "Тарас", "Григорьевич", "Шевченко Тарасу Григорьевичу"),
        ("Черных", "Иван", "Фомич", "Черных Ивану Фомичу"),
        ("Живаго", "Юрий", "Андреевич", "Живаго Юрию Андреевичу"),
        ("Мельник", "Пётр", "Ильич", "Мельнику Петру Ильичу"),
        ("Мельник", "Ольга", "Ильинична", "Мельник Ольге Ильиничне"),
        ("Салтыков-Щедрин", "Михаил", "Евграфович", "Салтыкову-Щедрину Михаилу Евграфовичу"),
        ("Иванова-Петренко", "Мария", "Лукинична", "Ивановой-Петренко Марии Лукиничне"),
        ("Кравец", "Олег", "Юрьевич", "Кравцу Олегу Юрьевичу"),
        ("Бойко", "Илья", "Никитич", "Бойко Илье Никитичу"),
        ("Гулиев", "Али", "Мамед оглы", "Гулиеву Али Мамед оглы"),
        ("Алиева", "Лейла", "Мамед кызы", "Алиевой Лейле Мамед кызы"),
        ("ИВАНОВА", "МАРИЯ", "ПЕТРОВНА", "ИВАНОВОЙ МАРИИ ПЕТРОВНЕ"),
        ("Иванова", "Мария", "", "Ивановой Марии"),
        ("Иванова \u2013 Петрова", "Мария", "", "Ивановой-Петровой Марии"),
        ("Непомнящая", "Анна", "Ивановна", "Непомнящей Анне Ивановне"),
        ("Непомнящая-Кий", "Анна", "Ивановна", "Непомнящей-Кий Анне Ивановне"),
        ("СТАРШАЯ", "АННА", "ИВАНОВНА", "СТАРШЕЙ АННЕ ИВАНОВНЕ"),
        ("Кий", "Пётр", "Ильич", "Кию Петру Ильичу"),
        ("Стрелец", "Пётр", "Ильич", "Стрельцу Петру Ильичу"),
        ("Стрелец", "Анна", "Ивановна", "Стрелец Анне Ивановне"),
        ("Лях", "Микита", "", "Ляху Миките"),
        ("Белова", "И.", "П.", "Беловой И. П."),
        ("Салтыков-Щедрин", "М.", "Е.", "Салтыкову-Щедрину М. Е."),
        ("Нгуен", "Тхи Хонг", "", "Нгуен Тхи Хонг"),
        ("Алиева", "Саша", "Мамед-кызы", "Алиевой Саше Мамед-кызы"),
    ],
)
def test_names_of_many_kinds_in_the_dative(last: str, first: str, middle: str, dative: str) -> None:
    assert inflect(PersonName(last, first, middle), Case.DATIVE) == dative


def test_a_known_gender_decides_where_the_name_does_not() -> None:
    name = PersonName("Дюма", "Александр")
    assert inflect(name, Case.DATIVE, Gender.MALE) == "Дюма Александру"
    assert inflect(PersonName("Ким", "Саша"), Case.GENITIVE, Gender.MALE) == "Кима Саши"
    assert inflect(PersonName("Ким", "Саша"), Case.GENITIVE, Gender.FEMALE) == "Ким Саши"


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        (PersonName("Ким", "Анна"), Gender.FEMALE),
        (PersonName("Цой", "Анна"), Gender.FEMALE),
        (PersonName("Землянская", "Ли"), Gender.FEMALE),
        (PersonName("Соколов", "Ли"), Gender.MALE),
        (PersonName("Цой", "Ли"), None),
        (PersonName("Кий-Соколова", "Ли"), Gender.FEMALE),
        (PersonName("Соколов-Землянская", "Ли"), None),
        (PersonName("Лях", "Микита"), Gender.MALE),
        (PersonName("", ""), None),
    ],
)
def test_gender_without_a_patronymic(name: PersonName, gender: Gender | None) -> None:
    assert guess_gender(name) is gender


def test_an_unknown_gender_leaves_the_name_alone() -> None:
    assert guess_gender(PersonName("Цой", "Ли")) is None
    assert inflect(PersonName("Цой", "Ли"), Case.GENITIVE) == "Цой Ли"


def test_the_persons_own_wish_wins() -> None:
    name = PersonName("Лев", "Лев", "Львович")
    assert inflect(name, Case.INSTRUMENTAL, override=" Левом  Львом Львовичем ") == (
        "Левом Львом Львовичем"
    )
    assert inflect(DIRECTOR, Case.DATIVE, override="  ") == "Землянской Наталье Алексеевне"


@pytest.mark.parametrize(
    ("middle", "gender"),
    [
        ("Алексеевна", Gender.FEMALE),
        ("Ильич", Gender.MALE),
        ("Мамед оглы", Gender.MALE),
        ("Мамед Кызы", Gender.FEMALE),
    ],
)
def test_gender_by_the_patronymic(middle: str, gender: Gender) -> None:
    assert guess_gender(PersonName("Ким", "Саша", middle)) is gender


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (DIRECTOR, "Землянская Н. А.", "Н. А. Землянская"),
        (PersonName("Дюма", "Александр"), "Дюма А.", "А. Дюма"),
        (PersonName("Ли", "Анна-Мария", ""), "Ли А.-М.", "А.-М. Ли"),
        (PersonName("Алиева", "Лейла", "Мамед-кызы"), "Алиева Л. М.", "Л. М. Алиева"),
        (PersonName("Платон", ""), "Платон", "Платон"),
    ],
)
def test_initials_never_part_from_the_name(name: PersonName, before: str, after: str) -> None:
    assert initials(name) == before.replace(" ", "\u00a0")
    assert initials(name, last_first=False) == after.replace(" ", "\u00a0")


def test_initials_in_a_case() -> None:
    assert initials(decline(DIRECTOR, Case.DATIVE)) == "Землянской\u00a0Н.\u00a0А."


def test_salutations() -> None:
    assert salutation(DIRECTOR) == "Уважаемая Наталья Алексеевна!"
    assert salutation(PersonName("Бойко", "Илья", "Никитич")) == "Уважаемый Илья Никитич!"
    assert salutation(PersonName("Цой", "Ли")) == "Ли!"
    assert salutation(PersonName("Цой", "Ли"), Gender.MALE) == "Уважаемый Ли!"


def test_stray_spaces_and_control_characters_are_dropped() -> None:
    assert str(PersonName(" Иванова\x00 ", "Анна\n Мария", "")) == "Иванова Анна Мария"


@given(names, st.sampled_from(Case), st.sampled_from([None, *Gender]))
def test_no_name_is_too_strange(name: PersonName, case: Case, gender: Gender | None) -> None:
    assert isinstance(inflect(name, case, gender), str)
    assert isinstance(salutation(name, gender), str)
    assert "\n" not in initials(name)


@given(names, st.sampled_from(Gender))
def test_the_nominative_is_the_name_itself(name: PersonName, gender: Gender) -> None:
    assert decline(name, Case.NOMINATIVE, gender) == name


@pytest.mark.parametrize(
    "text",
    [
        "Белова Ирина Петровна",
        "Ирина Петровна Белова",
        "  Белова  Ирина\nПетровна ",
    ],
)
def test_names_are_read_in_either_order(text: str) -> None:
    assert parse_name(text) == PersonName("Белова", "Ирина", "Петровна")


@pytest.mark.parametrize(
    "text", ["Белова И.П.", "И.П. Белова", "Белова И. П.", "И. П. Белова", "И.П.Белова"]
)
def test_initials_are_read_in_either_order(text: str) -> None:
    assert initials(parse_name(text)) == "Белова\u00a0И.\u00a0П."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ирина Белова", PersonName("Белова", "Ирина")),
        ("Роман Мороз", PersonName("Роман", "Мороз")),
        ("Али Мамед оглы Гулиев", PersonName("Гулиев", "Али", "Мамед оглы")),
        ("Гулиев Али Мамед оглы", PersonName("Гулиев", "Али", "Мамед оглы")),
        ("Иванович Мария Петровна", PersonName("Иванович", "Мария", "Петровна")),
        ("Мария Ильинична Кузьмич", PersonName("Кузьмич", "Мария", "Ильинична")),
        ("Иванова \u2013 Петрова Анна", PersonName("Иванова-Петрова", "Анна")),
        ("А.-М. Ли", PersonName("Ли", "А.-М.")),
        ("Белова", PersonName("Белова", "")),
        ("", PersonName("", "")),
    ],
)
def test_names_of_other_shapes(text: str, name: PersonName) -> None:
    assert parse_name(text) == name


@given(st.text(max_size=60))
def test_any_text_is_some_name(text: str) -> None:
    assert isinstance(initials(parse_name(text)), str)
