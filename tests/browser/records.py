"""Records a story begins with: factories write them into the database of the running site."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from app.accounts.enums import Role
from app.accounts.passwords import hash_password
from app.demo.people import DEMO_PASSWORD
from app.extensions import db
from app.students.models import Student, StudyGroup
from tests.databases import SERVER
from tests.factories import StudentFactory, UserFactory
from tests.sites import site_on

Prepared = Callable[[], AbstractContextManager[None]]


def database_of_site(database: str, scratch: Path, worker_name: str) -> str:
    """Return the address of the running site's database."""
    if database == "sqlite":
        return f"sqlite:///{scratch / 'site-sqlite' / 'cluster.sqlite3'}"
    return f"{os.environ[SERVER]}/test_{worker_name}_site_{os.getpid()}"


@contextmanager
def writing_to(url: str) -> Iterator[None]:
    """Let factories write to a database beside its site; what they made is kept at the end."""
    with site_on(url) as app, app.app_context():
        yield
        db.session.commit()


def student_with_account(visitor: str, name: str, *, graduates: int, **known: Any) -> Student:
    """Make a student of a year's first group who signs in as `visitor` with the demo's password."""
    last, first, middle = name.split()
    groups = db.select(StudyGroup).where(StudyGroup.graduation_year == graduates)
    account = UserFactory(
        email=f"{visitor}@demo.example",
        display_name=name,
        role=Role.STUDENT,
        password_hash=hash_password(DEMO_PASSWORD),
    )
    student: Student = StudentFactory(
        last_name=last,
        first_name=first,
        middle_name=middle,
        group=db.session.scalars(groups.order_by(StudyGroup.id)).first(),
        user_id=account.id,
        **known,
    )
    return student
