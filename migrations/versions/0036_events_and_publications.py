"""Events with their series, moves and prizes, publications that tell of them, moved working days"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_days",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("works", sa.Boolean(), nullable=False),
        sa.Column("note", LINE, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_days")),
        sa.UniqueConstraint("day", name=op.f("uq_calendar_days_day")),
    )
    op.create_table(
        "event_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "rhythm",
            choice("eventrhythm", "weekly", "fortnightly", "monthly", "quarterly"),
            nullable=False,
        ),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_series")),
    )
    op.create_table(
        "cluster_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice(
                "eventkind",
                "excursion",
                "internship",
                "tryout",
                "open_day",
                "championship",
                "exam",
                "contest",
                "week",
                "expert_session",
                "seminar",
                "project",
                "audit",
                "summing_up",
                "other",
            ),
            nullable=False,
        ),
        sa.Column("title", LINE, nullable=False),
        sa.Column(
            "title_key",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("place", LINE, nullable=False),
        sa.Column("responsible_id", sa.Integer(), nullable=True),
        sa.Column("programme", sa.Text(), nullable=False),
        sa.Column("results", sa.Text(), nullable=False),
        sa.Column("report_text", sa.Text(), nullable=False),
        sa.Column(
            "state",
            choice("eventstate", "planned", "ongoing", "held", "reported", "cancelled"),
            nullable=False,
        ),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("cancel_reason", sa.Text(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("asks_publication", sa.Boolean(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("series_day", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("planned_students", sa.Integer(), nullable=True),
        sa.Column("planned_pupils", sa.Integer(), nullable=True),
        sa.Column("planned_teachers", sa.Integer(), nullable=True),
        sa.Column("planned_employers", sa.Integer(), nullable=True),
        sa.Column("planned_parents", sa.Integer(), nullable=True),
        sa.Column("planned_experts", sa.Integer(), nullable=True),
        sa.Column("actual_students", sa.Integer(), nullable=True),
        sa.Column("actual_pupils", sa.Integer(), nullable=True),
        sa.Column("actual_teachers", sa.Integer(), nullable=True),
        sa.Column("actual_employers", sa.Integer(), nullable=True),
        sa.Column("actual_parents", sa.Integer(), nullable=True),
        sa.Column("actual_experts", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(state IN ('held', 'reported')) = (held_on IS NOT NULL)",
            name=op.f("ck_cluster_events_held_has_day"),
        ),
        sa.CheckConstraint(
            "state <> 'cancelled' OR cancel_reason <> ''",
            name=op.f("ck_cluster_events_cancelled_why"),
        ),
        sa.CheckConstraint(
            "state <> 'reported' OR results <> ''",
            name=op.f("ck_cluster_events_reported_has_results"),
        ),
        sa.CheckConstraint(
            "actual_employers BETWEEN 0 AND 100000", name=op.f("ck_cluster_events_actual_employers")
        ),
        sa.CheckConstraint(
            "actual_experts BETWEEN 0 AND 100000", name=op.f("ck_cluster_events_actual_experts")
        ),
        sa.CheckConstraint(
            "actual_parents BETWEEN 0 AND 100000", name=op.f("ck_cluster_events_actual_parents")
        ),
        sa.CheckConstraint(
            "actual_pupils BETWEEN 0 AND 100000", name=op.f("ck_cluster_events_actual_pupils")
        ),
        sa.CheckConstraint(
            "actual_students BETWEEN 0 AND 100000", name=op.f("ck_cluster_events_actual_students")
        ),
        sa.CheckConstraint(
            "actual_teachers BETWEEN 0 AND 100000", name=op.f("ck_cluster_events_actual_teachers")
        ),
        sa.CheckConstraint("held_on >= starts_on", name=op.f("ck_cluster_events_held_after_start")),
        sa.CheckConstraint(
            "planned_employers BETWEEN 0 AND 100000",
            name=op.f("ck_cluster_events_planned_employers"),
        ),
        sa.CheckConstraint(
            "planned_experts BETWEEN 0 AND 100000", name=op.f("ck_cluster_events_planned_experts")
        ),
        sa.CheckConstraint(
            "planned_parents BETWEEN 0 AND 100000", name=op.f("ck_cluster_events_planned_parents")
        ),
        sa.CheckConstraint(
            "planned_pupils BETWEEN 0 AND 100000", name=op.f("ck_cluster_events_planned_pupils")
        ),
        sa.CheckConstraint(
            "planned_students BETWEEN 0 AND 100000", name=op.f("ck_cluster_events_planned_students")
        ),
        sa.CheckConstraint(
            "planned_teachers BETWEEN 0 AND 100000", name=op.f("ck_cluster_events_planned_teachers")
        ),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_cluster_events_dates_in_order")),
        sa.ForeignKeyConstraint(
            ["responsible_id"],
            ["users.id"],
            name=op.f("fk_cluster_events_responsible_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["series_id"],
            ["event_series.id"],
            name=op.f("fk_cluster_events_series_id_event_series"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_events")),
        sa.UniqueConstraint(
            "series_id", "series_day", name=op.f("uq_cluster_events_series_id_series_day")
        ),
    )
    with op.batch_alter_table("cluster_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cluster_events_kind"), ["kind"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_cluster_events_responsible_id"), ["responsible_id"], unique=False
        )
        batch_op.create_index("ix_cluster_events_starts_on_id", ["starts_on", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cluster_events_state"), ["state"], unique=False)
        batch_op.create_index("ix_cluster_events_title_key_id", ["title_key", "id"], unique=False)

    op.create_table(
        "event_moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("old_starts_on", sa.Date(), nullable=False),
        sa.Column("old_ends_on", sa.Date(), nullable=False),
        sa.Column("new_starts_on", sa.Date(), nullable=False),
        sa.Column("new_ends_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("moved_on", sa.Date(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_event_moves_has_reason")),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["cluster_events.id"],
            name=op.f("fk_event_moves_event_id_cluster_events"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_moves")),
    )
    with op.batch_alter_table("event_moves", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_moves_event_id"), ["event_id"], unique=False)

    op.create_table(
        "event_organizations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("part", choice("eventpart", "organizer", "participant"), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["cluster_events.id"],
            name=op.f("fk_event_organizations_event_id_cluster_events"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_event_organizations_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_organizations")),
        sa.UniqueConstraint(
            "event_id",
            "organization_id",
            "part",
            name=op.f("uq_event_organizations_event_id_organization_id_part"),
        ),
    )
    with op.batch_alter_table("event_organizations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_organizations_organization_id"), ["organization_id"], unique=False
        )

    op.create_table(
        "event_prizes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("award", LINE, nullable=False),
        sa.Column("nomination", LINE, nullable=False),
        sa.Column("winner", LINE, nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["cluster_events.id"],
            name=op.f("fk_event_prizes_event_id_cluster_events"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_event_prizes_organization_id_organizations"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_prizes")),
        sa.UniqueConstraint(
            "event_id", "award", "nomination", "winner", name="uq_event_prizes_line"
        ),
    )
    with op.batch_alter_table("event_prizes", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_prizes_organization_id"), ["organization_id"], unique=False
        )

    op.create_table(
        "publications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("occasion", LINE, nullable=False),
        sa.Column("event_on", sa.Date(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "state", choice("publicationstate", "draft", "published", "dropped"), nullable=False
        ),
        sa.Column("dropped_reason", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("is_asked", sa.Boolean(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'published') = (published_on IS NOT NULL)",
            name=op.f("ck_publications_published_has_day"),
        ),
        sa.CheckConstraint(
            "state <> 'dropped' OR dropped_reason <> ''",
            name=op.f("ck_publications_dropped_has_reason"),
        ),
        sa.CheckConstraint(
            "published_on >= event_on", name=op.f("ck_publications_not_before_event")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["users.id"],
            name=op.f("fk_publications_author_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["cluster_events.id"],
            name=op.f("fk_publications_event_id_cluster_events"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publications")),
    )
    with op.batch_alter_table("publications", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_publications_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_publications_event_id"), ["event_id"], unique=False)
        batch_op.create_index("ix_publications_event_on_id", ["event_on", "id"], unique=False)
        batch_op.create_index(
            "ix_publications_published_on_id", ["published_on", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_publications_state"), ["state"], unique=False)
        batch_op.create_index(
            "uq_publications_asked",
            ["event_id"],
            unique=True,
            sqlite_where=sa.text("is_asked"),
            postgresql_where=sa.text("is_asked"),
        )

    op.create_table(
        "publication_outlets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice("outletkind", "site", "partner", "vk", "telegram", "press", "media", "other"),
            nullable=False,
        ),
        sa.Column("name", LINE, nullable=False),
        sa.Column("url", LINE, nullable=True),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "url IS NOT NULL OR kind = 'press'", name=op.f("ck_publication_outlets_has_link")
        ),
        sa.ForeignKeyConstraint(
            ["publication_id"],
            ["publications.id"],
            name=op.f("fk_publication_outlets_publication_id_publications"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication_outlets")),
        sa.UniqueConstraint(
            "publication_id", "url", name=op.f("uq_publication_outlets_publication_id_url")
        ),
    )


def downgrade() -> None:
    op.drop_table("publication_outlets")
    op.drop_table("publications")
    op.drop_table("event_prizes")
    op.drop_table("event_organizations")
    op.drop_table("event_moves")
    op.drop_table("cluster_events")
    op.drop_table("event_series")
    op.drop_table("calendar_days")
