"""The demo accounts of interfaces.md, one per role and more, all with one known password."""

from app.accounts.enums import Role
from app.accounts.rules import UserTerms
from app.accounts.services.hats import put_on
from app.accounts.services.people import create_user
from app.demo.scene import Scene
from app.organizations.enums import OrganizationKind
from app.students.models import Student

DEMO_PASSWORD = "demo-cluster-2024"  # noqa: S105 - printed for everybody by `make run`
DOMAIN = "demo.example"
DEPUTY = "deputy"

STAFF = (
    ("admin", Role.ADMIN, "Демо Администратор"),
    ("staff", Role.STAFF, "Демо Методист"),
    ("council1", Role.COUNCIL, "Демо Член совета 1"),
    ("council2", Role.COUNCIL, "Демо Член совета 2"),
    ("mentor1", Role.MENTOR, "Демо Наставник"),
    ("supervisor1", Role.SUPERVISOR, "Демо Преподаватель"),
)


def load_accounts(scene: Scene, *, password_hash: str) -> None:
    """Make the demo accounts: two employers of different organizations, two students."""
    for name, role, title in STAFF:
        _add(scene, name, role, title, password_hash)
    for number, organization in enumerate(scene.organizations[:2], start=1):
        title = f"Демо Работодатель {number}"
        _add(scene, f"employer{number}", Role.EMPLOYER, title, password_hash, organization.id)
    _add_deputy(scene, password_hash)
    minor, adult = _two_students(scene)
    for number, student in ((1, minor), (2, adult)):
        name = f"student{number}"
        _add(scene, name, Role.STUDENT, student.full_name, password_hash)
        student.user_id = scene.user(name).id


def _add_deputy(scene: Scene, password_hash: str) -> None:
    """A person with several hats: deputy head of two schools, council member and mentor."""
    schools = [one for one in scene.organizations if one.kind is OrganizationKind.SCHOOL]
    first, second = schools[1:3]  # the first is employer1's
    _add(scene, DEPUTY, Role.EMPLOYER, "Демо Завуч двух школ", password_hash, first.id)
    for role, organization_id in (
        (Role.EMPLOYER, second.id),
        (Role.COUNCIL, None),
        (Role.MENTOR, first.id),
    ):
        put_on(scene.user(DEPUTY), role=role, organization_id=organization_id, now=scene.now)


def _two_students(scene: Scene) -> tuple[Student, Student]:
    """A minor and an adult of senior courses, so that practice and the fair concern both."""
    senior = [one for one in scene.students if one.group.course >= 2]
    minor = next(one for one in senior if one.is_minor(scene.today))
    adult = next(one for one in senior if one.group.course == 4 and not one.is_minor(scene.today))
    return minor, adult


def _add(
    scene: Scene,
    name: str,
    role: Role,
    title: str,
    password_hash: str,
    organization_id: int | None = None,
) -> None:
    email = f"{name}@{DOMAIN}"
    scene.users[email] = create_user(
        terms=UserTerms(email, title, role, organization_id),
        password_hash=password_hash,
        is_demo=True,
        now=scene.now,
    )
