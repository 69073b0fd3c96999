"""How the site is served, wherever gunicorn is started from this folder (docs/operations.md)."""

from threading import Thread

from app.deadlines.workdays import read_calendar

worker_class = "app.web.patient_worker.PatientWorker"
workers = 2
threads = 4
# Longer than proxies and browsers keep an idle connection: whoever closes it first must not be the
# server, or a request already on its way is lost. Waiting costs no thread.
keepalive = 75
graceful_timeout = 10
# The rows ticked in a list travel in its address; gunicorn takes no longer one.
limit_request_line = 8190
# Gives back the memory that has piled up.
max_requests = 50_000
max_requests_jitter = 10_000
control_socket_disable = True


def post_worker_init(_worker: object) -> None:
    """Read the calendar of working days aside: it costs whoever asks first half a second."""
    Thread(target=read_calendar, name="calendar", daemon=True).start()
