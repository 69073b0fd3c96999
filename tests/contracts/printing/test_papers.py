"""Papers beside a contract: issued, frozen, read by whom they concern."""

import io
import re
from datetime import date, timedelta
from typing import Any

import pytest
from docx import Document
from flask import Flask
from pypdf import PdfReader

from app.base import clock
from app.contracts.enums import ContractState
from app.contracts.files import render_contract
from app.contracts.printing.queries import count_due
from app.contracts.printing.services import issue_notices
from app.contracts.support.enums import SupportKind, SupportPeriod
from app.documents.models import Paper
from app.documents.printing import render_paper
from app.extensions import db
from tests.contracts.factories import ContractFactory, PaidMeasureFactory
from tests.factories import UserFactory
from tests.pages import text_of

LONG = "Муниципальное бюджетное общеобразовательное учреждение " + "«Средняя школа № 5 " * 6 + "»"


def new_of(contract: Any, kind: str) -> str:
    return f"/contracts/{contract.id}/papers/new?kind={kind}"


def file_of(paper: Paper) -> str:
    return f"/papers/{paper.id}/file.pdf"


def issue(client: Any, contract: Any, kind: str, **typed: str) -> Paper:
    """Issue a paper by its form; words that were changed are shown once more, no others."""
    address = new_of(contract, kind)
    page = client.get(address).get_data(as_text=True)
    for _attempt in range(2 if typed else 1):
        seen = re.search(r'name="seen"[^>]*value="(\w+)"', page)
        assert seen
        fields = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', page))
        fields |= {"giver_kind": "parent", **typed, "seen": seen[1]}
        answer = client.post(address, data={k: v for k, v in fields.items() if k != "csrf_token"})
        if answer.status_code == 302:
            break
        page = answer.get_data(as_text=True)
    assert answer.status_code == 302, text_of(answer)
    return db.session.scalars(db.select(Paper).order_by(Paper.id.desc())).first()


def amended(client: Any, contract: Any) -> Any:
    """Enter an additional agreement; return its paper."""
    said = {"way": "save", "number": "1", "signed_on": "2024-02-20", "holds_from": "2024-03-01"}
    terms = {"reason": "Заявление", "position": "логопед", "work_years": "3"}
    training = {"training_until": contract.training_until.isoformat()}
    answer = client.post(
        f"/contracts/{contract.id}/amendments/new", data={**said, **terms, **training}
    )
    assert answer.status_code == 302, text_of(answer)
    return db.session.scalars(db.select(Paper).order_by(Paper.id.desc())).first()


