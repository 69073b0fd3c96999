"""Column types as the migrations know them: frozen, whatever becomes of the application's own.

Nothing here or in `versions/` imports from `app`: history must run when the present has moved on.
`env.py` writes these names into new migrations.
"""

import sqlalchemy as sa

LINE = sa.String(255)
MOMENT = sa.DateTime(timezone=True)


def choice(name: str, *values: str) -> sa.Enum:
    """Return a column of one of a few words, kept by the CHECK `ck_<table>_<name>`."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)
