"""Pairs over HTTP, as each role."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from app.organizations.models import Organization
from app.twins.models import Merge, TwinPair
from tests.factories import OrganizationFactory, UserFactory
from tests.pages import text_of

SignIn = Callable[[User], FlaskClient]


def _merging(pair: TwinPair, **fields: str) -> dict[str, str]:
    records = [db.session.get_one(Organization, id_) for id_ in (pair.left_id, pair.right_id)]
    left, right = (str(one.version) for one in records)
    return {"left_version": left, "right_version": right, "keep": "left", **fields}


def _by_hand(client: FlaskClient) -> TwinPair:
    first = OrganizationFactory(short_name="Школа № 3")
    other = OrganizationFactory(short_name="СОШ № 3", phone="+78562000001")
    db.session.commit()
    answer = client.post(
        f"/admin/twins/organizations/{first.id}/new", data={"other_id": str(other.id)}
    )
    pair = db.session.scalars(select(TwinPair)).one()
    assert answer.location == f"/admin/twins/{pair.id}"
    return pair


def test_staff_compare_merge_and_take_it_back(sign_in: SignIn) -> None:
    staff = sign_in(UserFactory())
    pair = _by_hand(staff)
    page = staff.page(f"/admin/twins/{pair.id}", status=200)
    assert "+7 856 200-00-01" in page or "+78562000001" in page
    form = _merging(pair, **{"side-phone": "right", "side-short_name": "left"})
    kept, gone = pair.left_id, pair.right_id
    answer = staff.post(f"/admin/twins/{pair.id}/merge", data=form)
    assert answer.location == f"/organizations/{kept}"
    merged = db.session.get_one(Organization, kept, populate_existing=True)
    assert (merged.short_name, merged.phone) == ("Школа № 3", "+78562000001")
    assert staff.get(f"/organizations/{gone}").status_code == 404
    merge = db.session.scalars(select(Merge.id)).one()
    assert "СОШ № 3" in staff.page("/admin/twins/merges/", status=200)
    staff.post(f"/admin/twins/merges/{merge}/undo")
    assert staff.get(f"/organizations/{gone}").status_code == 200


def test_a_record_edited_meanwhile_is_told(sign_in: SignIn) -> None:
    staff = sign_in(UserFactory())
    pair = _by_hand(staff)
    form = _merging(pair) | {"left_version": "99"}
    answer = staff.post(f"/admin/twins/{pair.id}/merge", data=form, follow_redirects=True)
    assert "успели изменить" in text_of(answer, status=200)
    assert db.session.scalar(select(Merge.id)) is None


def test_looking_for_pairs_is_a_job(sign_in: SignIn) -> None:
    OrganizationFactory(name="ГБДОУ «Детский сад № 5»", short_name="Детский сад № 5")
    OrganizationFactory(name="МБДОУ Д/с №5", short_name="д/с № 5")
    staff = sign_in(UserFactory())
    db.session.commit()
    assert "Похожих записей нет" in staff.page("/admin/twins/", status=200)
    staff.post("/admin/twins/find")
    assert "один населённый пункт" in staff.page("/admin/twins/", status=200)


@pytest.mark.parametrize("role", [Role.STUDENT, Role.MENTOR, Role.COUNCIL, Role.EMPLOYER])
def test_others_may_not(sign_in: SignIn, role: Role) -> None:
    stranger = sign_in(UserFactory(role=role))
    organization = OrganizationFactory()
    db.session.commit()
    assert stranger.get("/admin/twins/").status_code == 403
    assert stranger.get(f"/admin/twins/organizations/{organization.id}/new").status_code == 403


def test_a_table_nobody_merges_is_no_page(sign_in: SignIn) -> None:
    staff = sign_in(UserFactory())
    db.session.commit()
    assert staff.get("/admin/twins/users/1/new").status_code == 404
