"""Pages of papers and of their templates."""

from app.documents.views import papers as papers
from app.documents.views import templates as templates
from app.documents.views.blueprint import bp as bp
