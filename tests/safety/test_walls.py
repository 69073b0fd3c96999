"""Another's records are not there: for every address with a record, for every role."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app.accounts.enums import Role
from app.accounts.models import User
from tests.factories import StudentFactory, UserFactory, user_of
from tests.letters import Letters
from tests.mentors.factories import MentorFactory, account_of
from tests.pages import NO_PAGE
from tests.safety.files import text_in
from tests.safety.world import SignIn, World, make_world, may_enter, rules

STRANGERS = (Role.EMPLOYER, Role.STUDENT, Role.MENTOR, Role.SUPERVISOR, Role.COUNCIL)
# Whoever has an account signs up for a session of a fair.
PROGRAMME = ("jobfair.session_join", "jobfair.session_leave")
# What a role may open whoever it belongs to, and why.
# One's own talks of a fair that is everybody's: a stranger's are not among them.
_TALKS_OF_A_FAIR = {
    "jobfair.interview_list",
    "jobfair.talk_export",
    "jobfair.talk_list",
    "jobfair.talk_order",
}
SHARED = {
    Role.EMPLOYER: {
        "mentors.programme_detail",  # how mentoring is done, without anybody's name
        "awards.round_detail",  # every employer nominates in every round
        "awards.nomination_create",
        "jobfair.participant_create",  # any employer may come to a fair
        *PROGRAMME,
        "practice.offer_create",  # any organization may offer places in an announced period
        "contracts.target_offer_detail",  # a published offer is everybody's
        *_TALKS_OF_A_FAIR,
    },
    Role.STUDENT: {
        "contracts.target_offer_detail",
        "contracts.target_application_create",
        "practice.base_detail",  # the registry without people and phones
        "jobfair.application_create",  # the vacancy stands in the public catalogue
        *PROGRAMME,
        "jobfair.favourite_add",
        "jobfair.favourite_remove",
        "jobfair.question_create",
        "jobfair.ranking_edit",  # every student has an order of the own applications
        "jobfair.profile_file",  # the own CV
        "jobfair.own_pass",
        "jobfair.own_pass_take",
        "jobfair.matching_result",  # the own result, where there is one
        *_TALKS_OF_A_FAIR,
    },
    Role.MENTOR: {*PROGRAMME},
    Role.SUPERVISOR: {*PROGRAMME},
    Role.COUNCIL: {
        *PROGRAMME,
        "mentors.programme_detail",
        "awards.round_detail",  # the council scores every nomination of every round
        "awards.council_detail",  # how a closed round ended is the council's own word
        "awards.sheet_abstain",
        "awards.sheet_edit",
        "mentors.mentor_detail",  # without students' names, see test_personal_data.py
        "awards.letter_file",
        "awards.nomination_detail",
        "awards.own_scores",  # one's own, in any round
        "awards.sheet_next",
        # The council reads the whole work on the media plan.
        "activities.publication_detail",
        # The council reads the register of documents with every version.
        "activities.document_detail",
        "activities.version_download",
        # The council reads what all councils and groups of the cluster decided.
        "activities.meeting_detail",
        "activities.minutes_file",
        "activities.decision_detail",
        "activities.body_detail",
        "activities.working_group_detail",
        # The council reads the plan of the year: its amendments, reports and what is said of items.
        "plan.amendment_detail",
        "plan.comment_create",  # anybody who reads an item may say a word of it
        "plan.report_file",
        "analysis.note_detail",  # the council reads what it was given
        # The council reads what was asked of the organizations and what they answered together.
        "surveys.forecast_detail",
        "surveys.survey_detail",
        "surveys.survey_note",
        "surveys.survey_preview",
        "surveys.survey_summary",
    },
}

# Arguments that name a kind, never somebody's record: what they show is one's own.
OWN_ALONE = {"privacy.own_file", "privacy.own_consent", "privacy.own_consent_give"}


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize("role", STRANGERS)
def test_records_of_others_are_not_found_and_nothing_of_them_is_listed(
    app: Flask, sign_in: SignIn, letters: Letters, role: Role, over: bool
) -> None:
    world = make_world(over=over)
    letters.take()
    client = sign_in(_stranger(role))
    wrong = [
        f"{method} {path} ({endpoint}): {answer.status}"
        for endpoint, method, path, expected in _addresses_of_records(app, world, role)
        for answer in [client.open(path, method=method, data={"version": "1"}, headers=NO_PAGE)]
        if answer.status_code != expected
    ]
    assert not wrong, "\n".join(wrong)
    if role is not Role.COUNCIL:  # what it reads of students: test_personal_data.py
        pages = _pages_of_everybody(app, world, role)
        told = [path for path in pages if world.student.last_name in text_in(client.get(path).data)]
        assert told == []


def test_the_walk_reaches_the_records_of_their_owners(sign_in: SignIn, letters: Letters) -> None:
    # Without it the walk above could pass because its addresses lead nowhere at all.
    world = make_world()
    letters.take()
    for path in (
        f"/contracts/{world.ids['contract_id']}",
        f"/contracts/{world.ids['contract_id']}/document.pdf",
        f"/fair/applications/{world.ids['jobfair.application_id']}",
    ):
        for role in (Role.EMPLOYER, Role.STUDENT):
            assert sign_in(world.people[role]).get(path).status_code == 200


def _addresses_of_records(
    app: Flask, world: World, role: Role
) -> Iterator[tuple[str, str, str, int]]:
    shared = SHARED[role] | OWN_ALONE
    for method in ("GET", "POST"):
        for rule, access in rules(app, method):
            if not rule.arguments or access.anonymous or rule.endpoint in shared:
                continue
            expected = 404 if may_enter(access, role) else 403
            for path in world.paths(app, rule):
                yield rule.endpoint, method, path, expected


def _pages_of_everybody(app: Flask, world: World, role: Role) -> Iterator[str]:
    """Yield the pages a stranger opens: all others are not found, which was looked at."""
    for rule, access in rules(app, "GET"):
        shared = not rule.arguments or access.anonymous or rule.endpoint in SHARED[role] | OWN_ALONE
        if shared and may_enter(access, role):
            yield from world.paths(app, rule)


def _stranger(role: Role) -> User:
    if role is Role.STUDENT:
        return user_of(StudentFactory())
    if role is Role.MENTOR:
        return account_of(MentorFactory())
    return UserFactory(role=role)
