"""Nominations over HTTP: staff name anyone, an employer the own mentors, in time."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.awards import queries
from app.awards.enums import NominationState, RoundState
from app.awards.errors import AlreadyNominatedError, SelfNominationError
from app.awards.models import Nomination, NominationDraft
from app.awards.services import nominations as services
from app.base.choices import FEW
from app.extensions import db
from app.organizations.models import Organization
from app.privacy.services.retention import anonymise_past_terms
from tests.at_once import at_once
from tests.awards.factories import (
    NOW,
    TODAY,
    AwardRoundFactory,
    LetterFactory,
    NominationFactory,
    nominations_of,
)
from tests.factories import StudentFactory, UserFactory
from tests.letters import Letters
from tests.mentors.factories import MentorFactory, MentorshipFactory, own_organization
from tests.pages import text_of

REASON = "Провела десять уроков"


def own_mentor(client: FlaskClient, **values: Any) -> Any:
    organization = db.session.get_one(Organization, client.user.organization_id)
    return MentorFactory(organization=organization, **values)


def count_nominations() -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(Nomination)) or 0


def test_an_employer_nominates_the_own_mentor_once(as_employer: FlaskClient) -> None:
    round_, mentor = AwardRoundFactory(), own_mentor(as_employer, last_name="Своя")
    path = f"/awards/{round_.id}/nominations/new"
    data = {
        "mentor_id": mentor.id,
        "reason": REASON,
        "idempotency_key": "7b0ac0de-0a3c-4b53-9f58-1f0a3f6f9c15",
    }
    first = as_employer.post(path, data=data)
    assert as_employer.post(path, data=data).location == first.location
    again = as_employer.post(path, data={**data, "idempotency_key": ""})
    assert "Выберите значение из списка" in text_of(again)
    assert count_nominations() == 1
    page = text_of(as_employer.get(f"/awards/{round_.id}"))
    assert "Своя" in page
    assert REASON in page


def test_staff_choose_by_words_among_more_mentors_than_a_list_shows(as_staff: FlaskClient) -> None:
    round_ = AwardRoundFactory()
    for number in range(FEW + 1):
        MentorFactory(last_name=f"Наставник{number}")
    page = as_staff.get(f"/awards/{round_.id}/nominations/new")
    assert f'data-search-url="/choices/nominees?round={round_.id}"' in page.text
    assert "Выдвигать больше некого" not in text_of(page)


def test_where_every_mentor_is_nominated_nobody_is_left(as_staff: FlaskClient) -> None:
    nomination = NominationFactory(nominated_by=as_staff.user)
    db.session.commit()
    page = as_staff.get(f"/awards/{nomination.round_id}/nominations/new")
    assert "Выдвигать больше некого" in text_of(page)


def test_an_employer_can_name_nobody_elses_mentor(as_employer: FlaskClient) -> None:
    round_, other = AwardRoundFactory(), MentorFactory(last_name="Чужая")
    own_mentor(as_employer)
    path = f"/awards/{round_.id}/nominations/new"
    assert "Чужая" not in as_employer.get(path).text
    page = as_employer.post(path, data={"mentor_id": other.id, "reason": REASON})
    assert "Выберите значение из списка" in text_of(page)
    assert count_nominations() == 0


def test_an_employer_sees_and_changes_own_nominations_only(as_employer: FlaskClient) -> None:
    round_ = AwardRoundFactory()
    own = NominationFactory(round=round_, mentor=own_mentor(as_employer), reason="Наша похвала")
    other = NominationFactory(round=round_, mentor=MentorFactory(last_name="Чужая"))
    page = as_employer.get(f"/awards/{round_.id}")
    assert "Наша похвала" in text_of(page)
    assert "Чужая" not in page.text
    assert as_employer.get(f"/awards/nominations/{other.id}/edit").status_code == 404
    assert as_employer.post(f"/awards/nominations/{other.id}/withdraw").status_code == 404
    path = f"/awards/nominations/{own.id}/edit"
    data = {"version": own.version, "reason": "Другие слова"}
    assert as_employer.post(path, data=data).status_code == 302
    assert as_employer.post(path, data=data).status_code == 409
    assert "Другие слова" in text_of(as_employer.get(f"/awards/{round_.id}"))


def test_staff_nominates_anyone(as_staff: FlaskClient) -> None:
    round_, mentor = AwardRoundFactory(), MentorFactory()
    path = f"/awards/{round_.id}/nominations/new"
    as_staff.post(path, data={"mentor_id": mentor.id, "reason": "<b>Спасибо</b>"})
    page = as_staff.get(f"/awards/{round_.id}")
    assert "<b>Спасибо</b>" in text_of(page)
    assert "<b>Спасибо" not in page.text
    assert as_staff.user.display_name in text_of(page)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("mentor_id", "", "Выберите наставника"),
        ("mentor_id", "1" * 30, "Выберите значение из списка"),
        ("reason", " ", "Напишите, за что выдвигаете"),
        ("reason", "ы" * 2001, "Не больше 2000 знаков"),
    ],
)
def test_bad_input_is_told_by_the_field(
    as_staff: FlaskClient, field: str, value: str, message: str
) -> None:
    round_ = AwardRoundFactory()
    data = {"mentor_id": MentorFactory().id, "reason": REASON, field: value}
    page = as_staff.post(f"/awards/{round_.id}/nominations/new", data=data)
    assert message in text_of(page)
    assert count_nominations() == 0


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"nominations_until": TODAY.replace(day=25)}, "Срок выдвижения прошёл"),
        ({"state": RoundState.SCORING}, "Выдвижение закончено"),
        ({"state": RoundState.CLOSED, "closed_at": NOW}, "Итоги конкурса уже подведены"),
    ],
)
def test_a_late_nomination_is_refused_with_a_message(
    as_employer: FlaskClient, values: dict[str, Any], message: str
) -> None:
    round_ = AwardRoundFactory(**values)
    path = f"/awards/{round_.id}/nominations/new"
    data = {"mentor_id": own_mentor(as_employer).id, "reason": REASON}
    assert message in text_of(as_employer.get(path))
    assert message in text_of(as_employer.post(path, data=data))
    assert count_nominations() == 0


def test_a_late_withdrawal_is_refused(as_staff: FlaskClient) -> None:
    nomination = NominationFactory(round=AwardRoundFactory(state=RoundState.SCORING))
    as_staff.post(f"/awards/nominations/{nomination.id}/withdraw")
    data = {"version": nomination.version, "reason": "Другое"}
    late = as_staff.post(f"/awards/nominations/{nomination.id}/edit", data=data)
    assert "Выдвижение закончено" in text_of(late)
    assert db.session.get_one(Nomination, nomination.id).state is NominationState.NOMINATED


def test_a_withdrawn_mentor_can_be_nominated_again(as_staff: FlaskClient) -> None:
    nomination = NominationFactory()
    as_staff.post(f"/awards/nominations/{nomination.id}/withdraw")
    assert "снят" in text_of(as_staff.get(f"/awards/{nomination.round_id}"))
    data = {"mentor_id": nomination.mentor_id, "reason": "Одумались"}
    as_staff.post(f"/awards/{nomination.round_id}/nominations/new", data=data)
    db.session.expire_all()
    assert nomination.state is NominationState.NOMINATED
    assert nomination.reason == "Одумались"
    assert count_nominations() == 1


@pytest.mark.both_databases
def test_those_who_propose_the_same_mentor_in_one_second_join(app: Flask, sign_in: Any) -> None:
    round_, mentor = AwardRoundFactory(), MentorFactory()
    people = [UserFactory(role=Role.STAFF) for _each in range(3)]
    clients = [sign_in(one) for one in people]
    db.session.commit()
    path, data = f"/awards/{round_.id}/nominations/new", {"mentor_id": mentor.id, "reason": REASON}
    assert at_once([(client, path, dict(data)) for client in clients]) == [302, 302, 302]
    (nomination,) = nominations_of(round_)
    voices = {nomination.nominated_by_id, *(one.user_id for one in nomination.supports)}
    assert voices == {one.id for one in people}
    with pytest.raises(AlreadyNominatedError):  # each of them once
        services.nominate(
            round_, terms=services.NominationTerms(mentor.id, REASON),
            actor=people[0], now=NOW, today=TODAY,
        )  # fmt: skip


def test_nobody_proposes_himself_under_any_of_his_cards(app: Flask) -> None:
    staff = UserFactory(role=Role.STAFF)
    names = {"last_name": "Мороз", "first_name": "Инна", "middle_name": "Львовна"}
    own, elsewhere = MentorFactory(user_id=staff.id, **names), MentorFactory(**names)
    for mentor in (own, elsewhere):
        with pytest.raises(SelfNominationError):
            services.nominate(
                AwardRoundFactory(), terms=services.NominationTerms(mentor.id, REASON),
                actor=staff, now=NOW, today=TODAY,
            )  # fmt: skip


@pytest.mark.parametrize("role", ["council", "mentor", "student"])
def test_others_do_not_nominate(as_role: Any, role: str) -> None:
    client, nomination = as_role(role), NominationFactory()
    base = f"/awards/nominations/{nomination.id}"
    assert client.get(f"/awards/{nomination.round_id}/nominations/new").status_code == 403
    assert client.get(f"{base}/edit").status_code == 403
    assert client.post(f"{base}/withdraw").status_code == 403


def test_the_dashboard_asks_employers_while_they_may(as_employer: FlaskClient) -> None:
    AwardRoundFactory(nominations_until=TODAY.replace(day=25))
    assert "Выдвиньте наставников" not in text_of(as_employer.get("/dashboard"))
    round_ = AwardRoundFactory()
    page = text_of(as_employer.get("/dashboard"))
    assert "Выдвиньте наставников на конкурс" in page
    assert "до 1 марта" in page
    NominationFactory(round=round_, mentor=own_mentor(as_employer))
    assert "Выдвиньте наставников" not in text_of(as_employer.get("/dashboard"))


def test_a_nomination_is_shown_whole_to_those_it_concerns(
    as_staff: FlaskClient, as_council: FlaskClient, as_employer: FlaskClient
) -> None:
    own = db.session.get_one(Organization, as_employer.user.organization_id)
    mentor = MentorFactory(organization=own, phone="+78562550000")
    MentorshipFactory(mentor=mentor, student=StudentFactory(last_name="Скрытная"))
    nomination = NominationFactory(mentor=mentor, reason="Провела сорок уроков")
    path = f"/awards/nominations/{nomination.id}"
    for client, knows in ((as_staff, True), (as_employer, True), (as_council, False)):
        page = text_of(client.get(path))
        assert "Провела сорок уроков" in page
        assert "1 наставляемый" in page
        assert "Скрытная" not in page
        assert ("255-00-00" in page) is knows
        assert f"/mentors/{mentor.id}" in client.get(path).text
    stranger = NominationFactory(round=nomination.round)
    assert as_employer.get(f"/awards/nominations/{stranger.id}").status_code == 404


@pytest.mark.parametrize("role", ["mentor", "student"])
def test_others_do_not_read_nominations(as_role: Any, role: str) -> None:
    client = as_role(role)
    nomination = NominationFactory()
    assert client.get(f"/awards/nominations/{nomination.id}").status_code == 403


def test_the_mentor_one_thinks_of_is_shown_and_nothing_is_stored(as_staff: FlaskClient) -> None:
    round_, mentor = AwardRoundFactory(), MentorFactory(position="методист")
    path = f"/awards/{round_.id}/nominations/new"
    data = {"mentor_id": mentor.id, "reason": "Пока думаю", "act": "look"}
    for page in (as_staff.get(f"{path}?mentor_id={mentor.id}"), as_staff.post(path, data=data)):
        assert "методист" in text_of(page, status=200)
        assert f'href="/mentors/{mentor.id}"' in page.text
    assert "Пока думаю" in page.text
    assert db.session.scalar(db.select(db.func.count()).select_from(Nomination)) == 0


def test_withdrawing_asks_first_on_a_page_of_its_own(as_staff: FlaskClient) -> None:
    nomination = NominationFactory()
    path = f"/awards/nominations/{nomination.id}/withdraw"
    page = text_of(as_staff.get(path))
    assert nomination.reason in page
    assert "Писем никто не получит" in page
    assert db.session.get_one(Nomination, nomination.id).state is NominationState.NOMINATED
    as_staff.post(path)
    assert db.session.get_one(Nomination, nomination.id).state is NominationState.WITHDRAWN


def test_a_nomination_is_given_back_with_a_reason_completed_and_sent_again(
    as_staff: FlaskClient, as_employer: FlaskClient, as_council: FlaskClient, letters: Letters
) -> None:
    nomination = NominationFactory(
        mentor=own_mentor(as_employer), nominated_by=as_employer.user, reason="Хороший"
    )
    path = f"/awards/nominations/{nomination.id}"
    assert as_employer.get(f"{path}/return").status_code == 403
    assert as_council.get(f"{path}/return").status_code == 403
    refused = as_staff.post(f"{path}/return", data={"reason": " "})
    assert "Напишите, что исправить" in text_of(refused, status=422)
    assert (
        as_staff.post(f"{path}/return", data={"reason": "Приложите ходатайство"}).location == path
    )
    (told,) = letters.take()
    assert told.recipient == as_employer.user.email
    assert "Приложите ходатайство" in told.body
    assert queries.count_nominations(nomination.round) == 0
    assert as_staff.get(f"{path}/return").location == path
    start = as_staff.page(f"/awards/{nomination.round_id}/start-scoring", status=200)
    assert "Возвращены на доработку и в оценку не попадут" in start
    assert "Приложите ходатайство" in as_employer.page(path, status=200)
    assert "Отправить снова" in as_employer.page(f"{path}/edit", status=200)
    data = {"version": nomination.version, "reason": "Провёл десять уроков"}
    assert as_employer.post(f"{path}/edit", data=data).status_code == 302
    db.session.expire_all()
    assert nomination.state is NominationState.NOMINATED
    assert queries.count_nominations(nomination.round) == 1


def test_somebody_elses_returned_nomination_is_joined(app: Flask) -> None:
    staff, round_ = UserFactory(role=Role.STAFF), AwardRoundFactory()
    returned = NominationFactory(
        round=round_, state=NominationState.RETURNED, return_reason="Допишите"
    )
    found = services.nominate(
        round_, terms=services.NominationTerms(returned.mentor_id, REASON),
        actor=staff, now=NOW, today=TODAY,
    )  # fmt: skip
    assert (found, found.state) == (returned, NominationState.RETURNED)
    assert [one.user_id for one in found.supports] == [staff.id]


@pytest.mark.parametrize("middle", ["", "Петровна"])
def test_a_surname_of_forty_letters_and_no_patronymic_stand_everywhere(
    as_staff: FlaskClient, middle: str
) -> None:
    surname = "Голенищева-Кутузова-" + "а" * 20
    mentor = MentorFactory(last_name=surname, first_name="Анна", middle_name=middle)
    nomination = NominationFactory(mentor=mentor)
    letter = LetterFactory(mentor=mentor)
    db.session.commit()
    assert surname in as_staff.page(f"/awards/nominations/{nomination.id}", status=200)
    assert as_staff.get(f"/awards/letters/{letter.id}.pdf").data.startswith(b"%PDF")
    assert as_staff.get(f"/awards/letters/{letter.id}.docx").status_code == 200


def test_a_draft_is_its_writers_alone_until_it_is_submitted(
    as_staff: FlaskClient, as_employer: FlaskClient
) -> None:
    mentor = MentorFactory(organization=own_organization(as_employer))
    round_ = AwardRoundFactory()
    db.session.commit()
    path = f"/awards/{round_.id}/nominations/new"
    data = {"mentor_id": str(mentor.id), "merit": "За уроки", "reason": "", "act": "draft"}
    assert as_employer.post(path, data=data).status_code == 302  # unfinished is kept
    assert as_employer.post(path, data={**data, "reason": "Ведёт"}).status_code == 302
    assert db.session.query(NominationDraft).count() == 1
    assert "Ваши черновики" in as_employer.page(f"/awards/{round_.id}", status=200)
    assert "Ваши черновики" not in as_staff.page(f"/awards/{round_.id}", status=200)
    assert "Ведёт" in as_employer.get(f"{path}?mentor_id={mentor.id}").text
    assert "Ведёт" not in as_staff.get(f"{path}?mentor_id={mentor.id}").text
    dropped = as_staff.post(f"/awards/{round_.id}/drafts/{mentor.id}/drop")
    assert dropped.status_code == 404
    submit = {**data, "reason": "Ведёт студентов", "act": "nominate"}
    assert as_employer.post(path, data=submit).status_code == 302
    assert db.session.query(NominationDraft).count() == 0
    assert db.session.query(Nomination).one().reason == "Ведёт студентов"


def test_a_round_may_leave_nominating_to_the_college(
    as_staff: FlaskClient, as_employer: FlaskClient
) -> None:
    mentor = MentorFactory(organization=own_organization(as_employer))
    round_ = AwardRoundFactory(by_organizations=False)
    db.session.commit()
    path = f"/awards/{round_.id}/nominations/new"
    assert "В этом конкурсе выдвигают другие" in as_employer.page(path, status=200)
    data = {"mentor_id": str(mentor.id), "reason": "Ведёт студентов"}
    for act in ("nominate", "draft"):
        refused = as_employer.post(path, data={**data, "act": act})
        assert "В этом конкурсе выдвигают другие" in text_of(refused, status=422)
    assert "Выдвинуть наставника" not in as_employer.page(f"/awards/{round_.id}", status=200)
    assert as_staff.post(path, data=data).status_code == 302


def test_drafts_of_a_round_that_has_moved_on_go_after_a_month(app: Flask) -> None:
    running = AwardRoundFactory(nominations_until=TODAY)
    belated = AwardRoundFactory(nominations_until=TODAY - timedelta(days=90))
    moved = AwardRoundFactory(state=RoundState.SCORING)
    writer = UserFactory(role=Role.STAFF)
    for round_, days in ((running, 60), (belated, 60), (moved, 60), (moved, 3)):
        db.session.add(
            NominationDraft(
                round=round_, mentor=MentorFactory(), user=writer, saved_at=NOW - timedelta(days)
            )
        )
    db.session.commit()
    assert anonymise_past_terms(NOW)["awards.drafts"] == 2
    left = db.session.scalars(db.select(NominationDraft).order_by(NominationDraft.id)).all()
    assert [one.round_id for one in left] == [running.id, moved.id]
