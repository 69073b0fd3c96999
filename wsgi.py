"""The WSGI entry point: `gunicorn wsgi:app`, `flask --app wsgi …`."""

import gc

# Building the site makes a million objects that all stay: looking through them again and again
# for garbage takes a quarter of the start, and later a part of every request.
gc.disable()

from app.factory import create_app  # noqa: E402 - what is imported is most of them

app = create_app()
gc.freeze()
gc.enable()
