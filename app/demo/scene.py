"""What the parts of the demo data share while they are being made."""

from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

from app.accounts.models import User
from app.demo.scale import Scale
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.plan.models import Item
from app.students.models import Student, StudyGroup


@dataclass
class Scene:
    """The cluster under construction. Each part adds its own and uses those before it."""

    scale: Scale
    random: Random
    now: datetime
    today: date
    items: dict[Topic, Item]
    numbered: dict[str, list[Item]]
    organizations: list[Organization] = field(default_factory=list)
    groups: list[StudyGroup] = field(default_factory=list)
    students: list[Student] = field(default_factory=list)
    users: dict[str, User] = field(default_factory=dict)

    def user(self, name: str) -> User:
        """Return a demo account by the part of its e-mail before the @."""
        return self.users[f"{name}@demo.example"]

    def student_of(self, name: str) -> Student:
        """Return the student behind a demo account."""
        account = self.user(name)
        return next(one for one in self.students if one.user_id == account.id)

    def item_ids(self, *numbers: str) -> list[int]:
        """Return the items of the plan with these numbers; of another plan the first item."""
        found = [item.id for number in numbers for item in self.numbered.get(number, ())]
        return found or [next(iter(self.items.values())).id]
