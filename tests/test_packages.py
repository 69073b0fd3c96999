"""A package is one folder and one line: what it declares is there with it and gone without it."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from flask_babel import lazy_gettext as _l

import config
from app.accounts.enums import Role
from app.accounts.models import User
from app.accounts.roles import GRANTS
from app.base.viewer import Viewer
from app.extensions import db
from app.factory import PACKAGES, create_app
from app.jobs.registry import JobKind, PeriodicTask, registry_of
from app.plan.enums import EvidenceKind
from app.plan.evidence import (
    Evidence,
    EvidenceDay,
    EvidenceRecord,
    EvidenceRows,
    evidence_sources,
)
from app.plan.models import Item
from app.web.access import access_of, requires
from app.web.dashboard import MainAction, Panel, Part, Todo, Urgency
from app.web.navigation import AdminPage, MenuEntry
from app.web.packages import Package
from app.web.search_page import Hit, SearchSource
from tests.factories import UserFactory
from tests.pages import CheckingClient
from tests.plan.factories import evidence_row
from tests.sites import NewSite

ROOT = Path(__file__).parents[1]


class GardenPermission(StrEnum):
    """What a role may do in the invented package."""

    BED_VIEW = "garden:bed:view"


bp = Blueprint("garden", __name__, url_prefix="/garden")


@bp.get("/")
@requires(GardenPermission.BED_VIEW)
def bed_list() -> str:
    """Answer something that no other page says."""
    return "грядки"


class BedEvidence(Evidence):
    """Records of the invented package, without a table."""

    label = _l("Грядки")

    def rows(self) -> EvidenceRows:
        return evidence_row(Item.id, EvidenceDay(EvidenceKind.MEETING, date(2023, 9, 1)))

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        return []

    def list_url(self, item_id: int) -> str:
        return "/garden/"


def part(viewer: Viewer) -> Part:
    """Return what waits in the garden."""
    todo = Todo("Полить грядки", "/garden/", "Полить", urgency=Urgency.LATE)
    if not viewer.can(GardenPermission.BED_VIEW):
        return Part()
    return Part([todo], main=MainAction("Посадить морковь", "/garden/new", order=1))


def public_panels() -> list[Panel]:
    """Return the panel of the front page."""
    return [Panel("Наш огород", [(3, "грядки", "/garden/")])]


def find_beds(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Find the one bed there is."""
    may_open = viewer is not None and viewer.can(GardenPermission.BED_VIEW)
    return [Hit("Морковь", "/garden/")] if may_open and "морк" in query else []


@click.command("garden")
def garden_command() -> None:
    """Say that the command was found."""
    click.echo("полито")


GARDEN = Package(
    name="garden",
    blueprint=bp,
    commands={"garden": f"{__name__}:garden_command"},
    permissions=GardenPermission,
    menu=(MenuEntry("garden.bed_list", _l("Огород"), "/garden", order=75),),
    admin_pages=(AdminPage("garden.bed_list", _l("Лейки"), _l("Где стоят")),),
    dashboard=part,
    public_panels=public_panels,
    evidence=(BedEvidence(),),
    search=(SearchSource(_l("Грядки"), find_beds, lambda query: f"/garden/?q={query}"),),
    jobs=(
        JobKind("garden.water", lambda _payload, _progress: None, title=_l("Полив")),
        PeriodicTask("weed", lambda _now: None),
    ),
    filters={"watered": lambda text: f"{text}, полито"},
)


@pytest.fixture
def garden(new_site: NewSite, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The site with one package more; a role was given its permission."""
    grants = GRANTS[Role.STAFF] | {str(GardenPermission.BED_VIEW)}
    monkeypatch.setitem(GRANTS, Role.STAFF, grants)
    site = new_site("garden", packages=(*PACKAGES, GARDEN))
    site.test_client_class = CheckingClient
    return site


def staff_of(site: Flask) -> FlaskClient:
    """Return a client of the site, signed in as staff."""
    with site.app_context():
        user: User = UserFactory(role=Role.STAFF)
        db.session.commit()
        session_id = user.get_id()
    client = site.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = session_id, True
    return client


def shown_at(client: FlaskClient, path: str) -> str:
    """Return a page that must be there."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.text


def test_everything_a_package_declares_is_on_the_site(garden: Flask) -> None:
    client = staff_of(garden)
    assert shown_at(client, "/garden/") == "грядки"
    dashboard = shown_at(client, "/dashboard")
    assert "Огород" in dashboard
    assert "Полить грядки" in dashboard
    assert '<a class="btn" href="/garden/new">Посадить морковь</a>' in dashboard
    assert "Лейки" in shown_at(client, "/admin/")
    assert "Морковь" in shown_at(client, "/search?q=морковь")
    assert "Наш огород" in shown_at(garden.test_client(), "/")
    assert "Морковь" not in shown_at(garden.test_client(), "/search?q=морковь")
    assert garden.test_client().get("/garden/").status_code == 302


def test_its_work_and_its_evidence_are_known(garden: Flask) -> None:
    registry = registry_of(garden)
    assert "garden.water" in registry.kinds
    assert "weed" in registry.periodic
    with garden.app_context():
        assert any(isinstance(source, BedEvidence) for source in evidence_sources())
    assert garden.jinja_env.from_string("{{ 'грядка'|watered }}").render() == "грядка, полито"
    assert "полито" in garden.test_cli_runner().invoke(args=["garden"]).output


def test_without_the_line_nothing_of_it_is_left(new_site: NewSite) -> None:
    site = new_site("plain")
    client = staff_of(site)
    assert client.get("/garden/").status_code == 404
    for path in ("/", "/dashboard", "/admin/", "/search?q=морковь"):
        page = shown_at(client, path)
        assert not any(word in page for word in ("Огород", "огород", "грядки", "Лейки")), path
    assert "garden.water" not in registry_of(site).kinds
    with site.app_context():
        assert not any(isinstance(source, BedEvidence) for source in evidence_sources())


@pytest.mark.parametrize(
    "twin",
    [
        Package(name="twin", filters={"day": str}),
        Package(name="twin", commands={"plan": "app.plan.cli:plan_cli"}),
        Package(name="twin", permissions=import_module("app.plan.permissions").Permission),
    ],
    ids=["filter", "command", "permission"],
)
def test_a_name_taken_by_another_package_is_refused(twin: Package) -> None:
    settings = config.TestingConfig({"CLUSTER_DATABASE_URL": "sqlite://"})
    with pytest.raises(ValueError, match=r"exists already|declared twice"):
        create_app(settings, packages=(*PACKAGES, twin))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_a_package_declares_what_is_there(app: Flask, package: Package) -> None:
    pages = [
        *(entry.endpoint for entry in package.menu),
        *(p.endpoint for p in package.admin_pages),
    ]
    assert [endpoint for endpoint in pages if access_of(endpoint) is None] == []
    for target in package.commands.values():
        module, _colon, attribute = target.partition(":")
        assert isinstance(getattr(import_module(module), attribute), click.Command)


def test_every_folder_with_pages_is_registered() -> None:
    folders = {path.parent.name for path in (ROOT / "app").glob("*/package.py")}
    assert folders - {package.name for package in PACKAGES} == set()


def every(found: Callable[[Package], Sequence[Any]]) -> list[Any]:
    """Return a kind of declaration over all packages."""
    return [one for package in PACKAGES for one in found(package)]


def test_no_two_entries_of_the_menu_stand_at_one_place() -> None:
    orders = every(lambda package: [entry.order for entry in package.menu])
    assert len(orders) == len(set(orders))
