"""Each party signs; a minor only after the representative's consent, on paper or by a link."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from app.contracts.enums import ConsentGiver, LegalRegime, SigningParty
from app.contracts.enums import ContractState as S
from app.contracts.files import contract_values, day_of, gaps_of
from app.contracts.life.models import PartySignature
from app.contracts.models import TargetContract
from app.contracts.printing.queries import find_contract_paper
from app.contracts.printing.rules import FurtherTerms, check_further
from app.contracts.requisites.errors import PassportInOpenError
from app.contracts.signing.rules import GuardianConsentTerms, check_guardian
from app.documents.models import Paper
from app.extensions import db
from app.files.queries import has_attachment
from app.files.uploads import LIMIT
from app.links.models import TaskLink
from tests.at_once import at_once
from tests.contracts.browsing import count_contracts, draft
from tests.contracts.factories import ContractFactory
from tests.factories import OrganizationFactory, StudentFactory
from tests.files.samples import pdf, picture
from tests.letters import Letters
from tests.links.factories import path_of
from tests.pages import text_of
from tests.settings.factories import SignatoryFactory

MINOR = date(2007, 5, 5)
CONSENT = {
    "representative_kind": "parent",
    "representative_name": "Ёлкина Мария Петровна",
    "representative_document": "",
    "representative_consent_on": "2024-02-19",
}
IN_OPEN = "Паспортные данные здесь не хранят"


def sign(client: FlaskClient, contract: TargetContract, *parties: str, **said: Any) -> Any:
    db.session.commit()
    data = {
        "parties": list(parties),
        "way": "paper",
        "signed_on": "2024-02-20",
        "version": contract.version,
        **said,
    }
    return client.post(f"/contracts/{contract.id}/signing", data=data)


def scan(data: bytes = b"", name: str = "скан.pdf") -> tuple[BytesIO, str]:
    return BytesIO(data or pdf()), name


def signed_by(contract: TargetContract) -> dict[SigningParty, str]:
    found = select(PartySignature).filter_by(contract_id=contract.id)
    return {one.party: one.name for one in db.session.scalars(found)}


def state_of(contract: TargetContract) -> S:
    db.session.expire_all()
    return contract.state


@pytest.mark.both_databases
def test_a_contract_is_signed_when_each_party_has_signed_and_a_scan_proves_it(
    as_staff: FlaskClient, letters: Letters
) -> None:
    SignatoryFactory(name="Зорина Анна Петровна")
    employer = OrganizationFactory(head_name="Котов Пётр Ильич", head_position="заведующий")
    contract = ContractFactory(state=S.AGREED, employer=employer, college_is_party=True)
    page = as_staff.page(f"/contracts/{contract.id}/signing")
    for party in ("Заказчик", "Работодатель", "Колледж", "Гражданин"):
        assert party in page
    assert "Отметьте, кто подписал" in text_of(sign(as_staff, contract), status=422)
    stranger = text_of(sign(as_staff, contract, "council"), status=422)
    assert "Выберите значения из списка" in stranger
    for day, message in (
        ("2024-02-27", "ещё не наступила"),
        ("2024-01-31", "составлен позже"),
        ("", "Укажите дату подписания"),
    ):
        refused = sign(as_staff, contract, "customer", signed_on=day)
        assert message in text_of(refused, status=422)
    assert sign(as_staff, contract, "customer", version=7).status_code == 409
    for wrong, message in ((b"MZ" * 500, "скан"), (b"%PDF-1.7 torn", "повреждён")):
        answer = sign(as_staff, contract, "customer", file=scan(wrong, "скан.pdf"))
        assert answer.status_code == 422, message
    assert signed_by(contract) == {}
    assert sign(as_staff, contract, "customer", signed_on="2024-02-19").status_code == 302
    assert state_of(contract) is S.AGREED
    assert "ждём подпись" in as_staff.page(f"/contracts/{contract.id}")
    again = sign(as_staff, contract, "customer", "student")
    assert "Выберите значения" in text_of(again, status=422)
    rest = ("employer", "college", "student")
    unproven = sign(as_staff, contract, *rest)
    assert "без него договор остаётся проектом" in text_of(unproven, status=422)
    assert signed_by(contract).keys() == {SigningParty.CUSTOMER}
    assert sign(as_staff, contract, *rest, file=scan(picture(), "a.exe")).status_code == 302
    assert state_of(contract) is S.SIGNED
    assert (contract.signed_on, contract.legal_basis) == (date(2024, 2, 20), LegalRegime.PP_1681)
    assert signed_by(contract) == {
        SigningParty.CUSTOMER: "Зимина Ольга Петровна",
        SigningParty.EMPLOYER: "Котов Пётр Ильич",
        SigningParty.COLLEGE: "Зорина Анна Петровна",
        SigningParty.STUDENT: contract.student.full_name,
    }
    paper = find_contract_paper(contract)
    assert paper is not None
    values = paper.snapshot["values"]
    assert values["copies"] == "четырёх экземплярах"
    assert values["employer_person"] == "заведующего Котова Петра Ильича"
    assert [party["title"] for party in values["parties"]] == [
        *("Заказчик", "Работодатель", "Колледж", "Гражданин")
    ]
    assert {one.party.value for one in contract.obligations} >= {"employer", "college"}
    letters.take()


def test_what_the_regime_misses_is_named_and_not_signed(as_staff: FlaskClient) -> None:
    contract = ContractFactory(
        state=S.AGREED, training_form=None, organization=OrganizationFactory()
    )
    missing = ["форма обучения", "кто подписывает: Заказчик"]
    assert gaps_of(contract) == missing
    card = as_staff.page(f"/contracts/{contract.id}")
    assert all(one in card for one in missing)
    mark = contract_values(contract, day_of(contract))["draft"]
    assert mark == f"Проект договора. Не хватает: {'; '.join(missing)}"
    refused = sign(as_staff, contract, "customer", "student", file=scan())
    assert "форма обучения" in text_of(refused, status=422)
    assert state_of(contract) is S.AGREED
    ready = ContractFactory(state=S.AGREED)
    assert contract_values(ready, day_of(ready))["draft"] == ""
    ready.state = S.OFFERED
    assert contract_values(ready, day_of(ready))["draft"] == "Проект договора"


def test_a_minor_signs_after_the_consent_on_paper_only(
    as_staff: FlaskClient, letters: Letters
) -> None:
    contract = ContractFactory(state=S.AGREED, student__birth_date=MINOR)
    path = f"/contracts/{contract.id}"
    both = ("customer", "student")
    assert "сначала нужно письменное согласие" in text_of(
        sign(as_staff, contract, *both, file=scan()), status=422
    )
    assert "Записать согласие представителя" in as_staff.page(path)
    for said, message in (
        ({"representative_name": ""}, "Укажите, кто дал согласие"),
        ({"representative_consent_on": "2024-01-31"}, "после составления"),
        ({"representative_consent_on": "2024-02-27"}, "не позже подписания"),
        ({}, "Приложите скан согласия"),
        ({"file": scan(b"MZ" * 500)}, "Такой файл не подходит. Можно приложить: документ PDF"),
        ({"file": scan(b"%PDF-1.7 torn")}, "повреждён"),
        ({"representative_document": "паспорт 6015 123456"}, IN_OPEN),
    ):
        data = {**CONSENT, "version": contract.version, **said}
        answer = as_staff.post(f"{path}/consent", data=data)
        assert message in text_of(answer, status=422)
    data = {**CONSENT, "version": contract.version, "file": scan()}
    assert as_staff.post(f"{path}/consent", data=data).status_code == 302
    db.session.expire_all()
    assert has_attachment(contract, "consent")
    early = sign(as_staff, contract, *both, signed_on="2024-02-18", file=scan())
    assert "сначала нужно письменное согласие" in text_of(early, status=422)
    assert sign(as_staff, contract, *both, file=scan()).status_code == 302
    assert state_of(contract) is S.SIGNED
    page = as_staff.page(path)
    assert "Ёлкина Мария Петровна" in page
    assert "на бумаге, есть скан" in page
    history = as_staff.page(f"{path}/life")
    for told in ("получено согласие", "получена подпись: Заказчик", "получена подпись: Гражданин"):
        assert told in history
    letters.take()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf() + b" " * LIMIT, "Файл больше 10"),
        (b"MZ" * (LIMIT // 2 + 1), "Файл больше 10"),  # told by its size before its kind
        (b"<html>" * 100, "Можно приложить: документ PDF"),
    ],
)
def test_a_scan_that_cannot_be_taken_writes_nothing_and_loses_nothing(
    as_staff: FlaskClient, data: bytes, message: str
) -> None:
    contract = ContractFactory(state=S.AGREED, student__birth_date=MINOR)
    db.session.commit()
    said = {"representative_document": "акт № 12", "version": contract.version}
    consent = {**CONSENT, **said}
    signing = {"parties": "student", "way": "paper", "signed_on": "2024-02-21", **said}
    for place, form, shown in (
        ("consent", consent, ("Ёлкина Мария Петровна", "акт № 12", "2024-02-19")),
        ("signing", signing, ("2024-02-21",)),
    ):
        # Encoded in memory: of a large file the test client leaves a temporary one open.
        boundary, body = encode_multipart({**form, "file": FileStorage(BytesIO(data), "a.pdf")})
        answer = as_staff.post(
            f"/contracts/{contract.id}/{place}",
            data=body,
            content_type=f"multipart/form-data; boundary={boundary}",
        )
        assert message in text_of(answer, status=422)
        assert "file-error" in answer.text, "told by its field"
        assert all(f'value="{typed}"' in answer.text for typed in shown)
    assert state_of(contract) is S.AGREED
    assert (contract.representative_name, contract.consent_way) == ("", None)
    assert not has_attachment(contract, "consent")
    assert signed_by(contract) == {}


def test_services_take_no_passport_as_a_proof_of_authority(app: Any) -> None:
    contract = ContractFactory(state=S.AGREED, student__birth_date=MINOR)
    day, said = date(2024, 2, 20), "паспорт 6015 123456"
    terms = GuardianConsentTerms(ConsentGiver.PARENT, "Ёлкина М. П.", day, said)
    with pytest.raises(PassportInOpenError):
        check_guardian(terms, contract, today=day)
    with pytest.raises(PassportInOpenError):
        check_further("consent", FurtherTerms("", giver_name="Ёлкина", giver_document=said))


@pytest.mark.both_databases
def test_a_representative_agrees_by_a_link_and_anew_when_the_text_changes(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    contract = ContractFactory(state=S.AGREED, student__birth_date=MINOR)
    adult = ContractFactory(state=S.AGREED)
    ask = {"name": "Ёлкина Мария Петровна", "email": "mother@test.example", "until": "2024-03-05"}
    refused = as_staff.post(f"/contracts/{adult.id}/consent/link", data=ask)
    assert "студенту нет 18 лет" in text_of(refused, status=422)
    path = f"/contracts/{contract.id}"
    assert as_staff.post(f"{path}/consent/link", data=ask).status_code == 302
    link = db.session.scalars(select(TaskLink)).one()
    assert letters.to("mother@test.example").body
    page = client.page(path_of(link))
    for said in (contract.number, contract.student.full_name, "Оплата проезда", "3 года"):
        assert said in page
    said = {"answer": "agrees", "representative_kind": "guardian", "reason": ""}
    nameless = client.post(path_of(link), data={**said, "representative_name": ""})
    assert "Укажите фамилию" in text_of(nameless, status=422)
    answer = {**said, "representative_name": "Ёлкина Мария Петровна"}
    for reply in ("agrees", "refuses"):
        told = {**answer, "answer": reply, "representative_document": "60 15 123456"}
        assert IN_OPEN in text_of(client.post(path_of(link), data=told), status=422)
    db.session.expire_all()
    assert "123456" not in str((link.values, contract.representative_document))
    assert client.post(path_of(link), data=answer).status_code == 302
    db.session.expire_all()
    assert contract.representative_consent_on == date(2024, 2, 26)
    consent = db.session.scalars(select(Paper).filter_by(kind="training_consent")).one()
    printed = consent.snapshot["values"]
    assert printed["giver_name"] == "Ёлкина Мария Петровна"
    assert "по одноразовой ссылке" in printed["giver_answered"]
    assert printed["giver_rows"] == []  # nothing is left for a pen
    assert "по одноразовой ссылке" in as_staff.page(path)
    day = {"signed_on": "2024-02-26"}
    assert sign(as_staff, contract, "customer", **day).status_code == 302
    measure = {"kind": "travel", "amount": "", "period": "", "pay_day": "", "version": 1}
    edited = as_staff.post(f"{path}/support/{contract.support[0].id}", data=measure)
    assert edited.status_code == 302
    db.session.expire_all()
    assert (contract.state, contract.representative_consent_on) == (S.DRAFT, None)
    assert signed_by(contract) == {}
    letters.take()


def test_a_representative_who_refuses_gives_the_contract_back(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    contract = ContractFactory(state=S.OFFERED, student__birth_date=MINOR)
    db.session.commit()
    ask = {"name": "Ёлкина М. П.", "email": "mother@test.example", "until": "2024-03-05"}
    as_staff.post(f"/contracts/{contract.id}/consent/link", data=ask)
    link = db.session.scalars(select(TaskLink)).one()
    said = {
        "answer": "refuses",
        "representative_kind": "parent",
        "representative_name": "Ёлкина Мария Петровна",
        "reason": "Работа слишком далеко.",
    }
    assert "записан" in text_of(client.post(path_of(link), data=said, follow_redirects=True))
    assert state_of(contract) is S.DRAFT
    assert contract.representative_consent_on is None
    assert "Работа слишком далеко." in as_staff.page(f"/contracts/{contract.id}/life")
    letters.take()


def test_who_signs_is_shown_before_it_is_printed(as_staff: FlaskClient, as_employer: Any) -> None:
    contract = ContractFactory(state=S.DRAFT)
    path = f"/contracts/{contract.id}"
    assert "в лице директора Зиминой Ольги Петровны" in as_staff.page(path)
    form = f"{path}/signatories/customer"
    assert "Зиминой" in as_staff.page(form)
    said = {
        "name": "Котов Пётр Ильич",
        "post": "заместитель директора",
        "authority": "power_of_attorney",
        "authority_number": "",
        "authority_on": "2024-01-09",
        "gender": "",
        "post_genitive": "",
        "name_genitive": "",
        "version": "",
    }
    assert "Укажите номер и дату" in text_of(as_staff.post(form, data=said), status=422)
    said |= {"authority_number": "7", "name_genitive": "Кота Петра Ильича"}
    assert as_staff.post(form, data=said).status_code == 302
    phrase = "в лице заместителя директора Кота Петра Ильича, действующего на основании довер"
    assert phrase in as_staff.page(path)
    values = contract_values(contract, day_of(contract))
    assert values["customer_basis"].replace("\xa0", " ").startswith("доверенности № 7")
    assert as_staff.post(form, data=said).status_code == 409
    assert as_staff.get(f"{path}/signatories/employer").status_code == 404
    assert as_employer.get(form).status_code == 403


def test_the_page_of_regimes_names_limits_and_sources(as_staff: FlaskClient) -> None:
    page = as_staff.page("/contracts/regimes/", status=200)
    for said in ("№ 1076", "№ 555", "от 3 до 5 лет", "сверить юристу", "«Работе в России»"):
        assert said in page.replace("\xa0", " ")
    assert "с 1 января 2021 г. по 30 апреля 2024 г." in page.replace("\xa0", " ")


def test_one_contract_in_force_for_a_student(as_staff: FlaskClient) -> None:
    student = StudentFactory()
    ContractFactory(state=S.SIGNED, student=student)
    second = ContractFactory(state=S.AGREED, student=student)
    answer = sign(as_staff, second, "customer", "student", file=scan())
    assert "уже есть действующий" in text_of(answer, status=422)
    assert state_of(second) is S.AGREED
    assert signed_by(second) == {}


@pytest.mark.both_databases
def test_two_clerks_who_write_a_draft_for_one_student_at_once(as_role: Any) -> None:
    student = StudentFactory()
    presses = [
        (as_role("staff"), "/contracts/new", draft(student_id=student.id, number=number))
        for number in ("ЦД-2024/71", "ЦД-2024/72")
    ]
    assert sorted(at_once(presses)) == [302, 422]
    assert count_contracts() == 1
    signed = db.session.scalars(select(TargetContract)).one()
    signed.state, signed.signed_on = S.SIGNED, date(2024, 2, 26)
    db.session.commit()
    third = as_role("staff").post(
        "/contracts/new", data=draft(student_id=student.id, number="ЦД-2024/73")
    )
    assert "У студента уже есть договор" in text_of(third, status=422)
