"""What the migrations of contracts do to contracts that are there."""

import sqlalchemy as sa
from flask import Flask
from flask_migrate import downgrade, upgrade

from app.contracts.enums import ContractState
from app.extensions import db
from tests.contracts.factories import ContractFactory
from tests.routes import make_one_of_each
from tests.sites import NewSite

BEFORE = "0004"  # contracts had no keys of their numbers


def contracts_as_they_are() -> sa.Table:
    """Return the table as this moment's schema has it."""
    return sa.Table("target_contracts", sa.MetaData(), autoload_with=db.engine)


def test_numbers_that_were_two_and_are_one_now_both_live(new_site: NewSite) -> None:
    site: Flask = new_site("twins")
    with site.app_context():
        make_one_of_each()
        db.session.remove()
        downgrade(revision=BEFORE)
        table = contracts_as_they_are()
        with db.engine.begin() as connection:
            rows = connection.execute(sa.select(table).order_by(table.c.id)).mappings().all()
            first, twin_id = dict(rows[0]), rows[-1]["id"] + 1
            changes = {"id": twin_id, "number": f" {first['number'].lower()}"}
            draft = {"state": "draft", "signed_on": None, "parent_consent_on": None}
            connection.execute(table.insert().values({**first, **changes, **draft}))
        upgrade()
        table = contracts_as_they_are()
        with db.engine.connect() as connection:
            rows = connection.execute(sa.select(table.c.id, table.c.number_key)).all()
        keys = dict(map(tuple, rows))
        assert keys[twin_id] == f"{keys[first['id']]}#{twin_id}"


BEFORE_LIFE, BEFORE_SIGNATURES = "0091", "0102"  # states alone; no moves of consent and signature
SIGNED = {"signed_on": "2022-03-01"}
ENDED = {"terminated_on": "2023-02-01", "termination_reason": "Переезд"}
# A former state: (what stood in the contract, the state it has now, the moves it is told to have).
OF_THE_FORMER = {
    "draft": ({}, "draft", []),
    "offered": ({}, "offered", ["offer"]),
    "agreed": ({}, "agreed", ["agree"]),
    "signed": (SIGNED, "studying", ["agree", "sign", "begin_training"]),
    "working": (
        SIGNED,
        "working",
        ["agree", "sign", "begin_training", "end_training", "begin_work"],
    ),
    "completed": (
        SIGNED,
        "completed",
        ["agree", "sign", "begin_training", "end_training", "begin_work", "complete"],
    ),
    "terminated": (
        {**SIGNED, **ENDED},
        "terminated",
        ["agree", "sign", "begin_training", "terminate"],
    ),
    "terminated unsigned": (ENDED, "cancelled", ["cancel"]),
}


def run(text: str, **values: object) -> list[tuple[object, ...]]:
    with db.engine.begin() as connection:
        result = connection.execute(sa.text(text), values)
        return [tuple(row) for row in result] if result.returns_rows else []


def standing() -> dict[str, tuple[object, list[object]]]:
    """Return the state of each contract and the events of its moves in their order."""
    told = "SELECT event FROM contract_moves WHERE contract_id = :id ORDER BY id"
    contracts = run("SELECT id, number, state FROM target_contracts")
    return {
        str(number): (state, [event for (event,) in run(told, id=id_)])
        for id_, number, state in contracts
        if number in OF_THE_FORMER
    }


def test_former_states_become_moves_and_signatures_join_them(new_site: NewSite) -> None:
    site: Flask = new_site("life")
    with site.app_context():
        for number in OF_THE_FORMER:
            ContractFactory(number=number, state=ContractState.DRAFT)
        db.session.commit()
        db.session.remove()
        run("UPDATE target_contracts SET drafted_on = '2022-02-01'")
        downgrade(revision=BEFORE_LIFE)
        for number, (changes, _state, _moves) in OF_THE_FORMER.items():
            new = {"state": number.split()[0], **changes}
            put = ", ".join(f"{name} = :{name}" for name in new)
            change = f"UPDATE target_contracts SET {put} WHERE number = :number"  # noqa: S608
            run(change, number=number, **new)
        upgrade(revision=BEFORE_SIGNATURES)
        now = {number: (state, moves) for number, (_said, state, moves) in OF_THE_FORMER.items()}
        assert standing() == now
        (days,) = run(
            "SELECT MIN(happened_on), MAX(happened_on), MAX(reason) FROM contract_moves "
            "WHERE event IN ('sign', 'terminate')"
        )
        assert [str(one) for one in days] == ["2022-03-01", "2023-02-01", "Переезд"]
        run(
            "INSERT INTO contract_signatures (contract_id, party, name, way, signed_on, entered_at)"
            " SELECT id, 'student', 'Ёлкина', 'paper', '2022-03-01', '2022-03-01 09:00' "
            "FROM target_contracts WHERE number = 'signed'"
        )
        run(
            "UPDATE target_contracts SET representative_consent_on = '2022-02-20', "
            "consent_way = 'paper' WHERE number = 'signed'"
        )
        upgrade()
        state, moves = now["signed"]
        assert standing()["signed"] == (state, [*moves, "consent", "signature"])
        assert run("SELECT party FROM contract_moves WHERE event = 'signature'") == [("student",)]
        downgrade(revision=BEFORE_SIGNATURES)
        assert standing() == now
        downgrade(revision=BEFORE_LIFE)
        former = {number: number.split()[0] for number in OF_THE_FORMER}
        assert dict(run("SELECT number, state FROM target_contracts")) == former
        upgrade()
