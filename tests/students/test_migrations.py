"""What the migrations of students do to students that are there."""

import sqlalchemy as sa
from flask import Flask
from flask_migrate import downgrade, upgrade

from app.extensions import db
from tests.factories import OutsideStudentFactory, StudentFactory, StudyGroupFactory, user_of
from tests.sites import NewSite

BEFORE = "0111"  # nobody studied elsewhere


def _row(name: str, id_: int) -> dict[str, object]:
    table = sa.Table(name, sa.MetaData(), autoload_with=db.engine)
    with db.engine.connect() as connection:
        row = connection.execute(sa.select(table).where(table.c.id == id_)).mappings().one()
    return dict(row)


def test_students_of_other_organizations_go_and_come_back_as_transferred(
    new_site: NewSite,
) -> None:
    site: Flask = new_site("outside")
    with site.app_context():
        own, outside = StudentFactory(group=StudyGroupFactory(course=2)), OutsideStudentFactory()
        user_of(own)
        db.session.commit()
        ids, groups, account = (own.id, outside.id), (own.group_id, outside.group_id), own.user_id
        db.session.remove()
        downgrade(revision=BEFORE)
        assert [_row("students", one)["state"] for one in ids] == ["studying", "transferred"]
        assert _row("study_groups", groups[0])["archived_on"] is None
        assert _row("study_groups", groups[1])["archived_on"]  # no group of the college to move on
        upgrade()
        assert [_row("students", one)["state"] for one in ids] == ["studying", "transferred"]
        own_group = _row("study_groups", groups[0])
        assert (own_group["course"], own_group["training_organization"]) == (2, "")
        assert not _row("users", account)["studies_elsewhere"]
