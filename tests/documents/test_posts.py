"""Posts in cases: the head and what agrees with it change, what depends on it does not."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.names import Case
from app.documents.posts import inflect_post


@pytest.mark.parametrize(
    ("post", "genitive", "dative"),
    [
        ("Директор", "директора", "директору"),
        ("учитель математики", "учителя математики", "учителю математики"),
        ("Старший воспитатель", "старшего воспитателя", "старшему воспитателю"),
        ("Старший вожатый", "старшего вожатого", "старшему вожатому"),
        ("Первый заместитель директора", "первого заместителя директора",
         "первому заместителю директора"),
        ("советник директора по воспитанию", "советника директора по воспитанию",
         "советнику директора по воспитанию"),
        ("исполняющий обязанности директора", "исполняющего обязанности директора",
         "исполняющему обязанности директора"),
        ("заведующий детским садом", "заведующего детским садом", "заведующему детским садом"),
        ("Заведующая", "заведующей", "заведующей"),
        ("ответственный за практику", "ответственного за практику", "ответственному за практику"),
        ("и.о. директора", "и.о. директора", "и.о. директора"),
        ("зам. директора по УВР", "зам. директора по УВР", "зам. директора по УВР"),
        ("Учитель-логопед", "учителя-логопеда", "учителю-логопеду"),
        ("шеф-повар", "шеф-повара", "шеф-повару"),
        ("тьютор", "тьютора", "тьютору"),
        ("Учитель, методист", "учителя, методиста", "учителю, методисту"),
        ("заместитель директора по учебной, воспитательной работе",
         "заместителя директора по учебной, воспитательной работе",
         "заместителю директора по учебной, воспитательной работе"),
        ("директор школы № 5", "директора школы № 5", "директору школы № 5"),
        ("", "", ""),
        ("по работе", "", ""),
        ("qwerty", "", ""),
    ],
)  # fmt: skip
def test_posts_in_the_cases_of_papers(post: str, genitive: str, dative: str) -> None:
    assert inflect_post(post, Case.GENITIVE) == genitive
    assert inflect_post(post, Case.DATIVE) == dative


@pytest.mark.parametrize(
    ("case", "text"),
    [
        (Case.NOMINATIVE, "Главный специалист"),
        (Case.ACCUSATIVE, "главного специалиста"),
        (Case.INSTRUMENTAL, "главным специалистом"),
        (Case.PREPOSITIONAL, "главном специалисте"),
    ],
)
def test_the_other_cases(case: Case, text: str) -> None:
    assert inflect_post("Главный специалист", case) == text


def test_a_womans_post_keeps_its_gender() -> None:
    assert inflect_post("старшая медсестра", Case.ACCUSATIVE) == "старшую медсестру"


def test_somebodys_own_wish_wins() -> None:
    assert inflect_post("qwerty", Case.DATIVE, override=" кверти  ") == "кверти"
    assert inflect_post("директор", Case.DATIVE, override=" ") == "директору"


@given(st.text(max_size=40), st.sampled_from(Case))
def test_no_post_is_too_strange(text: str, case: Case) -> None:
    inflected = inflect_post(text, case)
    assert inflected == " ".join(inflected.split())


def test_the_dictionary_is_opened_by_the_first_paper_only() -> None:
    code = "import sys, app.documents.posts, app.documents.names; print('pymorphy3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
