"""Work for the worker: once a day, the letters of new vacancies."""

from datetime import datetime

from huey import crontab

from app.base import clock
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.jobfair.catalogue import queries
from app.jobfair.catalogue.confirming import CONFIRM_VACANCIES, trusted_since
from app.jobfair.catalogue.services import ask_employer, tell_owner
from app.jobfair.queries.fairs import find_current_fair
from app.jobfair.rules import RUNNING_FAIRS
from app.jobs.registry import PeriodicTask

EVERY_MORNING = crontab(hour="7", minute="10")
LATER_THAT_MORNING = crontab(hour="9", minute="10")  # people read these at work


def tell_of_new_vacancies(now: datetime) -> None:
    """Write to each person whose searches have news, one letter and one transaction each."""
    for user_id in queries.owners_of_searches():
        with transaction():
            fair = find_current_fair()
            if fair is None or fair.state not in RUNNING_FAIRS:
                return
            searches = queries.searches_by_owner(user_id)
            tell_owner(searches, fair, actor=OPERATOR, now=now, today=clock.today())


def ask_of_old_vacancies(now: datetime) -> None:
    """Ask each employer by a link about vacancies nobody vouched for, one transaction each."""
    today = clock.today()
    before = trusted_since(today)
    for organization_id in queries.employers_to_ask(before):
        with transaction():
            ask_employer(
                CONFIRM_VACANCIES,
                organization_id,
                before=before,
                actor=OPERATOR,
                now=now,
                today=today,
            )


JOBS = (
    PeriodicTask("tell_of_new_vacancies", tell_of_new_vacancies, schedule=EVERY_MORNING),
    PeriodicTask("ask_of_old_vacancies", ask_of_old_vacancies, schedule=LATER_THAT_MORNING),
)
