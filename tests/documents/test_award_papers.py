"""What is handed over fits its page, whoever it names and whoever signs."""

import datetime as dt

import pytest

from app.documents.award_forms import AWARD_PAPER, LETTER_OF_THANKS
from app.documents.names import Case, inflect, parse_name, salutation
from app.documents.paper_form import with_letterhead
from app.documents.pdf import render_pdf, render_pdf_of_all
from tests.documents.test_pdf import page_text, read

DAY = dt.date(2024, 10, 5)
LONG = "Верхнепокровская-Нижнеблаговещенская-Царская Александра-Виктория Константиновна"
# Feminine, masculine, compound, indeclinable, Turkic, without a patronymic.
DATIVES = {
    "Белова Мария Петровна": "Беловой Марии Петровне",
    "Ковальчук Иван Сергеевич": "Ковальчуку Ивану Сергеевичу",
    "Ковальчук Мария Сергеевна": "Ковальчук Марии Сергеевне",
    "Петрова-Водкина Анна Ильинична": "Петровой-Водкиной Анне Ильиничне",
    "Черных Ольга Игоревна": "Черных Ольге Игоревне",
    "Мамедов Рашид Али оглы": "Мамедову Рашиду Али оглы",
    "Мамедова Лейла Али кызы": "Мамедовой Лейле Али кызы",
    "Цой Виктор": "Цою Виктору",
}


@pytest.mark.parametrize("name", sorted(DATIVES))
def test_a_letter_names_everybody_in_the_dative(name: str) -> None:
    person = parse_name(name)
    told = {"recipient_name": inflect(person, Case.DATIVE), "salutation": salutation(person)}
    pdf = render_pdf(LETTER_OF_THANKS.name, {**LETTER_OF_THANKS.specimen, **told}, date=DAY)
    assert DATIVES[name] in page_text(pdf)


def test_a_long_name_and_two_long_signatures_stay_on_one_page() -> None:
    signatories = [
        {
            "post": "Директор ГБПОУ «Педагогический колледж имени К. Д. Ушинского»",
            "name": LONG[:40],
        },
        {"post": "Заведующая МБДОУ «Детский сад общеразвивающего вида № 12»", "name": LONG[:40]},
    ]
    told = {"recipient_name": LONG, "signatories": signatories, "reason": "за многое, " * 20}
    pdf = render_pdf(AWARD_PAPER.name, {**AWARD_PAPER.specimen, **told}, date=DAY)
    assert len(read(pdf).pages) == 1


def test_letters_and_diplomas_come_as_one_file_a_page_each() -> None:
    forms = (LETTER_OF_THANKS, AWARD_PAPER, LETTER_OF_THANKS)
    papers = [(one.name, with_letterhead(one.specimen)) for one in forms]
    pages = read(render_pdf_of_all(papers, date=DAY)).pages
    assert ["Диплом" in page.extract_text() for page in pages] == [False, True, False]
