"""What each role may do: sets of permissions, written as names or `package:*`.

Permissions of packages above are named by their text: accounts knows none of them by import,
and a test holds these names against the packages' own enumerations.
"""

from fnmatch import fnmatchcase
from functools import lru_cache

from app.accounts.enums import Role

_WORK = frozenset({
    "awards:*", "contracts:*", "jobfair:*", "jobs:*", "mentors:*", "notifications:*",
    "organizations:*", "plan:*", "practice:*", "students:*", "web:*",
    "accounts:user:invite", "accounts:user:view",
})  # fmt: skip

GRANTS: dict[Role, frozenset[str]] = {
    Role.ADMIN: _WORK | {"accounts:*", "audit:*"},
    Role.STAFF: _WORK,
    Role.COUNCIL: frozenset({
        "awards:nomination:score", "awards:result:view", "awards:round:view",
        "plan:evidence:view", "mentors:mentor:view",
    }),
    Role.MENTOR: frozenset({"mentors:mentorship:view_own"}),
    Role.EMPLOYER: frozenset({
        "awards:nomination:create", "awards:round:view", "contracts:contract:view",
        "jobfair:offer:make", "jobfair:vacancy:post", "mentors:mentor:view",
        "mentors:mentorship:view", "organizations:organization:view_own", "practice:period:view",
        "practice:place:view_own",
    }),
    Role.STUDENT: frozenset({
        "contracts:contract:answer", "contracts:contract:view",
        "jobfair:application:submit", "practice:application:submit",
        "practice:period:view",
    }),
}  # fmt: skip


# Not swept up by `package:*`: acts of the person concerned, which staff cannot do for them.
PERSONAL = frozenset({
    "awards:nomination:score", "jobfair:application:submit", "mentors:mentorship:view_own",
    "organizations:organization:view_own", "practice:application:submit",
    "practice:place:view_own",
})  # fmt: skip


@lru_cache(maxsize=4096)
def grants(role: Role, permission: str) -> bool:
    """Tell whether a role holds a permission; personal ones only by their full name."""
    if permission in PERSONAL:
        return permission in GRANTS[role]
    return any(fnmatchcase(permission, pattern) for pattern in GRANTS[role])
