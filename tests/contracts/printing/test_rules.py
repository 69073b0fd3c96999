"""Which form a day has, which papers a state allows, in which case a name stands."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.contracts.enums import ContractParty, ContractState
from app.contracts.printing.errors import (
    GiverUnnamedError,
    PaperNotDueError,
    StudyResultsMissingError,
)
from app.contracts.printing.kinds import PAPER_RULES
from app.contracts.printing.regimes import form_on
from app.contracts.printing.rules import (
    FurtherTerms,
    check_further,
    check_paper,
    may_read,
    possible_papers,
)
from app.documents.contract_forms import (
    CONTRACT_302,
    CONTRACT_555,
    CONTRACT_1076,
    CONTRACT_1681,
    REGIME_FORMS,
)
from app.documents.names import inflect, parse_name

P, S = ContractParty, ContractState


class FakeStudent:
    user_id = None

    def __init__(self, minor: bool) -> None:
        self.minor = minor

    def is_minor(self, _today: date) -> bool:
        return self.minor


class FakeContract:
    training_organization = ""

    def __init__(self, state: ContractState, *, minor: bool = False) -> None:
        self.state, self.student = state, FakeStudent(minor)
        coming = state in {S.DRAFT, S.OFFERED, S.AGREED}
        self.signed_on = None if coming else date(2024, 2, 20)
        self.training_until, self.work_begins_on = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("day", "form"),
    [
        (date(2018, 12, 31), CONTRACT_1076),
        (date(2019, 1, 1), CONTRACT_302),
        (date(2020, 12, 31), CONTRACT_302),
        (date(2021, 1, 1), CONTRACT_1681),
        (date(2024, 4, 30), CONTRACT_1681),
        (date(2024, 5, 1), CONTRACT_555),
    ],
)
def test_the_day_of_signing_chooses_the_form(day: date, form: object) -> None:
    assert form_on(day) is form


@settings(max_examples=30)
@given(st.dates(date(2013, 1, 1), date(2040, 1, 1)))
def test_every_day_has_a_form(day: date) -> None:
    assert form_on(day) in REGIME_FORMS


@pytest.mark.parametrize(
    ("state", "minor", "today", "possible"),
    [
        (S.DRAFT, False, date(2024, 3, 1), []),
        (S.DRAFT, True, date(2024, 3, 1), ["consent"]),
        (S.SIGNED, False, date(2025, 4, 1), ["certificate", "results", "graduation"]),
        (S.SIGNED, False, date(2025, 7, 1), ["certificate", "results"]),
        (S.SIGNED, False, date(2025, 7, 2), ["certificate", "results", "unemployed"]),
        (S.WORKING, False, date(2025, 9, 2), ["certificate"]),
        (S.TERMINATED, False, date(2025, 1, 1), ["termination"]),
        (S.COMPLETED, False, date(2029, 1, 1), []),
    ],
)
def test_papers_follow_the_state_and_the_day(
    state: ContractState, minor: bool, today: date, possible: list[str]
) -> None:
    assert possible_papers(FakeContract(state, minor=minor), today) == possible


def test_results_are_told_by_who_trains() -> None:
    elsewhere = FakeContract(S.STUDYING)
    elsewhere.training_organization = "Педагогический университет"
    day = date(2025, 4, 1)
    assert possible_papers(elsewhere, day) == ["certificate", "graduation"]
    with pytest.raises(PaperNotDueError):
        check_paper("results", elsewhere, day)
    check_paper("results", FakeContract(S.STUDYING), day)


def test_what_is_whose() -> None:
    assert may_read("certificate", P.STUDENT)
    assert not may_read("certificate", P.ORGANIZATION)
    assert not may_read("consent", P.ORGANIZATION)
    assert may_read("graduation", P.ORGANIZATION)
    assert may_read(None, P.ORGANIZATION)
    assert not any(may_read(kind, None) for kind in (*PAPER_RULES, None))
    assert all(may_read(kind, P.COLLEGE) for kind in PAPER_RULES)


def test_what_a_paper_cannot_do_without() -> None:
    with pytest.raises(GiverUnnamedError):
        check_further("consent", FurtherTerms(student="Кого"))
    with pytest.raises(StudyResultsMissingError):
        check_further("results", FurtherTerms(student="Кого", results=" \n "))
    check_further("certificate", FurtherTerms(student="Кому"))


@pytest.mark.parametrize(
    ("name", "certificate", "termination"),
    [
        ("Ёлкина Анна Петровна", "Ёлкиной Анне Петровне", "Ёлкиной Анной Петровной"),
        ("Козлов Пётр Ильич", "Козлову Петру Ильичу", "Козловым Петром Ильичом"),
        (
            "Римская-Корсакова Ольга Ивановна",
            "Римской-Корсаковой Ольге Ивановне",
            "Римской-Корсаковой Ольгой Ивановной",
        ),
        ("Живаго Мария Юрьевна", "Живаго Марии Юрьевне", "Живаго Марией Юрьевной"),
        ("Алиев Рашид Мамед оглы", "Алиеву Рашиду Мамед оглы", "Алиевым Рашидом Мамед оглы"),
    ],
)
def test_names_of_every_kind_stand_in_their_case(
    name: str, certificate: str, termination: str
) -> None:
    person = parse_name(name)
    assert inflect(person, PAPER_RULES["certificate"].case) == certificate
    assert inflect(person, PAPER_RULES["termination"].case) == termination
