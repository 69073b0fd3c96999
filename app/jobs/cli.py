"""The worker as a command."""

import logging

import click
from flask.cli import with_appcontext

from app.jobs.queue import present_queue

log = logging.getLogger(__name__)
IDLE_SECONDS = 1.0  # how long the embedded queue may lie unread
STOP_SECONDS = 20.0  # what is still running then is picked up by the next worker


@click.command("worker")
@click.option("-w", "--workers", default=2, type=click.IntRange(1, 64), help="Jobs at once.")
@click.option(
    "--no-periodic",
    is_flag=True,
    help="Leave letters and the pick-up to another worker: one scheduler is enough.",
)
@with_appcontext
def worker_command(workers: int, *, no_periodic: bool) -> None:
    """Run background jobs until stopped; SIGTERM lets running ones finish."""
    logging.getLogger("huey").setLevel(logging.WARNING)  # else four lines for each minute
    log.info("the worker starts with %s threads", workers)
    consumer = (
        present_queue()
        .prepare()
        .create_consumer(
            workers=workers,
            periodic=not no_periodic,
            max_delay=IDLE_SECONDS,
            shutdown_timeout=STOP_SECONDS,
            graceful_signal="TERM",
        )
    )
    consumer.run()