def words(paper: Paper) -> str:
    pages = PdfReader(io.BytesIO(render_paper(paper, "pdf"))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def signed(app: Flask) -> Any:
    return ContractFactory(
        state=ContractState.SIGNED,
        organization__name="ГБОУ «Школа № 55»",
        organization__head_name="Зимина Ольга Петровна",
        organization__head_position="Директор",
        student__last_name="Ёлкина",
        student__first_name="Анна",
        student__middle_name="Петровна",
    )


def test_papers_say_what_was_typed_and_what_the_site_proposed(
    signed: Any, as_staff: Any, letters: Any
) -> None:
    signed.training_until = clock.today() + timedelta(days=60)
    signed.work_begins_on = signed.training_until + timedelta(days=1)
    db.session.commit()
    papers = [
        issue(as_staff, signed, "certificate"),
        issue(as_staff, signed, "results", results="Средний балл 4,6"),
        issue(as_staff, signed, "graduation"),
    ]
    assert "Дана Ёлкиной Анне Петровне" in words(papers[0])
    assert "Средний балл 4,6" in words(papers[1])
    graduation = words(papers[2])
    for part in ("Директору", "Зиминой О. П.", "Уважаемая Ольга Петровна!", "Ёлкиной Анны"):
        assert part.replace(" ", "") in graduation.replace(" ", "").replace("\xa0", "")
    letters.take()


def test_a_corrected_name_is_shown_before_it_is_printed(
    signed: Any, as_staff: Any, letters: Any
) -> None:
    address = new_of(signed, "certificate")
    typed = {"student": "Ёлкиной-Анне", "purpose": "в банк", "seen": "earlier"}
    shown = text_of(as_staff.post(address, data=typed), status=200)
    assert "Дана Ёлкиной-Анне" in shown
    assert not db.session.scalar(db.select(db.func.count(Paper.id)))
    paper = issue(as_staff, signed, "certificate", student="Ёлкиной-Анне", purpose="в банк")
    assert "Дана Ёлкиной-Анне" in words(paper)
    letters.take()


def test_a_second_certificate_stands_beside_the_first(
    signed: Any, as_staff: Any, letters: Any
) -> None:
    first, second = (issue(as_staff, signed, "certificate") for _ in range(2))
    assert (first.number, second.number) == ("1", "2")
    assert first.state == second.state == "issued"
    page = as_staff.page(f"/contracts/{signed.id}", status=200)
    assert "№ 1" in page.replace("\xa0", " ")
    letters.take()


def test_who_is_not_concerned_finds_no_paper(
    signed: Any, as_staff: Any, as_employer: Any, as_role: Any, letters: Any
) -> None:
    employer, stranger = as_employer, as_role("employer")
    signed.organization_id = employer.user.organization_id
    db.session.commit()
    certificate = issue(as_staff, signed, "certificate")
    results = issue(as_staff, signed, "results", results="Аттестация пройдена")
    assert as_staff.get(file_of(certificate)).status_code == 200
    assert employer.get(file_of(certificate)).status_code == 404
    assert employer.get(file_of(results)).status_code == 200
    card = employer.page(f"/contracts/{signed.id}", status=200)
    assert "Сведения о результатах обучения" in card
    assert "Справка о целевом договоре" not in card
    assert employer.get(new_of(signed, "certificate")).status_code == 403
    assert stranger.get(file_of(results)).status_code == 404
    letters.take()


def test_what_is_not_due_is_refused_and_told(signed: Any, as_staff: Any) -> None:
    page = as_staff.page(new_of(signed, "unemployed"), status=200)
    assert "Сейчас этот документ не выдают" in page
    assert as_staff.get(f"/contracts/{signed.id}/papers/new?kind=other").status_code == 404


def test_signs_without_a_letter_are_told(signed: Any, as_staff: Any) -> None:
    signed.organization.name = "Школа 😀"
    db.session.commit()
    answer = as_staff.get(
        f"/contracts/{signed.id}/papers/draft.pdf?kind=certificate", follow_redirects=True
    )
    assert "«😀»" in text_of(answer, status=200)


def test_notices_fall_due_once(signed: Any, as_staff: Any, letters: Any) -> None:
    viewer, today = UserFactory(role="staff"), clock.today()
    signed.training_until = today + timedelta(days=80)
    signed.work_begins_on = signed.training_until + timedelta(days=1)
    db.session.commit()
    assert count_due("graduation", visible_to=viewer, today=today) == (1, signed.id)
    assert "Уведомить организации о завершении обучения: 1" in as_staff.page(
        "/dashboard", status=200
    )
    issue(as_staff, signed, "graduation")
    assert count_due("graduation", visible_to=viewer, today=today) == (0, None)
    later = signed.work_begins_on
    assert count_due("unemployed", visible_to=viewer, today=later) == (0, None)
    assert count_due("unemployed", visible_to=viewer, today=later + timedelta(days=1))[0] == 1
    letters.take()


def test_due_notices_are_issued_for_many_after_a_preview(
    signed: Any, as_staff: Any, letters: Any
) -> None:
    unnamed = ContractFactory(state=ContractState.STUDYING, organization__head_name="")
    early = ContractFactory(state=ContractState.STUDYING, training_until=date(2026, 6, 30))
    for one in (signed, unnamed):
        one.training_until = clock.today() + timedelta(days=60)
        one.work_begins_on = one.training_until + timedelta(days=1)
    db.session.commit()
    listed = as_staff.page("/contracts/?notice=graduation", status=200)
    assert signed.number in listed
    assert early.number not in listed
    ids = "".join(f"&r={one.id}" for one in (signed, unnamed, early))
    asked = as_staff.page(f"/contracts/?act=contracts.notice_graduation{ids}", status=200)
    for said in ("1 уведомление", "не указан руководитель", "обучение Ёлкиной Анны Петровны"):
        assert said in asked.replace("\xa0", " ")
    assert not db.session.scalar(db.select(db.func.count(Paper.id)))
    actor, today = UserFactory(role="staff"), clock.today()
    known = {"actor": actor, "today": today, "now": clock.now()}
    numbers = [one.id for one in (signed, unnamed, early)]
    assert issue_notices("graduation", numbers, **known) == 1
    assert issue_notices("graduation", numbers, **known) == 0
    paper = db.session.scalars(db.select(Paper)).one()
    assert (paper.entity_id, paper.state) == (signed.id, "issued")
    letters.take()


@pytest.mark.parametrize(
    ("day", "number", "penalty"),
    [
        (date(2018, 2, 1), "№ 1076", "двукратном"),
        (date(2020, 2, 1), "№ 302", "трёхкратной"),
        (date(2023, 2, 1), "№ 1681", "трёхкратной"),
        (date(2024, 6, 1), "№ 555", "трёхкратной"),
    ],
)
def test_each_regime_has_its_words_and_no_lonely_signature(
    app: Flask, day: date, number: str, penalty: str
) -> None:
    contract = ContractFactory(
        drafted_on=day,
        training_until=day.replace(year=day.year + 2),
        organization__name=LONG,
        support=[],
    )
    for at in range(6):
        PaidMeasureFactory(
            contract=contract,
            kind=SupportKind.TRAVEL,
            text=f"проезд {at}",
            amount=100_000,
            period=SupportPeriod.MONTHLY,
            condition="нет академической задолженности",
            pay_day=10,
        )
    db.session.refresh(contract)
    with app.test_request_context():
        pages = PdfReader(io.BytesIO(render_contract(contract, "pdf"))).pages
        document = Document(io.BytesIO(render_contract(contract, "docx")))
    texts = [" ".join(page.extract_text().split()) for page in pages]
    text = " ".join(texts)
    word = " ".join(one.text for one in document.paragraphs)
    for part in (number, penalty):
        assert part in text
        assert part in word.replace("\xa0", " ")
    assert all(f"проезд {at}" in text for at in range(6))
    assert "М.П." in text
    last = texts[-1]
    assert "Гражданин" in last
    assert "СНИЛС" in last  # the signature stands beside the requisites
