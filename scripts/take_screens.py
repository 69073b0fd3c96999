"""Takes the pictures in docs/screens/ from a running demo site: the walk of each role, two widths.

Usage: python -m scripts.take_screens [--move-in] [FOLDER]
"""

import re
import sys
import tempfile
from pathlib import Path

from flask_migrate import upgrade
from playwright.sync_api import Browser, sync_playwright

from app.extensions import db
from app.factory import create_app
from config import load_config
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.move_in import EMAIL, PASSWORD, walk
from tests.browser.site import empty_site, running_site
from tests.browser.visitor import PHONE, WIDE, Visitor, visiting

SCREENS = Path(__file__).resolve().parents[1] / "docs" / "screens"
ROLES = ("admin", "staff", "council1", "mentor1", "employer1", "student1", "student2")
TALLEST = 2000  # px: the beginning of a long page says enough, and the picture stays small
# The pages of the walk: whose they are, where they are, and the first link to follow there.
WALK = {
    "front": ("", "/", ""),
    "plan": ("", "/plan/", ""),
    "fair": ("", "/fair/", ""),
    "students": ("staff", "/students/", ""),
    "organization": ("staff", "/organizations/", r"/organizations/\d+$"),
    "applications": ("staff", "/practice/", r"/periods/\d+/applications"),
    "vacancy-form": ("employer1", "/fair/vacancies/new", ""),
    "wishes": ("student2", "/practice/", "/wishes"),
    "score": ("council1", "/awards/?state=scoring", r"/awards/\d+$"),
}


def main(folder: Path) -> None:
    """Serve a fresh demo cluster and photograph it."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        database = f"sqlite:///{Path(scratch) / 'cluster.sqlite3'}"
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        make_tables(database)
        with running_site(database, Path(scratch)) as address:
            for width in (WIDE, PHONE):
                take_all(browser, address, folder, width)
        browser.close()


def move_in(folder: Path) -> None:
    """Photograph the afternoon of a college that moves in, from an empty site."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        database = f"sqlite:///{Path(scratch) / 'cluster.sqlite3'}"
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        make_tables(database)
        with (
            empty_site(database, Path(scratch), email=EMAIL, password=PASSWORD) as address,
            visiting(browser, address) as admin,
        ):
            walk(admin, lambda name: save(admin, folder / f"{name}.png"))
        browser.close()


def make_tables(database: str) -> None:
    """Bring an empty database to the present schema."""
    app = create_app(load_config({"CLUSTER_DATABASE_URL": database}))
    with app.app_context():
        upgrade()
        db.engine.dispose()


def take_all(browser: Browser, address: str, folder: Path, width: int) -> None:
    """Photograph each role's dashboard and the pages of the walk at one width."""
    for role in ROLES:
        with visiting(browser, address, width=width) as visitor:
            save(visitor.sign_in(role), folder / f"dashboard-{role}-{width}.png")
    for name, (role, path, link) in WALK.items():
        with visiting(browser, address, width=width) as visitor:
            if role:
                visitor.sign_in(role)
            visitor.page.goto(address + path)
            if link:
                follow(visitor, link)
            save(visitor, folder / f"{name}-{width}.png")


def follow(visitor: Visitor, pattern: str) -> None:
    """Follow the first link of the page's content whose address is like this."""
    links = visitor.page.locator("main a").all()
    found = (link.get_attribute("href") or "" for link in links)
    visitor.page.goto(visitor.address + next(one for one in found if re.search(pattern, one)))


def save(visitor: Visitor, path: Path) -> None:
    """Write a picture of the page from its top."""
    page = visitor.page
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    clip = {"x": 0, "y": 0, "width": page.evaluate("innerWidth"), "height": height}
    page.screenshot(path=path, full_page=True, clip=clip)


if __name__ == "__main__":
    named = [one for one in sys.argv[1:] if one != "--move-in"]
    if "--move-in" in sys.argv:
        move_in(Path(named[0]) if named else SCREENS / "move-in")
    else:
        main(Path(named[0]) if named else SCREENS)
