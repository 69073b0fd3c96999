"""The documents of the cluster: their versions, sides and approval sheets"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cluster_documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice(
                "documentkind",
                "plan",
                "passport",
                "inventory",
                "statute",
                "regulation",
                "admission",
                "note",
                "report",
                "agreement",
                "opinion",
            ),
            nullable=False,
        ),
        sa.Column("title", LINE, nullable=False),
        sa.Column(
            "title_key",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("number", LINE, nullable=False),
        sa.Column(
            "number_key",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("author", LINE, nullable=False),
        sa.Column(
            "state",
            choice("documentstate", "draft", "review", "approved", "replaced", "cancelled"),
            nullable=False,
        ),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("cancel_reason", sa.Text(), nullable=False),
        sa.Column("superseded_by_id", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'cancelled') = (cancelled_on IS NOT NULL)",
            name=op.f("ck_cluster_documents_cancelled_day"),
        ),
        sa.CheckConstraint(
            "state <> 'cancelled' OR cancel_reason <> ''",
            name=op.f("ck_cluster_documents_cancelled_why"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('approved', 'replaced') OR approved_on IS NOT NULL",
            name=op.f("ck_cluster_documents_approved_day"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('draft', 'review') OR approved_on IS NULL",
            name=op.f("ck_cluster_documents_draft_has_no_day"),
        ),
        sa.CheckConstraint(
            "superseded_by_id <> id", name=op.f("ck_cluster_documents_not_by_itself")
        ),
        sa.ForeignKeyConstraint(
            ["superseded_by_id"],
            ["cluster_documents.id"],
            name=op.f("fk_cluster_documents_superseded_by_id_cluster_documents"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_documents")),
    )
    op.create_index("ix_cluster_documents_dated_on_id", "cluster_documents", ["dated_on", "id"])
    op.create_index("ix_cluster_documents_kind", "cluster_documents", ["kind"])
    op.create_index("ix_cluster_documents_number_key_id", "cluster_documents", ["number_key", "id"])
    op.create_index("ix_cluster_documents_state", "cluster_documents", ["state"])
    op.create_index(
        "ix_cluster_documents_superseded_by_id", "cluster_documents", ["superseded_by_id"]
    )
    op.create_index("ix_cluster_documents_title_key_id", "cluster_documents", ["title_key", "id"])
    op.create_index(
        "ix_cluster_documents_valid_until_id", "cluster_documents", ["valid_until", "id"]
    )

    op.create_table(
        "cluster_document_parties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["cluster_documents.id"],
            name=op.f("fk_cluster_document_parties_document_id_cluster_documents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_cluster_document_parties_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_document_parties")),
        sa.UniqueConstraint(
            "document_id",
            "organization_id",
            name=op.f("uq_cluster_document_parties_document_id_organization_id"),
        ),
    )
    op.create_index(
        "ix_cluster_document_parties_organization_id",
        "cluster_document_parties",
        ["organization_id"],
    )

    op.create_table(
        "cluster_document_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            choice("versionstate", "draft", "review", "approved", "replaced", "dropped"),
            nullable=False,
        ),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("added_by", LINE, nullable=False),
        sa.Column("registered_as", LINE, nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("approver", LINE, nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("minutes_number", LINE, nullable=False),
        sa.Column("minutes_on", sa.Date(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(minutes_number = '') = (minutes_on IS NULL)",
            name=op.f("ck_cluster_document_versions_minutes_number_and_day"),
        ),
        sa.CheckConstraint(
            "approved_on IS NULL OR (approver <> '' AND dated_on IS NOT NULL)",
            name=op.f("ck_cluster_document_versions_approved_by_whom"),
        ),
        sa.CheckConstraint(
            "state <> 'approved' OR approved_on IS NOT NULL",
            name=op.f("ck_cluster_document_versions_approved_day"),
        ),
        sa.CheckConstraint(
            "minutes_on <= approved_on", name=op.f("ck_cluster_document_versions_minutes_first")
        ),
        sa.CheckConstraint(
            "number BETWEEN 1 AND 1000", name=op.f("ck_cluster_document_versions_number_range")
        ),
        sa.ForeignKeyConstraint(
            ["added_by_id"],
            ["users.id"],
            name=op.f("fk_cluster_document_versions_added_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["cluster_documents.id"],
            name=op.f("fk_cluster_document_versions_document_id_cluster_documents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["stored_files.id"],
            name=op.f("fk_cluster_document_versions_file_id_stored_files"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_cluster_document_versions_meeting_id_meetings"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_document_versions")),
        sa.UniqueConstraint(
            "document_id", "number", name=op.f("uq_cluster_document_versions_document_id_number")
        ),
    )
    op.create_index(
        "ix_cluster_document_versions_added_by_id", "cluster_document_versions", ["added_by_id"]
    )
    op.create_index(
        "ix_cluster_document_versions_file_id", "cluster_document_versions", ["file_id"]
    )
    op.create_index(
        "ix_cluster_document_versions_meeting_id", "cluster_document_versions", ["meeting_id"]
    )
    op.create_index(
        "uq_cluster_document_versions_in_force",
        "cluster_document_versions",
        ["document_id"],
        unique=True,
        sqlite_where=sa.text("state = 'approved'"),
        postgresql_where=sa.text("state = 'approved'"),
    )
    op.create_index(
        "uq_cluster_document_versions_open",
        "cluster_document_versions",
        ["document_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('draft', 'review')"),
        postgresql_where=sa.text("state IN ('draft', 'review')"),
    )

    op.create_table(
        "cluster_document_sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("name", LINE, nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("answer", choice("sheetanswer", "agreed", "remarks"), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "answer <> 'remarks' OR remarks <> ''",
            name=op.f("ck_cluster_document_sheet_remarks_in_words"),
        ),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_on IS NULL)",
            name=op.f("ck_cluster_document_sheet_answer_has_day"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_cluster_document_sheet_user_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["cluster_document_versions.id"],
            name=op.f("fk_cluster_document_sheet_version_id_cluster_document_versions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_document_sheet")),
        sa.UniqueConstraint(
            "version_id", "user_id", name=op.f("uq_cluster_document_sheet_version_id_user_id")
        ),
    )
    op.create_index(
        "ix_cluster_document_sheet_user_id_answer", "cluster_document_sheet", ["user_id", "answer"]
    )


def downgrade() -> None:
    op.drop_table("cluster_document_sheet")
    op.drop_table("cluster_document_versions")
    op.drop_table("cluster_document_parties")
    op.drop_table("cluster_documents")
