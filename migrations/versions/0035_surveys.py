"""Surveys with their answers, and the forecast of the need for staff"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "forecasts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column(
            "title_key",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("state", choice("forecaststate", "open", "summed_up"), nullable=False),
        sa.Column("summed_up_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'summed_up') = (summed_up_on IS NOT NULL)",
            name=op.f("ck_forecasts_summed_up_has_day"),
        ),
        sa.CheckConstraint(
            "first_year BETWEEN 2000 AND 2100", name=op.f("ck_forecasts_first_year_range")
        ),
        sa.CheckConstraint(
            "last_year BETWEEN first_year AND first_year + 10",
            name=op.f("ck_forecasts_last_year_range"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forecasts")),
    )
    op.create_index("ix_forecasts_closes_on_id", "forecasts", ["closes_on", "id"])
    op.create_index("ix_forecasts_state", "forecasts", ["state"])

    op.create_table(
        "surveys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column(
            "title_key",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("is_anonymous", sa.Boolean(), nullable=False),
        sa.Column(
            "state", choice("surveystate", "draft", "open", "closed", "summarised"), nullable=False
        ),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("summarised_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("earlier_id", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'draft') = (opened_at IS NULL)", name=op.f("ck_surveys_opened_has_time")
        ),
        sa.CheckConstraint(
            "(state = 'summarised') = (summarised_on IS NOT NULL)",
            name=op.f("ck_surveys_summarised_has_day"),
        ),
        sa.ForeignKeyConstraint(
            ["earlier_id"],
            ["surveys.id"],
            name=op.f("fk_surveys_earlier_id_surveys"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveys")),
    )
    op.create_index("ix_surveys_closes_on_id", "surveys", ["closes_on", "id"])
    op.create_index("ix_surveys_earlier_id", "surveys", ["earlier_id"])
    op.create_index("ix_surveys_state", "surveys", ["state"])

    op.create_table(
        "forecast_replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("forecast_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["forecast_id"],
            ["forecasts.id"],
            name=op.f("fk_forecast_replies_forecast_id_forecasts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_forecast_replies_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forecast_replies")),
        sa.UniqueConstraint(
            "forecast_id",
            "organization_id",
            name=op.f("uq_forecast_replies_forecast_id_organization_id"),
        ),
    )
    op.create_index(
        "ix_forecast_replies_forecast_id_answered_on",
        "forecast_replies",
        ["forecast_id", "answered_on"],
    )
    op.create_index("ix_forecast_replies_organization_id", "forecast_replies", ["organization_id"])

    op.create_table(
        "survey_invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("invited_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_survey_invitations_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["survey_id"],
            ["surveys.id"],
            name=op.f("fk_survey_invitations_survey_id_surveys"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_invitations")),
        sa.UniqueConstraint(
            "survey_id",
            "organization_id",
            name=op.f("uq_survey_invitations_survey_id_organization_id"),
        ),
    )
    op.create_index(
        "ix_survey_invitations_organization_id", "survey_invitations", ["organization_id"]
    )
    op.create_index(
        "ix_survey_invitations_survey_id_answered_on",
        "survey_invitations",
        ["survey_id", "answered_on"],
    )

    op.create_table(
        "survey_questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice(
                "questionkind",
                "one",
                "several",
                "yes_no",
                "scale",
                "scale_ten",
                "number",
                "short",
                "long",
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("earlier_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "position BETWEEN 0 AND 1000", name=op.f("ck_survey_questions_position_range")
        ),
        sa.ForeignKeyConstraint(
            ["earlier_id"],
            ["survey_questions.id"],
            name=op.f("fk_survey_questions_earlier_id_survey_questions"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["survey_id"],
            ["surveys.id"],
            name=op.f("fk_survey_questions_survey_id_surveys"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_questions")),
    )
    op.create_index("ix_survey_questions_earlier_id", "survey_questions", ["earlier_id"])
    op.create_index(
        "ix_survey_questions_survey_id_position", "survey_questions", ["survey_id", "position"]
    )

    op.create_table(
        "forecast_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reply_id", sa.Integer(), nullable=False),
        sa.Column("speciality_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "number BETWEEN 1 AND 9999", name=op.f("ck_forecast_lines_number_range")
        ),
        sa.CheckConstraint("year BETWEEN 2000 AND 2110", name=op.f("ck_forecast_lines_year_range")),
        sa.ForeignKeyConstraint(
            ["reply_id"],
            ["forecast_replies.id"],
            name=op.f("fk_forecast_lines_reply_id_forecast_replies"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["speciality_id"],
            ["specialities.id"],
            name=op.f("fk_forecast_lines_speciality_id_specialities"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forecast_lines")),
        sa.UniqueConstraint(
            "reply_id",
            "speciality_id",
            "year",
            name=op.f("uq_forecast_lines_reply_id_speciality_id_year"),
        ),
    )
    op.create_index("ix_forecast_lines_speciality_id", "forecast_lines", ["speciality_id"])

    op.create_table(
        "survey_responses",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=True),
        sa.Column(
            "organization_kind",
            choice("organizationkind", "college", "school", "kindergarten", "extra", "other"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["survey_invitations.id"],
            name=op.f("fk_survey_responses_invitation_id_survey_invitations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["survey_id"],
            ["surveys.id"],
            name=op.f("fk_survey_responses_survey_id_surveys"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_responses")),
        sa.UniqueConstraint("invitation_id", name=op.f("uq_survey_responses_invitation_id")),
    )
    op.create_index("ix_survey_responses_survey_id", "survey_responses", ["survey_id"])

    op.create_table(
        "survey_answers",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("response_id", sa.BigInteger(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("option", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            '"option" BETWEEN 0 AND 100', name=op.f("ck_survey_answers_option_range")
        ),
        sa.CheckConstraint(
            "number BETWEEN 0 AND 1000000", name=op.f("ck_survey_answers_number_range")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["survey_questions.id"],
            name=op.f("fk_survey_answers_question_id_survey_questions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["survey_responses.id"],
            name=op.f("fk_survey_answers_response_id_survey_responses"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_answers")),
    )
    op.create_index(
        "ix_survey_answers_question_id_option", "survey_answers", ["question_id", "option"]
    )
    op.create_index("ix_survey_answers_response_id", "survey_answers", ["response_id"])


def downgrade() -> None:
    op.drop_table("survey_answers")
    op.drop_table("survey_responses")
    op.drop_table("forecast_lines")
    op.drop_table("survey_questions")
    op.drop_table("survey_invitations")
    op.drop_table("forecast_replies")
    op.drop_table("surveys")
    op.drop_table("forecasts")
