"""What each role may do: full names only, so that what nobody listed nobody may.

Permissions of packages above are named by their text: accounts knows none of them by import,
and a test holds these names against the packages' own enumerations.
"""

from app.accounts.enums import Role

_WORK = frozenset({
    "accounts:user:invite", "accounts:user:view",
    "activities:activity:view",
    "activities:certificate:manage", "activities:certificate:view",
    "activities:document:manage", "activities:document:view",
    "activities:event:manage", "activities:event:view",
    "activities:group:manage", "activities:group:view",
    "activities:meeting:manage", "activities:meeting:view",
    "activities:publication:manage", "activities:publication:view",
    "audit:history:view",
    "awards:award:edit", "awards:nomination:create", "awards:result:view",
    "awards:round:manage", "awards:round:view",
    "contracts:contract:answer", "contracts:contract:manage", "contracts:contract:view",
    "contracts:offer:make", "contracts:offer:publish", "contracts:offer:view",
    "contracts:payment:record",
    "documents:paper:cancel", "documents:paper:view",
    "imports:run:make",
    "jobfair:fair:manage", "jobfair:offer:make", "jobfair:position:manage",
    "jobfair:vacancy:approve",
    "jobfair:checkin:do", "jobfair:entrance:manage",
    "jobfair:vacancy:post",
    "jobfair:talk:manage", "jobfair:talk:rate", "jobfair:timetable:manage",
    "jobs:job:view",
    "joining:request:answer",
    "links:link:manage",
    "mentors:mentor:enter",
    "mentors:mentor:manage", "mentors:mentor:view", "mentors:mentor:view_all",
    "mentors:mentorship:manage", "mentors:mentorship:view",
    "notifications:letter:resend", "notifications:letter:view",
    "organizations:organization:manage",
    "outcomes:analysis:manage", "outcomes:analysis:view",
    "outcomes:outcome:manage",
    "plan:evidence:view", "plan:item:manage", "plan:plan:import", "plan:report:issue",
    "plan:report:view",
    "practice:agreement:manage", "practice:agreement:view",
    "practice:application:view", "practice:base:manage", "practice:base:view",
    "practice:base:view_all", "practice:distribution:run", "practice:hosting:answer",
    "practice:hosting:manage", "practice:period:manage",
    "practice:attendance:mark", "practice:course:follow",
    "practice:paper:manage",
    "practice:period:view", "practice:place:manage", "practice:placement:manage",
    "practice:clearance:manage",
    "practice:reference:write",
    "settings:calendar:manage", "settings:council:manage", "settings:settings:view",
    "settings:signatory:manage",
    "settings:signatory:manage_own",
    "privacy:consent:manage", "privacy:consent:view", "privacy:person:export",
    "students:group:manage", "students:student:invite", "students:student:manage",
    "students:student:view",
    "surveys:forecast:fill", "surveys:survey:manage", "surveys:survey:view",
    "twins:pair:decide",
    "web:administration:view",
})  # fmt: skip

GRANTS: dict[Role, frozenset[str]] = {
    Role.ADMIN: _WORK | {
        "accounts:user:manage", "audit:entry:view", "documents:template:manage",
        "imports:run:make_accounts",
        "notifications:letter:open",
        "privacy:access:view", "privacy:person:erase", "privacy:retention:view",
        "privacy:text:manage",
        "settings:settings:manage", "web:styleguide:view",
    },
    Role.STAFF: _WORK,
    Role.COUNCIL: frozenset({
        "activities:activity:view", "activities:document:view", "activities:event:view",
        "activities:group:view", "activities:meeting:view", "activities:publication:view",
        "awards:nomination:score", "awards:result:view", "awards:round:view",
        "mentors:mentor:view", "mentors:mentor:view_all", "outcomes:analysis:view",
        "plan:evidence:view", "plan:report:view",
        "surveys:survey:view",
    }),
    Role.MENTOR: frozenset({"mentors:mentorship:view_own"}),
    Role.SUPERVISOR: frozenset({
        "practice:attendance:mark", "practice:course:follow", "practice:supervision:do",
    }),
    Role.EMPLOYER: frozenset({
        "awards:nomination:create", "awards:round:view", "contracts:contract:view",
        "contracts:offer:make", "contracts:offer:view",
        "contracts:payment:record",
        "jobfair:checkin:do",
        "jobfair:offer:make", "jobfair:vacancy:post",
        "mentors:mentor:enter", "mentors:mentor:view",
        "jobfair:talk:manage", "jobfair:talk:rate",
        "mentors:mentorship:view", "organizations:organization:view_own",
        "practice:agreement:view", "practice:base:edit_own", "practice:base:view",
        "practice:hosting:answer", "practice:period:view", "practice:place:offer",
        "practice:place:view_own",
        "practice:attendance:mark", "practice:feedback:give", "practice:reference:write",
        "settings:signatory:manage_own", "surveys:forecast:fill",
    }),
    Role.STUDENT: frozenset({
        "awards:nomination:propose",
        "contracts:contract:answer", "contracts:contract:view",
        "contracts:offer:apply", "contracts:offer:view",
        "jobfair:application:submit", "practice:application:submit", "practice:base:view",
        "jobfair:talk:rate",
        "practice:base:view_all", "practice:period:view",
        "practice:diary:write", "practice:feedback:give",
        "outcomes:own:answer",
    }),
}  # fmt: skip

# What the role gives to a student of another organization: a contract here, and nothing of the
# college's practice, fair and monitoring.
OF_OUTSIDE_STUDENTS = frozenset({
    "contracts:contract:answer", "contracts:contract:view",
    "contracts:offer:apply", "contracts:offer:view",
})  # fmt: skip


def grants(role: Role, permission: str) -> bool:
    """Tell whether a role holds a permission by its full name."""
    return permission in GRANTS[role]
