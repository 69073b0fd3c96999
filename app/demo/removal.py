"""Taking demo records away again, with everything that hangs on them and nothing else."""

from collections.abc import Callable, Iterable, Iterator

from flask_babel import gettext as _
from sqlalchemy import Column, ForeignKey, Table, delete, select

from app.demo.loader import DemoRefusedError
from app.extensions import db
from app.files.attached import is_attached_to
from app.plan.models import ServesPlan
from app.students.models import Speciality, Student, StudyGroup

BATCH = 500  # ids in one statement: SQLite takes a limited number of parameters
Doomed = dict[Table, set[int]]


def remove_demo() -> dict[str, int]:
    """Delete what is marked as invented and what cannot stand without it; count it by table.

    A record that may do without the invented one it points to stays and loses the pointer.
    Raises DemoRefusedError when real people act for an invented organization.
    """
    doomed = _marked()
    _refuse_to_strand()
    _add_classes(doomed)
    _add_letters(doomed)
    _add_hanging(doomed)
    _add_papers(doomed)
    _add_service(doomed)
    _add_files(doomed)
    _drop_pairs(doomed)
    for table in reversed(db.metadata.sorted_tables):
        for ids in _batches(doomed.get(table, ())):
            db.session.execute(delete(table).where(table.c.id.in_(ids)))
    db.session.expire_all()
    return {table.name: len(ids) for table, ids in doomed.items() if ids}


def has_demo_accounts() -> bool:
    """Tell whether invented people could sign in here."""
    users = db.metadata.tables["users"]
    return db.session.scalar(select(users.c.id).where(users.c.is_demo).limit(1)) is not None


def _marked() -> Doomed:
    tables = [table for table in db.metadata.sorted_tables if "is_demo" in table.c]
    return {
        table: set(db.session.scalars(select(table.c.id).where(table.c.is_demo)))
        for table in tables
    }


def _refuse_to_strand() -> None:
    users, organizations = db.metadata.tables["users"], db.metadata.tables["organizations"]
    invented = select(organizations.c.id).where(organizations.c.is_demo)
    real = ~users.c.is_demo & users.c.organization_id.in_(invented)
    if people := list(db.session.scalars(select(users.c.email).where(real))):
        raise DemoRefusedError(
            _(
                "Настоящие люди действуют от имени вымышленных организаций: %(who)s. "
                "Сначала перенесите их в настоящие.",
                who=", ".join(people),
            )
        )


def _add_classes(doomed: Doomed) -> None:
    """Add the groups that had invented students alone, and the specialities of such groups."""
    for part, whole in ((Student.group_id, StudyGroup), (StudyGroup.speciality_id, Speciality)):
        members: Table = part.class_.__table__
        rows = db.session.execute(select(members.c.id, members.c[part.key])).all()
        gone = {of for id_, of in rows if id_ in doomed[members]}
        kept = {of for id_, of in rows if id_ not in doomed[members]}
        doomed[whole.__table__] = gone - kept  # type: ignore[index]


def _add_letters(doomed: Doomed) -> None:
    """Add the letters to invented people: their addresses are nobody's."""
    users, letters = db.metadata.tables["users"], db.metadata.tables["letters"]
    to_invented = letters.c.recipient.in_(select(users.c.email).where(users.c.is_demo))
    doomed[letters] = set(db.session.scalars(select(letters.c.id).where(to_invented)))


def _add_hanging(doomed: Doomed) -> None:
    """Add, again and again, what points to a doomed record and must point to something."""
    fresh: Doomed = {table: set(ids) for table, ids in doomed.items()}
    while any(fresh.values()):
        found: Doomed = {}
        for key, target in _pointers(fresh):
            for ids in _batches(fresh[target]):
                hanging = set(db.session.scalars(select(key.table.c.id).where(key.in_(ids))))
                found.setdefault(key.table, set()).update(hanging)
        fresh = {table: ids - doomed.get(table, set()) for table, ids in found.items()}
        for table, further in fresh.items():
            doomed.setdefault(table, set()).update(further)


def _drop_pairs(doomed: Doomed) -> None:
    """Delete the rows of two keys: whose group goes first may not wait for whose period goes."""
    for table in db.metadata.sorted_tables:
        if "id" in table.c:
            continue
        for key in table.foreign_keys:
            for ids in _batches(doomed.get(key.column.table, ())):
                db.session.execute(delete(table).where(key.parent.in_(ids)))


def _add_service(doomed: Doomed) -> None:
    """Add what invented records gave the plan: their links point by name, not by a key."""
    serving = {kind.__tablename__ for kind in ServesPlan.__subclasses__()}
    _add_named("plan_links", doomed, of=lambda table: table in serving)


def _add_named(name: str, doomed: Doomed, *, of: Callable[[str], bool]) -> None:
    """Add the rows of a table that name doomed records by their table and id."""
    naming = db.metadata.tables[name]
    for table in [one for one in doomed if of(one.name)]:
        for ids in _batches(doomed[table]):
            of_these = (naming.c.entity == table.name) & naming.c.entity_id.in_(ids)
            found = db.session.scalars(select(naming.c.id).where(of_these))
            doomed.setdefault(naming, set()).update(found)


def _add_papers(doomed: Doomed) -> None:
    """Add the papers issued about invented records."""
    papers = db.metadata.tables["papers"]
    printed = set(db.session.scalars(select(papers.c.entity).distinct()))
    _add_named("papers", doomed, of=lambda table: table in printed)


def _add_files(doomed: Doomed) -> None:
    """Add the files of invented records: those attached to them, and those they point to."""
    files = db.metadata.tables["stored_files"]
    _add_named("attachments", doomed, of=is_attached_to)
    for table in [*doomed]:
        for column in table.c:
            if any(key.column is files.c.id for key in column.foreign_keys):
                for ids in _batches(doomed[table]):
                    own = select(column).where(table.c.id.in_(ids), column.is_not(None))
                    doomed.setdefault(files, set()).update(db.session.scalars(own))


def _pointers(targets: Iterable[Table]) -> Iterator[tuple[Column[int], Table]]:
    """Yield the columns of tables with ids that must point to a row of one of the targets."""
    wanted = set(targets)
    for table in db.metadata.sorted_tables:
        if "id" not in table.c:
            continue  # a row of two keys goes with its parent by ON DELETE CASCADE
        for column in table.c:
            for key in column.foreign_keys:
                target = key.column.table
                points = target in wanted and key.column is target.c.id
                if points and _must_point(column, key):
                    yield column, target


def _must_point(column: Column[int], key: ForeignKey) -> bool:
    return not column.nullable or key.ondelete == "CASCADE"


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]
