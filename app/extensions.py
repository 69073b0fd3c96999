"""Flask extensions, created unbound; `create_app` binds them."""

from pathlib import Path
from typing import TYPE_CHECKING

from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy.orm import DeclarativeBase, registry

from app.base.columns import TYPE_MAP, metadata
from app.base.sentences import SentenceBabel


class Base(DeclarativeBase):
    """Base of every table: naming convention and column types in one place."""

    registry = registry(metadata=metadata, type_annotation_map=TYPE_MAP)


db = SQLAlchemy(model_class=Base)
MIGRATIONS = Path(__file__).parents[1] / "migrations"

migrate = Migrate(directory=str(MIGRATIONS), render_as_batch=True, compare_type=True)
babel = SentenceBabel()
csrf = CSRFProtect()
login_manager = LoginManager()

if TYPE_CHECKING:
    # Flask-SQLAlchemy builds `db.Model` at run time, which type checkers cannot follow.
    class Model(Base):
        """The declarative base as type checkers see it."""
else:
    Model = db.Model
