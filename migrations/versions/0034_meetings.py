"""Councils meet: bodies with members, meetings, agenda, attendance, decisions"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meeting_bodies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", choice("bodykind", "council", "group"), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=True),
        sa.Column("name", LINE, nullable=False),
        sa.Column(
            "name_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("name_genitive", LINE, nullable=False),
        sa.Column("quorum_part", sa.Integer(), nullable=False),
        sa.Column("quorum_whole", sa.Integer(), nullable=False),
        sa.Column("quorum_is_more", sa.Boolean(), nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'council') = (council_id IS NOT NULL)",
            name=op.f("ck_meeting_bodies_council_or_group"),
        ),
        sa.CheckConstraint(
            "quorum_part BETWEEN 1 AND 100 AND quorum_whole BETWEEN 1 AND 100"
            " AND quorum_part <= quorum_whole",
            name=op.f("ck_meeting_bodies_quorum_share"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["councils.id"],
            name=op.f("fk_meeting_bodies_council_id_councils"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_bodies")),
        sa.UniqueConstraint("council_id", name=op.f("uq_meeting_bodies_council_id")),
    )
    with op.batch_alter_table("meeting_bodies") as batch_op:
        batch_op.create_index("ix_meeting_bodies_name_key_id", ["name_key", "id"], unique=False)

    op.create_table(
        "body_members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("name", LINE, nullable=False),
        sa.Column("post", LINE, nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("email", LINE, nullable=False),
        sa.Column(
            "role",
            choice("bodyrole", "chair", "leader", "deputy", "secretary", "member"),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_voting", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "position BETWEEN 0 AND 1000", name=op.f("ck_body_members_position_range")
        ),
        sa.CheckConstraint(
            "until IS NULL OR until >= since", name=op.f("ck_body_members_days_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["body_id"],
            ["meeting_bodies.id"],
            name=op.f("fk_body_members_body_id_meeting_bodies"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_body_members_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_body_members_user_id_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_members")),
    )
    with op.batch_alter_table("body_members") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_body_members_organization_id"), ["organization_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_body_members_user_id"), ["user_id"], unique=False)
        batch_op.create_index(
            "uq_body_members_person",
            ["body_id", "user_id"],
            unique=True,
            sqlite_where=sa.text("until IS NULL AND user_id IS NOT NULL"),
            postgresql_where=sa.text("until IS NULL AND user_id IS NOT NULL"),
        )

    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("form", choice("meetingform", "in_person", "absentee"), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("place", LINE, nullable=False),
        sa.Column("online_url", LINE, nullable=False),
        sa.Column("chair_id", sa.Integer(), nullable=True),
        sa.Column("secretary_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            choice("meetingstate", "planned", "held", "signed", "failed", "cancelled"),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("moved_from", sa.Date(), nullable=True),
        sa.Column("invited_at", MOMENT, nullable=True),
        sa.Column("minutes_number", sa.Integer(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'signed') = (minutes_number IS NOT NULL)",
            name=op.f("ck_meetings_signed_number"),
        ),
        sa.CheckConstraint(
            "(state = 'signed') = (signed_on IS NOT NULL)", name=op.f("ck_meetings_signed_day")
        ),
        sa.CheckConstraint(
            "state NOT IN ('failed', 'cancelled') OR reason <> ''", name=op.f("ck_meetings_why_not")
        ),
        sa.CheckConstraint(
            "minutes_number BETWEEN 1 AND 10000", name=op.f("ck_meetings_minutes_range")
        ),
        sa.CheckConstraint(
            "signed_on IS NULL OR signed_on >= held_on",
            name=op.f("ck_meetings_signed_after_meeting"),
        ),
        sa.CheckConstraint("year BETWEEN 1900 AND 2100", name=op.f("ck_meetings_year_range")),
        sa.ForeignKeyConstraint(
            ["body_id"],
            ["meeting_bodies.id"],
            name=op.f("fk_meetings_body_id_meeting_bodies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["chair_id"],
            ["body_members.id"],
            name=op.f("fk_meetings_chair_id_body_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["secretary_id"],
            ["body_members.id"],
            name=op.f("fk_meetings_secretary_id_body_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("body_id", "year", "minutes_number", name="uq_meetings_minutes"),
    )
    with op.batch_alter_table("meetings") as batch_op:
        batch_op.create_index(batch_op.f("ix_meetings_chair_id"), ["chair_id"], unique=False)
        batch_op.create_index("ix_meetings_held_on_id", ["held_on", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_meetings_secretary_id"), ["secretary_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_meetings_state"), ["state"], unique=False)

    op.create_table(
        "meeting_guests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("post", LINE, nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_meeting_guests_meeting_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_guests")),
    )
    with op.batch_alter_table("meeting_guests") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meeting_guests_meeting_id"), ["meeting_id"], unique=False
        )

    op.create_table(
        "meeting_questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("speaker", LINE, nullable=False),
        sa.Column("materials", sa.Text(), nullable=False),
        sa.Column("heard", sa.Text(), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("votes_abstained", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(votes_for IS NULL) = (votes_against IS NULL)"
            " AND (votes_for IS NULL) = (votes_abstained IS NULL)",
            name=op.f("ck_meeting_questions_votes_together"),
        ),
        sa.CheckConstraint(
            "position BETWEEN 1 AND 1000", name=op.f("ck_meeting_questions_position_range")
        ),
        sa.CheckConstraint(
            "votes_for BETWEEN 0 AND 1000 AND votes_against BETWEEN 0 AND 1000"
            " AND votes_abstained BETWEEN 0 AND 1000",
            name=op.f("ck_meeting_questions_votes_range"),
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_meeting_questions_meeting_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_questions")),
    )
    with op.batch_alter_table("meeting_questions") as batch_op:
        batch_op.create_index(
            "ix_meeting_questions_meeting_id_position", ["meeting_id", "position"], unique=False
        )

    op.create_table(
        "meeting_roll_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("answer", choice("answer", "yes", "no"), nullable=True),
        sa.Column("answer_note", LINE, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("presence", choice("presence", "present", "absent", "substitute"), nullable=True),
        sa.Column("reason", LINE, nullable=False),
        sa.Column("substitute", LINE, nullable=False),
        sa.CheckConstraint(
            "presence <> 'substitute' OR substitute <> ''",
            name=op.f("ck_meeting_roll_entries_substitute_has_name"),
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_meeting_roll_entries_meeting_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["body_members.id"],
            name=op.f("fk_meeting_roll_entries_member_id_body_members"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_roll_entries")),
        sa.UniqueConstraint(
            "meeting_id", "member_id", name=op.f("uq_meeting_roll_entries_meeting_id_member_id")
        ),
    )
    with op.batch_alter_table("meeting_roll_entries") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meeting_roll_entries_member_id"), ["member_id"], unique=False
        )

    op.create_table(
        "meeting_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", choice("decisionkind", "task", "resolution"), nullable=False),
        sa.Column("owner_user_id", sa.Integer(), nullable=True),
        sa.Column("owner_organization_id", sa.Integer(), nullable=True),
        sa.Column("owner_body_id", sa.Integer(), nullable=True),
        sa.Column("owner_name", LINE, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", choice("decisionstate", "open", "done", "dropped"), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'done') = (done_on IS NOT NULL)", name=op.f("ck_meeting_decisions_done_day")
        ),
        sa.CheckConstraint(
            "kind = 'task' OR state = 'open'",
            name=op.f("ck_meeting_decisions_resolution_is_no_task"),
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_meeting_decisions_meeting_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["owner_body_id"],
            ["meeting_bodies.id"],
            name=op.f("fk_meeting_decisions_owner_body_id_meeting_bodies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["owner_organization_id"],
            ["organizations.id"],
            name=op.f("fk_meeting_decisions_owner_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["owner_user_id"],
            ["users.id"],
            name=op.f("fk_meeting_decisions_owner_user_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["meeting_questions.id"],
            name=op.f("fk_meeting_decisions_question_id_meeting_questions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_decisions")),
    )
    with op.batch_alter_table("meeting_decisions") as batch_op:
        batch_op.create_index("ix_meeting_decisions_due_on_id", ["due_on", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_meeting_decisions_meeting_id"), ["meeting_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_meeting_decisions_owner_body_id"), ["owner_body_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_meeting_decisions_owner_organization_id"),
            ["owner_organization_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_meeting_decisions_owner_user_id"), ["owner_user_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_meeting_decisions_question_id"), ["question_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_meeting_decisions_state"), ["state"], unique=False)
    _give_councils_bodies()


def _give_councils_bodies() -> None:
    op.execute(
        sa.text(
            "INSERT INTO meeting_bodies (kind, council_id, name, name_key, name_genitive,"
            " quorum_part, quorum_whole, quorum_is_more, archived_on, is_demo, version)"
            " SELECT 'council', id, name, name_key, name_genitive, 1, 2, :more, archived_on,"
            " is_demo, 1 FROM councils"
        ).bindparams(more=True)
    )


def downgrade() -> None:
    for table in (
        "meeting_decisions",
        "meeting_roll_entries",
        "meeting_questions",
        "meeting_guests",
        "meetings",
        "body_members",
        "meeting_bodies",
    ):
        op.drop_table(table)
