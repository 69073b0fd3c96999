"""Contracts keep their history, their regime, further parties; former states become moves"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0092"
down_revision = "0091"
branch_labels = None
depends_on = None

TABLE = "target_contracts"
STATES = (
    "draft", "offered", "agreed", "signed", "studying", "to_employ", "working", "suspended",
    "completed", "terminated", "broken_by_citizen", "broken_by_customer", "expelled", "cancelled",
)  # fmt: skip
FORMER_STATES = ("draft", "offered", "agreed", "signed", "working", "completed", "terminated")
EVENTS = (
    "offer", "agree", "return", "edit", "sign", "begin_training", "end_training", "begin_work",
    "complete", "suspend", "resume", "supplement", "transfer", "terminate", "break_by_citizen",
    "break_by_customer", "expel", "cancel", "owe", "settle",
)  # fmt: skip
SIDES = ("customer", "employer", "college", "student")
IN_FORCE = "state IN ('signed', 'studying', 'to_employ', 'working', 'suspended')"
FORMER_IN_FORCE = "state IN ('signed', 'working')"
BROKEN_OFF = (
    "state IN ('terminated', 'broken_by_citizen', 'broken_by_customer', 'expelled', 'cancelled')"
)
ONE_IN_FORCE = "uq_target_contracts_student_in_force"
CHOICES = {
    "legal_basis": ("legalregime", ("pp_1076", "pp_302", "pp_1681", "pp_555")),
    "training_level": (
        "traininglevel",
        ("worker", "specialist", "bachelor", "higher_specialist", "master"),
    ),
    "training_form": ("trainingform", ("full_time", "part_time", "extramural")),
    "financing": ("trainingfinancing", ("budget", "paid")),
}
LINES = (
    "training_code", "training_name", "training_organization", "accreditation", "work_region",
    "work_town", "work_place", "portal_offer_number", "representative_document",
)  # fmt: skip
TEXTS = ("pay_terms", "practice_text")
DAYS = (
    "training_from", "work_started_on", "portal_offer_on", "portal_application_on",
    "portal_result_on",
)  # fmt: skip
FLAGS = ("college_is_party", "is_quota")


def upgrade() -> None:
    """A signed contract is one in training; one that ended unsigned is cancelled."""
    _create_history()
    _let_owe("organization", "employer", "student", "college")
    op.drop_index(ONE_IN_FORCE, table_name=TABLE)
    _drop_former_checks()
    _add_columns()
    _name_regimes()
    _write_history()
    _move(
        ("signed", "studying", "state = 'signed'"),
        ("terminated", "cancelled", "state = 'terminated' AND signed_on IS NULL"),
    )
    _check(STATES, IN_FORCE, BROKEN_OFF)
    with op.batch_alter_table(TABLE) as contracts:
        for name in (*LINES, *TEXTS, *FLAGS, "legal_basis"):
            contracts.alter_column(name, server_default=None)
        for column, (name, values) in CHOICES.items():
            contracts.create_check_constraint(
                op.f(f"ck_{TABLE}_{name}"), f"{column} IN ({_listed(values)})"
            )
        contracts.create_check_constraint(
            op.f("ck_target_contracts_employ_within_range"),
            "employ_within_months IS NULL OR employ_within_months BETWEEN 1 AND 24",
        )
        contracts.create_check_constraint(
            op.f("ck_target_contracts_training_order"),
            "training_from IS NULL OR training_from < training_until",
        )
        contracts.create_foreign_key(
            op.f("fk_target_contracts_employer_id_organizations"),
            "organizations", ["employer_id"], ["id"], ondelete="RESTRICT",
        )  # fmt: skip
        contracts.create_index("ix_target_contracts_employer_id", ["employer_id"])
    _keep_one_in_force(IN_FORCE)


def downgrade() -> None:
    """What the former table has no state for falls back to the one it came from."""
    op.drop_index(ONE_IN_FORCE, table_name=TABLE)
    with op.batch_alter_table(TABLE) as contracts:
        contracts.drop_index("ix_target_contracts_employer_id")
        contracts.drop_constraint(
            op.f("fk_target_contracts_employer_id_organizations"), type_="foreignkey"
        )
        for name in ("employ_within_range", "training_order", *(n for n, _ in CHOICES.values())):
            contracts.drop_constraint(op.f(f"ck_{TABLE}_{name}"), type_="check")
    _drop_former_checks()
    was_working = (
        "state = 'suspended' AND id IN (SELECT contract_id FROM contract_moves "
        "WHERE event = 'suspend' AND before = 'working')"
    )
    _move(
        ("suspended", "working", was_working),
        ("studying", "signed", "state IN ('studying', 'to_employ', 'suspended')"),
        ("cancelled", "terminated", BROKEN_OFF),
    )
    _check(FORMER_STATES, FORMER_IN_FORCE, "state = 'terminated'")
    with op.batch_alter_table(TABLE) as contracts:
        for name in (*LINES, *TEXTS, *DAYS, *FLAGS, *CHOICES):
            contracts.drop_column(name)
        contracts.drop_column("employ_within_months")
        contracts.drop_column("employer_id")
    _keep_one_in_force(FORMER_IN_FORCE)
    op.execute(
        sa.text("UPDATE contract_obligations SET party = 'organization' WHERE party = 'employer'")
    )
    _let_owe("organization", "student", "college")
    for name in ("amendments", "signatories", "signatures", "moves"):
        op.drop_table(f"contract_{name}")


def _listed(values: Sequence[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def _let_owe(*parties: str) -> None:
    name = op.f("ck_contract_obligations_contractparty")
    with op.batch_alter_table("contract_obligations") as obligations:
        obligations.drop_constraint(name, type_="check")
        obligations.create_check_constraint(name, f"party IN ({_listed(parties)})")


def _drop_former_checks() -> None:
    with op.batch_alter_table(TABLE) as contracts:
        for name in ("terminated_after_draft", "contractstate", "signed_has_date"):
            contracts.drop_constraint(op.f(f"ck_{TABLE}_{name}"), type_="check")


def _check(states: Sequence[str], in_force: str, broken_off: str) -> None:
    with op.batch_alter_table(TABLE) as contracts:
        contracts.create_check_constraint(
            op.f("ck_target_contracts_contractstate"), f"state IN ({_listed(states)})"
        )
        contracts.create_check_constraint(
            op.f("ck_target_contracts_signed_has_date"),
            f"NOT ({in_force}) OR signed_on IS NOT NULL",
        )
        contracts.create_check_constraint(
            op.f("ck_target_contracts_terminated_after_draft"),
            f"terminated_on IS NULL OR ({broken_off} AND terminated_on >= drafted_on)",
        )


def _keep_one_in_force(condition: str) -> None:
    op.create_index(
        ONE_IN_FORCE,
        TABLE,
        ["student_id"],
        unique=True,
        sqlite_where=sa.text(condition),
        postgresql_where=sa.text(condition),
    )


def _move(*steps: tuple[str, str, str]) -> None:
    for _before, after, condition in steps:
        op.execute(sa.text(f"UPDATE {TABLE} SET state = '{after}' WHERE {condition}"))  # noqa: S608


def _add_columns() -> None:
    with op.batch_alter_table(TABLE) as contracts:
        contracts.add_column(sa.Column("employer_id", sa.Integer(), nullable=True))
        contracts.add_column(sa.Column("employ_within_months", sa.Integer(), nullable=True))
        for name in LINES:
            contracts.add_column(sa.Column(name, LINE, nullable=False, server_default=""))
        for name in TEXTS:
            contracts.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        for name in DAYS:
            contracts.add_column(sa.Column(name, sa.Date(), nullable=True))
        for name in FLAGS:
            contracts.add_column(
                sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
            )
        for column in CHOICES:  # their CHECKs come with the others
            is_basis = column == "legal_basis"
            contracts.add_column(
                sa.Column(
                    column,
                    sa.String(40),
                    nullable=not is_basis,
                    server_default="pp_1681" if is_basis else None,
                )
            )


def _name_regimes() -> None:
    day = "COALESCE(signed_on, drafted_on)"
    op.execute(
        sa.text(
            f"UPDATE {TABLE} SET legal_basis = CASE "  # noqa: S608
            f"WHEN {day} >= '2024-05-01' THEN 'pp_555' "
            f"WHEN {day} >= '2021-01-01' THEN 'pp_1681' "
            f"WHEN {day} >= '2019-01-01' THEN 'pp_302' ELSE 'pp_1076' END"
        )
    )


def _write_history() -> None:
    """Say what is known of the past: the signing, the end of training, the work, the end."""
    signed = "signed_on IS NOT NULL"
    _remember("offer", "draft", "offered", "drafted_on", "state = 'offered'")
    _remember("agree", "draft", "agreed", "drafted_on", f"state = 'agreed' OR {signed}")
    _remember("sign", "agreed", "signed", "signed_on", signed)
    _remember("begin_training", "signed", "studying", "signed_on", signed)
    worked = "state IN ('working', 'completed')"
    _remember("end_training", "studying", "to_employ", "training_until", worked)
    _remember("begin_work", "to_employ", "working", "work_begins_on", worked)
    _remember("complete", "working", "completed", "work_ends_on", "state = 'completed'")
    ended, last = "state = 'terminated'", "COALESCE(terminated_on, signed_on, drafted_on)"
    _remember("terminate", "studying", "terminated", last, f"{ended} AND {signed}")
    _remember("cancel", "draft", "cancelled", last, f"{ended} AND signed_on IS NULL")


def _remember(event: str, before: str, after: str, day: str, condition: str) -> None:
    reason = "termination_reason" if event in {"terminate", "cancel"} else "''"
    op.execute(
        sa.text(
            "INSERT INTO contract_moves (contract_id, event, before, after, happened_on, reason, "  # noqa: S608
            f"is_backdated) SELECT id, '{event}', '{before}', '{after}', {day}, {reason}, false "
            f"FROM {TABLE} WHERE {condition} ORDER BY id"
        )
    )


def _of_contract(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["contract_id"],
        ["target_contracts.id"],
        name=op.f(f"fk_{table}_contract_id_target_contracts"),
        ondelete="CASCADE",
    )


def _entered_by(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["entered_by_id"],
        ["users.id"],
        name=op.f(f"fk_{table}_entered_by_id_users"),
        ondelete="SET NULL",
    )


def _own(table: str) -> tuple[Any, ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        _of_contract(table),
    )


def _create_history() -> None:
    op.create_table(
        "contract_moves",
        *_own("contract_moves"),
        sa.Column("event", choice("contractevent", *EVENTS), nullable=False),
        sa.Column("before", choice("before", *STATES), nullable=False),
        sa.Column("after", choice("after", *STATES), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("is_backdated", sa.Boolean(), nullable=False),
        sa.Column("entered_at", MOMENT, nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "until IS NULL OR until >= happened_on", name=op.f("ck_contract_moves_until_in_order")
        ),
        _entered_by("contract_moves"),
    )
    op.create_index("ix_contract_moves_contract_id_id", "contract_moves", ["contract_id", "id"])
    op.create_table(
        "contract_signatures",
        *_own("contract_signatures"),
        sa.Column("party", choice("signingparty", *SIDES), nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("way", choice("signatureway", "paper", "electronic"), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("entered_at", MOMENT, nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.UniqueConstraint(
            "contract_id", "party", name=op.f("uq_contract_signatures_contract_id_party")
        ),
        _entered_by("contract_signatures"),
    )
    op.create_table(
        "contract_signatories",
        *_own("contract_signatories"),
        sa.Column("party", choice("signingparty", *SIDES), nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("post", LINE, nullable=False),
        sa.Column(
            "authority",
            choice("authority", "charter", "power_of_attorney", "order", "regulations"),
            nullable=False,
        ),
        sa.Column("authority_number", LINE, nullable=False),
        sa.Column("authority_on", sa.Date(), nullable=True),
        sa.Column("gender", choice("signatorygender", "male", "female"), nullable=True),
        sa.Column("name_genitive", LINE, nullable=False),
        sa.Column("post_genitive", LINE, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.UniqueConstraint(
            "contract_id", "party", name=op.f("uq_contract_signatories_contract_id_party")
        ),
    )
    _create_amendments()
    for table in ("contract_moves", "contract_signatures", "contract_amendments"):
        op.create_index(f"ix_{table}_entered_by_id", table, ["entered_by_id"])


def _create_amendments() -> None:
    table = "contract_amendments"
    op.create_table(
        table,
        *_own(table),
        sa.Column("number", LINE, nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("holds_from", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("changes_employer", sa.Boolean(), nullable=False),
        sa.Column("employer_before_id", sa.Integer(), nullable=True),
        sa.Column("employer_after_id", sa.Integer(), nullable=True),
        sa.Column("is_backdated", sa.Boolean(), nullable=False),
        sa.Column("entered_at", MOMENT, nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.UniqueConstraint(
            "contract_id", "number", name=op.f("uq_contract_amendments_contract_id_number")
        ),
        *(
            sa.ForeignKeyConstraint(
                [f"employer_{when}_id"],
                ["organizations.id"],
                name=op.f(f"fk_contract_amendments_employer_{when}_id_organizations"),
                ondelete="RESTRICT",
            )
            for when in ("before", "after")
        ),
        _entered_by(table),
    )
    op.create_index(f"ix_{table}_contract_id_holds_from", table, ["contract_id", "holds_from"])
    for when in ("before", "after"):
        op.create_index(f"ix_{table}_employer_{when}_id", table, [f"employer_{when}_id"])
