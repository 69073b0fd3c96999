"""The site of an educational cluster: `create_app` wires the packages together."""

from flask import Flask

from app import cli
from app.accounts import acting, organization_directory, sign_in
from app.accounts import jobs as accounts_jobs
from app.accounts import views as accounts_views
from app.audit import views as audit_views
from app.audit.recorder import record_changes
from app.awards import dashboard as awards_dashboard
from app.awards import views as awards_views
from app.awards.evidence import RoundEvidence
from app.contracts import dashboard as contracts_dashboard
from app.contracts import views as contracts_views
from app.contracts.evidence import ContractEvidence
from app.extensions import babel, csrf, db, login_manager, migrate
from app.jobfair import dashboard as jobfair_dashboard
from app.jobfair import views as jobfair_views
from app.jobfair.evidence import FairEvidence
from app.jobs import views as jobs_views
from app.jobs.dispatch import send_jobs_after_commits
from app.jobs.registry import EVERY_NIGHT, register_job, register_periodic
from app.jobs.wiring import prepare_jobs
from app.mentors import dashboard as mentors_dashboard
from app.mentors import views as mentors_views
from app.mentors.evidence import MentorshipEvidence
from app.notifications import dashboard as notifications_dashboard
from app.notifications import jobs as notifications_jobs
from app.notifications import views as notifications_views
from app.organizations import queries as organizations_queries
from app.organizations import views as organizations_views
from app.plan import dashboard as plan_dashboard
from app.plan import views as plan_views
from app.plan.evidence import register_evidence
from app.practice import dashboard as practice_dashboard
from app.practice import jobs as practice_jobs
from app.practice import views as practice_views
from app.practice.evidence import PracticeEvidence
from app.students import views as students_views
from app.web import database, error_pages, request_log, security, templating, transactions
from app.web import views as web_views
from app.web.access import check_access
from app.web.clock import true_now
from app.web.dashboard import register_dashboard
from app.web.requests import SiteRequest
from app.web.urls import RecordIdConverter
from config import INSTANCE, Config, load_config

# From the floors up: what stands first is registered, shown and counted first.
PAGES = (
    web_views,
    accounts_views,
    audit_views,
    jobs_views,
    notifications_views,
    organizations_views,
    students_views,
    plan_views,
    contracts_views,
    mentors_views,
    practice_views,
    jobfair_views,
    awards_views,
)
DASHBOARDS = (
    notifications_dashboard,
    plan_dashboard,
    contracts_dashboard,
    mentors_dashboard,
    practice_dashboard,
    jobfair_dashboard,
    awards_dashboard,
)
EVIDENCE = (ContractEvidence, MentorshipEvidence, PracticeEvidence, FairEvidence, RoundEvidence)

transactions.forbid_writes_in_safe_requests()
record_changes()
send_jobs_after_commits()


def create_app(config: Config | None = None) -> Flask:
    """Return the application for a configuration, the environment's own when none is given.

    Raises ConfigurationError when the environment cannot be run with.
    """
    app = Flask(__name__, static_folder=None, instance_path=str(INSTANCE))
    app.request_class = SiteRequest
    app.config.from_object(config or load_config())
    request_log.prepare_logging(app)
    _bind_extensions(app)
    _prepare_web(app)
    _register_packages(app)
    _register_background_work(app)
    cli.register_commands(app)
    return app


def _bind_extensions(app: Flask) -> None:
    db.init_app(app)
    migrate.init_app(app, db)
    babel.init_app(app)
    csrf.init_app(app)
    login_manager.init_app(app)
    sign_in.prepare(login_manager)
    with app.app_context():
        database.configure_engine(db.engine)
    if db_is_sqlite(app):
        database.warn_about_old_sqlite()


def db_is_sqlite(app: Flask) -> bool:
    """Tell whether the application runs on the embedded database."""
    return str(app.config["SQLALCHEMY_DATABASE_URI"]).startswith("sqlite")


def _prepare_web(app: Flask) -> None:
    templating.prepare_templates(app)
    security.trust_proxies(app)
    security.add_security_headers(app)
    error_pages.register_error_pages(app)
    app.url_map.converters["int"] = RecordIdConverter
    app.before_request(check_access)
    app.before_request(acting.name_actor)
    app.teardown_request(acting.forget_actor)


def _register_packages(app: Flask) -> None:
    """Register every package's pages, and what each gives the plan and the dashboard."""
    for views in PAGES:
        app.register_blueprint(views.bp)
    for dashboard in DASHBOARDS:
        register_dashboard(
            app,
            todo=getattr(dashboard, "todo", None),
            panels=getattr(dashboard, "panels", None),
            public=getattr(dashboard, "public_panels", None),
        )
    for evidence in EVIDENCE:
        register_evidence(app, evidence())
    organization_directory.register_organizations(
        app,
        choices=organizations_queries.organization_choices,
        names=organizations_queries.organization_names,
    )


def _register_background_work(app: Flask) -> None:
    prepare_jobs(app, acting_for=acting.acting_for)
    register_job(app, practice_jobs.DISTRIBUTE, practice_jobs.distribute, title=practice_jobs.TITLE)
    register_periodic(app, "send_due_letters", notifications_jobs.send_due_letters)
    register_periodic(
        app,
        "forget_expired",
        accounts_jobs.forget_expired,
        schedule=EVERY_NIGHT,
        clock=true_now,
    )
