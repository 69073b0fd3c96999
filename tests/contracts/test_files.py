"""The contract as a file: a draft of today, a signed one as it was signed."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from flask import Flask
from pypdf import PdfReader

from app.contracts.enums import ContractEvent, ContractState
from app.contracts.files import contract_filename, contract_values, render_contract
from app.contracts.printing.parties import BLANK
from app.contracts.printing.queries import find_contract_paper
from app.contracts.support.enums import SupportKind, SupportPeriod
from app.contracts.support.models import SupportMeasure
from app.documents.snapshot import PaperFormat
from app.extensions import db
from app.settings.models import ClusterSettings
from tests.contracts.factories import ContractFactory, ObligationFactory
from tests.contracts.walk import STEPS
from tests.factories import UserFactory

HEAD = "Зимина Ольга Петровна"


def text_of_file(contract: Any, file_format: PaperFormat) -> str:
    """Return what a person reads in the contract's file, white space folded."""
    data = BytesIO(render_contract(contract, file_format))
    if file_format == "pdf":
        words = " ".join(page.extract_text() for page in PdfReader(data).pages)
    else:
        document = Document(data)
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        words = " ".join([*(one.text for one in document.paragraphs), *cells])
    return " ".join(words.split())


@pytest.fixture
def signed(app: Flask) -> Any:
    """A contract signed on 20 February with the names of that day."""
    contract = ContractFactory(
        state=ContractState.AGREED,
        organization__name="ГБОУ «Школа № 5»",
        organization__head_name=HEAD,
        organization__head_position="Директор",
        student__last_name="Ёлкина",
        student__group__name="3-ДО-77",
    )
    STEPS[ContractEvent.SIGN](contract, UserFactory())
    return contract


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_a_signed_paper_does_not_rewrite_itself(signed: Any, file_format: PaperFormat) -> None:
    before = render_contract(signed, file_format)
    signed.organization.name = "МБОУ «Лицей № 7»"
    signed.organization.head_name = "Новый Пётр Иванович"
    signed.student.last_name = "Сосновская"
    signed.student.group.name = "4-ДО-77"
    ObligationFactory(contract=signed, text="Написанное позже")
    db.session.commit()
    db.session.expire_all()
    assert render_contract(signed, file_format) == before
    text = text_of_file(signed, file_format)
    for kept in ("Школа № 5", "Зимин", "Ёлкина", "20 февраля 2024"):
        assert kept in text
    for later in ("Лицей", "Новый", "Сосновская", "4-ДО-77", "Написанное позже"):
        assert later not in text


def test_a_draft_says_what_is_true_today(app: Flask) -> None:
    contract = ContractFactory(organization__name="ГБОУ «Школа № 5»")
    contract.organization.name = "МБОУ «Лицей № 7»"
    assert "Лицей № 7" in text_of_file(contract, "docx")


def test_a_paper_signed_before_texts_were_kept_is_still_given(app: Flask) -> None:
    contract = ContractFactory(state=ContractState.SIGNED)
    assert find_contract_paper(contract) is None
    assert contract.number in text_of_file(contract, "docx")


def test_a_paper_that_has_been_terminated_says_what_was_signed(signed: Any, letters: Any) -> None:
    before = render_contract(signed, "docx")
    STEPS[ContractEvent.TERMINATE](signed, UserFactory())
    assert render_contract(signed, "docx") == before


def test_a_draft_on_paper_has_a_blank_for_the_parent(app: Flask) -> None:
    contract = ContractFactory(
        student__birth_date=date(2007, 5, 5),
        organization__head_name=HEAD,
        organization__head_position="Директор",
        support=[
            SupportMeasure(
                kind=SupportKind.MONTHLY_PAYMENT,
                amount=300_000,
                period=SupportPeriod.MONTHLY,
                pay_day=25,
                condition="Учёба без долгов.",
            ),
            SupportMeasure(kind=SupportKind.TRAVEL),
        ],
    )
    with app.test_request_context():
        values = contract_values(contract, contract.drafted_on)
    assert values["customer_person"] == "директора Зиминой Ольги Петровны"
    assert values["student_representative"] == BLANK
    payment, travel = values["support"]
    assert {key: said.replace("\xa0", " ") for key, said in payment.items()} == {
        "kind": "Ежемесячная выплата",
        "sum": "3 000 (три тысячи) рублей 00 копеек ежемесячно",
        "term": "на время обучения",
        "condition": "Учёба без долгов",
        "pay_day": "до 25 числа",
    }
    assert travel["kind"] == "Оплата проезда"
    texts = [row["text"] for row in values["obligations"]]
    assert "Завершить обучение" in texts


def test_a_draft_shows_its_own_obligations_beside_the_usual_ones(app: Flask) -> None:
    contract = ContractFactory(support=[])
    ObligationFactory(contract=contract, text="Оплатить общежитие")
    values = contract_values(contract, contract.drafted_on)
    texts = [row["text"] for row in values["obligations"]]
    assert {"Оплатить общежитие", "Завершить обучение"} <= set(texts)
    days = [row["due"] for row in values["obligations"]]
    assert days == sorted(days)


def test_the_file_is_called_by_its_number(app: Flask) -> None:
    contract = ContractFactory(number="ЦД-2024/07")
    assert contract_filename(contract, "pdf") == "Договор ЦД-2024/07.pdf"


@pytest.mark.parametrize(
    ("position", "name", "person", "signatory"),
    [
        ("Директор", "Ирина Петровна Белова", "директора Беловой Ирины Петровны", "И. П. Белова"),
        ("Исполняющий обязанности директора", "Белова И.П.",
         "исполняющего обязанности директора Беловой И. П.", "И. П. Белова"),
        ("Директор", "", f"директора {BLANK}", BLANK),
        ("", "Иванова \u2013 Петрова Анна Львовна", "Ивановой-Петровой Анны Львовны",
         "А. Л. Иванова-Петрова"),
        ("", "", BLANK, BLANK),
    ],
)  # fmt: skip
def test_heads_are_named_on_paper_however_they_were_typed(
    app: Flask, position: str, name: str, person: str, signatory: str
) -> None:
    contract = ContractFactory(organization__head_name=name, organization__head_position=position)
    with app.test_request_context():
        values = contract_values(contract, contract.drafted_on)
    assert values["customer_person"] == person
    assert values["parties"][0]["signatory"].replace("\xa0", " ") == signatory


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_a_paper_of_the_first_edition_says_what_it_said(
    signed: Any, file_format: PaperFormat
) -> None:
    added = "Стороны обрабатывают персональные данные"
    assert added in text_of_file(signed, file_format)
    paper = find_contract_paper(signed)
    values = {name: one for name, one in paper.snapshot["values"].items() if name != "edition"}
    paper.snapshot = {**paper.snapshot, "values": values}
    db.session.commit()
    text = text_of_file(signed, file_format)
    assert added not in text
    assert "Договор составлен в двух экземплярах" in text


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
@pytest.mark.parametrize("is_party", [True, False])
def test_the_college_heads_what_it_signs(
    app: Flask, file_format: PaperFormat, is_party: bool
) -> None:
    db.session.add(ClusterSettings(id=1, founder="Министерство образования"))
    text = text_of_file(ContractFactory(college_is_party=is_party), file_format)
    assert ("Министерство образования" in text) is is_party
