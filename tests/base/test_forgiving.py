"""A search that found nothing: one wrong letter, words of the field, the other keyboard."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.base.forgiving import MOST, Lexicon, corrections
from app.base.misspelling import one_slip_from, switched
from app.base.query_count import counted_queries
from app.base.search import matches, stems
from app.base.synonyms import SYNONYMS
from app.extensions import db
from app.mentors.models import Mentor
from app.organizations.models import Organization
from app.students.models import Student, StudyGroup
from tests.factories import OrganizationFactory, StudentFactory

WORDS = ("воспитатель", "преподаватель", "логопедический", "гимназия", "творчества", "Ёлочка",
         "колледжами", "Шахтёрск", "культуры", "математики", "Хогвартс", "college")  # fmt: skip
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"


def organizations(*names: str) -> None:
    for name in names:
        OrganizationFactory(name=name, short_name=name, town="Торез")
    db.session.flush()


def found(query: str) -> list[str]:
    condition = matches(query, (Organization, Organization.id))
    return list(db.session.scalars(select(Organization.short_name).where(condition)))


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a word and how a hand that slips once writes it."""
    word = draw(st.sampled_from(WORDS))
    letters = "abcdefghijklmnopqrstuvwxyz" if word.isascii() else CYRILLIC
    place, letter = draw(st.integers(0, len(word) - 1)), draw(st.sampled_from(letters))
    before, after = word[:place], word[place:]
    typed = draw(
        st.sampled_from(
            [
                before + letter + after,
                before + letter + after[1:],
                before + after[1:],
                before + after[1:2] + after[:1] + after[2:],
            ]
        )
    )
    return word, typed


def test_a_word_with_one_slip_is_found_on_its_own(app: Flask) -> None:
    organizations(*WORDS)

    @settings(max_examples=200)
    @given(slips())
    def is_found(slip: tuple[str, str]) -> None:
        word, typed = slip
        assert word in found(typed) or word in found(corrections(typed, Organization)[0])

    is_found()


@given(st.text(CYRILLIC, min_size=2, max_size=12))
def test_a_slip_is_one_slip_from_both_sides(word: str) -> None:
    assert word not in one_slip_from(word)
    assert all(word in one_slip_from(other) for other in list(one_slip_from(word))[::50])


@given(st.text(CYRILLIC + "ё ", max_size=12))
def test_the_keyboard_switches_back(text: str) -> None:
    assert switched(switched(text)) == text


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("воспитатиль", "воспитатель"),
        ("Воспитатиль", "Воспитатель"),
        ("воспиттаель Зугрэс", "воспитатель Зугрэс"),
        ("васпит", "воспит"),
        ("школв", "школа"),
        ("djcgbnfntkm", "воспитатель"),
        ("djcgbnfntkz", "воспитателя"),
        ("djcgbnfnbkm", "воспитатель"),
        ("садик", "детский сад"),
        ("садикк", "детский сад"),
        ("ДОУ", "детский сад"),
        ("д/с", "детский сад"),
        ("СОШ Зугрэс", "школа Зугрэс"),
        ("физрук", "учитель физической культуры"),
        ("училка", "учитель"),
    ],
)
def test_the_likeliest_meaning_comes_first(app: Flask, query: str, meant: str) -> None:
    organizations("Воспитатель", "Детский сад", "Школа Зугрэс", "Учитель физической культуры")
    assert corrections(query, Organization)[0] == meant


@pytest.mark.parametrize(
    "query", ["шкла", "сод", "воспитатель", "воспиттотель", "27б", "", "№", "'", "я" * 300]
)
def test_short_words_numbers_and_far_ones_stay_as_they_are(app: Flask, query: str) -> None:
    organizations("Воспитатель", "Школа № 276", "Сад")
    assert corrections(query, Organization) == []


def test_a_word_that_nothing_is_like_leaves_the_whole_query(app: Flask) -> None:
    organizations("Воспитатель")
    assert corrections("воспитатиль абракадабра", Organization) == []
    assert corrections("воспитатиль " * 50, Organization) == ["воспитатель " * 11 + "воспитатель"]


def test_only_the_kinds_asked_for_lend_their_words(app: Flask) -> None:
    organizations("Гимназия")
    StudentFactory(last_name="Зеленогорская")
    db.session.flush()
    assert corrections("зеленагорская", Organization) == []
    assert corrections("зеленагорская", Organization, Student) == ["зеленогорская"]
    assert corrections("зеленагорская") == []


def test_kinds_with_one_lexicon_are_corrected_as_each_alone_and_look_words_up_once(
    app: Flask,
) -> None:
    organizations("Гимназия", "Зеленогорье", "Садик")
    StudentFactory(last_name="Зеленогорская")
    db.session.flush()
    kinds = (Organization, Student, Mentor, StudyGroup)
    for query in ("зеленагорская", "гимназея зеленагорье", "садик", "ubvyfpbz"):
        with counted_queries() as many:
            alone = [corrections(query, kind) for kind in kinds]
        lexicon = Lexicon(*kinds)
        together = corrections(query, *kinds, lexicon=lexicon)
        with counted_queries() as few:
            assert [corrections(query, kind, lexicon=lexicon) for kind in kinds] == alone
        assert together == corrections(query, *kinds)
        assert 2 * len(few) <= len(many), query


def test_few_meanings_are_offered(app: Flask) -> None:
    organizations("Детский сад", "МБДОУ", "ГКДОУ")
    assert 0 < len(corrections("садик", Organization)) <= MOST


def test_a_preposition_is_no_abbreviation(app: Flask) -> None:
    organizations("Детский сад", "До 21")
    assert corrections("до 2100", Organization) == []
    assert corrections("ДОУ", Organization) == corrections("доу", Organization) == ["детский сад"]


@pytest.mark.parametrize("query", ["воспитатиль", "djcgbnfntkm", "садик", "абракадабра"])
def test_it_asks_few_times_however_long_the_word(app: Flask, query: str) -> None:
    organizations("Воспитатель", "Детский сад")
    with counted_queries() as statements:
        corrections(query, Organization)
    assert len(statements) <= 9


def test_every_phrase_of_the_field_has_another() -> None:
    for row in SYNONYMS:
        assert len({phrase.lower() for phrase in row}) == len(row) > 1, row
        assert all(map(stems, row)), row


def test_the_search_of_the_site_says_what_it_shows(client: FlaskClient) -> None:
    organizations("Детский сад «Ёлочка»")
    page = client.page("/search?q=садик")
    assert "По запросу «садик» ничего нет. Показано по словам «детский сад»" in page
    assert "Детский сад «Ёлочка»" in page
    assert "ничего нет" not in client.page("/search?q=детский")


def test_a_stranger_is_not_told_whose_name_it_is_like(
    client: FlaskClient, as_staff: FlaskClient
) -> None:
    StudentFactory(last_name="Зеленогорская")
    assert "зеленогорская" in as_staff.page("/search?q=зеленагорская")
    told = client.page("/search?q=зеленагорская")
    assert "Ничего не нашлось" in told
    assert "зеленогорская" not in told.lower()
