"""What the reading of a deadline assumed is said in words a person can check."""

import pytest

from app.deadlines import read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.plan.reading.assumptions import assumptions

YEAR = AcademicYear(2023)


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("2-я неделя марта", "неделя месяца прочитана как 11–17 марта 2024 г."),
        ("1 неделя ноября", "неделя месяца прочитана как 1–5 ноября 2023 г."),
        (
            "в I семестре",
            "начало и конец семестра приняты по обычаю: 1 сентября – 31 декабря 2023 г.",
        ),
        ("до конца 1 семестра", "начало и конец семестра приняты по обычаю: до 31 декабря 2023 г."),
        ("август", "август без года прочитан как последний месяц учебного года: 1–31 августа 2024"),
        (
            "до 15 января следующего года",
            "«следующий год» считается от начала учебного года: до 15",
        ),
        ("3 раза в год (октябрь, апрель)", "число раз и названные даты не сходятся"),
    ],
)
def test_an_assumption_is_told(phrase: str, said: str) -> None:
    told = [words for one in read_deadlines(phrase, YEAR) for words in assumptions(one)]
    assert len(told) == 1
    assert told[0].replace("\u00a0", " ").startswith(said)


@pytest.mark.parametrize("phrase", ["март", "Август 2023 г.", "2 раза в год (октябрь, апрель)"])
def test_what_was_said_outright_is_no_assumption(phrase: str) -> None:
    assert [assumptions(one) for one in read_deadlines(phrase, YEAR)] == [[]]
