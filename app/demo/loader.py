"""Makes the demo cluster, part by part, from the floors up."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime
from random import Random

from flask import current_app
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from app.audit.context import Actor, acting_as
from app.base.errors import DomainError
from app.base.search import Searchable, index_records
from app.demo import cluster, people, settings
from app.demo.awards import load_awards
from app.demo.awards_ceremony import load_ceremony
from app.demo.certificates import load_certificates
from app.demo.contracts import load_contracts
from app.demo.contracts_offers import load_target_offers
from app.demo.documents import load_documents
from app.demo.events import load_events
from app.demo.graduates import load_earlier_graduates
from app.demo.jobfair import load_jobfair
from app.demo.jobfair_candidates import load_candidates
from app.demo.jobfair_checkin import load_checkin
from app.demo.jobfair_closed import load_closed_fair
from app.demo.jobfair_interviews import load_interviews
from app.demo.jobfair_placement import load_placement
from app.demo.jobfair_venue import load_venue
from app.demo.links import load_links
from app.demo.lives import load_lives
from app.demo.meetings import load_meetings
from app.demo.mentors import load_mentors
from app.demo.mentors_papers import load_mentors_papers
from app.demo.mentors_work import load_mentoring
from app.demo.outcomes import load_outcomes
from app.demo.plan import load_plan
from app.demo.practice import load_practice
from app.demo.practice_admission import load_clearances
from app.demo.practice_agreements import load_agreements
from app.demo.practice_changes import load_practice_changes
from app.demo.practice_hosting import load_hosting
from app.demo.practice_papers import load_practice_papers
from app.demo.practice_photos import load_base_photos
from app.demo.practice_registry import load_registry
from app.demo.practice_rounds import load_second_round
from app.demo.practice_weeks import load_practice_weeks
from app.demo.privacy import load_consents
from app.demo.scale import SCALES
from app.demo.scene import Scene
from app.demo.surveys import load_surveys
from app.extensions import db
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.plan.models import Item
from app.plan.queries import list_items_on

PARTS: tuple[Callable[[Scene], None], ...] = (
    load_plan,
    load_contracts,
    load_target_offers,
    load_mentors,
    load_mentoring,
    load_mentors_papers,
    load_consents,
    load_registry,
    load_base_photos,
    load_practice,
    load_practice_changes,
    load_second_round,
    load_practice_weeks,
    load_hosting,  # answers of bases count who sits there already
    load_agreements,
    load_clearances,
    load_practice_papers,
    load_jobfair,
    load_venue,
    load_candidates,
    load_interviews,
    load_checkin,
    load_placement,  # the draft is arranged from participants and ranked applications
    load_awards,
    load_events,
    load_meetings,
    load_ceremony,  # a round stands on the agenda of a meeting
    load_documents,
    load_certificates,
    load_links,
    load_surveys,
    load_lives,
    load_earlier_graduates,
    load_closed_fair,  # where they found their work
    load_outcomes,  # graduates are known when their lives are written
)


class DemoRefusedError(DomainError):
    """Demo data has no place here."""


def load_demo(*, scale: str, seed: int, password_hash: str, now: datetime, today: date) -> Scene:
    """Fill an empty database with demo records; the same seed gives the same records.

    Raises DemoRefusedError in production, in a database with organizations, without a plan.
    """
    _refuse_where_it_does_not_belong()
    found = list_items_on(Topic)
    items = {item.topic: item for item in reversed(found)}
    if not items:
        raise DemoRefusedError(_l("Сначала загрузите план: plan import FILE."))
    chance = Random(seed)  # noqa: S311 - not a secret
    scene = Scene(SCALES[scale], chance, now, today, items, _by_number(found))
    with acting_as(Actor("демонстрация")):
        settings.load_settings(scene)
        cluster.load_organizations(scene)
        cluster.load_students(scene)
        people.load_accounts(scene, password_hash=password_hash)
        for part in PARTS:
            # Chance of its own for each part: more of one does not shuffle the others.
            scene.random = Random(f"{seed}:{part.__name__}")  # noqa: S311 - not a secret
            part(scene)
        db.session.flush()
        _make_searchable()
    return scene


def _by_number(items: Iterable[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        found[item.number].append(item)
    return dict(found)


def _make_searchable() -> None:
    # Most records were inserted in bulk, past the flush that writes the words of a record.
    for kind in Searchable.__subclasses__():
        index_records(db.session(), db.session.scalars(select(kind)))


def _refuse_where_it_does_not_belong() -> None:
    if current_app.config["ENV_NAME"] == "production":
        raise DemoRefusedError(_l("В рабочей базе вымышленных записей не будет."))
    if db.session.scalar(select(Organization.id).limit(1)):
        raise DemoRefusedError(_l("В базе уже есть организации: нужна пустая база."))
