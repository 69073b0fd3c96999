"""The site of an educational cluster: `create_app` puts the packages together."""

from flask import Flask

from app.accounts import acting
from app.accounts.package import ACCOUNTS
from app.activities.package import ACTIVITIES, SUBJECTS
from app.audit.package import AUDIT
from app.audit.recorder import record_changes
from app.awards.package import AWARDS
from app.backup.package import BACKUP
from app.base import engine
from app.base.cluster import cluster, tell_cluster
from app.contracts.package import CONTRACTS
from app.documents.package import DOCUMENTS
from app.extensions import babel, csrf, db, login_manager, migrate
from app.files.package import FILES
from app.imports.package import IMPORTS
from app.jobfair.package import JOBFAIR
from app.jobs.package import JOBS
from app.jobs.queue import prepare_jobs, send_jobs_after_commits
from app.joining.package import JOINING
from app.links.package import LINKS
from app.mentors.package import MENTORS
from app.notifications.package import NOTIFICATIONS
from app.organizations.package import ORGANIZATIONS
from app.outcomes.analysis.package import ANALYSIS
from app.outcomes.package import OUTCOMES
from app.plan.package import PLAN, PLAN_SUBJECTS
from app.practice.package import PRACTICE
from app.privacy.package import PRIVACY
from app.settings import queries as settings_queries
from app.settings.package import SETTINGS
from app.students.package import STUDENTS
from app.surveys.package import SURVEYS
from app.twins.package import TWINS
from app.web import college, error_pages, refusals, request_log, security, templating
from app.web.access import check_access
from app.web.commands import LazyCommands
from app.web.listing.package import LISTS
from app.web.package import WEB
from app.web.packages import Package
from app.web.requests import SiteRequest
from app.web.transactions import forbid_writes_in_safe_requests
from app.web.urls import RecordIdConverter
from config import INSTANCE, Config, load_config

# Commands without a package on the site: the pure engine, and demo records.
MATCHING = Package(name="matching", commands={"matching": "app.matching.cli:matching_cli"})
DEMO = Package(name="demo", commands={"demo": "app.demo.cli:demo_cli"})

# From the floors up: what stands first is registered, shown and counted first.
PACKAGES = (
    WEB,
    LISTS,
    AUDIT,
    FILES,
    JOBS,
    SETTINGS,
    NOTIFICATIONS,
    BACKUP,
    TWINS,
    IMPORTS,
    DOCUMENTS,
    ORGANIZATIONS,
    ACCOUNTS,
    LINKS,
    JOINING,
    STUDENTS,
    PRIVACY,
    *PLAN_SUBJECTS,
    PLAN,
    CONTRACTS,
    MENTORS,
    PRACTICE,
    JOBFAIR,
    SURVEYS,
    *SUBJECTS,
    ACTIVITIES,
    AWARDS,
    OUTCOMES,
    ANALYSIS,
    MATCHING,
    DEMO,
)


def create_app(config: Config | None = None, *, packages: tuple[Package, ...] = PACKAGES) -> Flask:
    """Return the application for a configuration, the environment's own when none is given.

    Raises ConfigurationError when the environment cannot be run with.
    """
    app = Flask("app", static_folder=None, instance_path=str(INSTANCE))
    app.request_class = SiteRequest
    app.jinja_options = {"cache_size": -1}  # as many templates as the site has: each compiled once
    app.config.from_object(config or load_config())
    app.cli = LazyCommands(app)
    request_log.prepare_logging(app)
    _bind_extensions(app)
    _prepare_web(app)
    prepare_jobs(app, acting_for=acting.acting_for)
    for package in packages:
        package.register(app)
    return app


def _bind_extensions(app: Flask) -> None:
    db.init_app(app)
    migrate.init_app(app, db)
    babel.init_app(app, timezone_selector=lambda: cluster().zone.key)
    app.before_request(check_access)  # first: whose visit has ended signs in again
    csrf.init_app(app)
    login_manager.init_app(app)
    acting.prepare(login_manager)
    forbid_writes_in_safe_requests()
    record_changes()
    send_jobs_after_commits()
    with app.app_context():
        engine.configure_engine(db.engine)
    if db_is_sqlite(app):
        engine.warn_about_old_sqlite()


def db_is_sqlite(app: Flask) -> bool:
    """Tell whether the application runs on the embedded database."""
    return str(app.config["SQLALCHEMY_DATABASE_URI"]).startswith("sqlite")


def _prepare_web(app: Flask) -> None:
    tell_cluster(app, settings_queries.cluster)
    templating.prepare_templates(app)
    college.prepare_college(app)
    security.trust_proxies(app)
    security.add_security_headers(app)
    refusals.answer_honestly(app)
    error_pages.register_error_pages(app)
    app.url_map.converters["int"] = RecordIdConverter
    app.before_request(acting.name_actor)
    app.teardown_request(acting.forget_actor)
