"""What a form of a paper is: its name, the fields it wants, where its files lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask_babel import LazyString
from flask_babel import gettext as _

from app.base.cluster import cluster
from app.documents.errors import TemplateError

FOLDER = Path(__file__).parent


def with_letterhead(values: Mapping[str, object]) -> dict[str, object]:
    """Return the values of a form, headed by the college's settings unless they bring a `college`.

    A stored paper brings its own: colleges are renamed as schools are.
    """
    return {**values} if "college" in values else {"college": cluster().letterhead, **values}


@dataclass(frozen=True, slots=True)
class DocumentForm:
    """One kind of paper. `fields` maps each name a template may use to what it means (Russian).

    Every field must be given; an empty text leaves its place out. `specimen` gives each a made-up
    value: what a trial prints, and which fields are lists and of what. Forms that share a typst
    `source` can be printed together in one file.
    """

    name: str
    title: LazyString
    fields: Mapping[str, LazyString]
    specimen: Mapping[str, object]
    source: str = ""

    @property
    def word_template(self) -> Path:
        """The Word template that comes with the product; the college may use its own instead."""
        return FOLDER / "docx" / f"{self.name}.docx"

    @property
    def typst_source(self) -> Path:
        """The source of the PDF twin."""
        return FOLDER / "typst" / f"{self.source or self.name}.typ"

    def refuse_missing(self, values: Mapping[str, object]) -> None:
        """Raise TemplateError that lists the fields which `values` do not have."""
        missing = [name for name in self.fields if name not in values]
        if missing:
            listed = ", ".join(f"{name} ({self.fields[name]})" for name in missing)
            raise TemplateError(
                _(
                    "Для документа «%(title)s» не хватает: %(listed)s.",
                    title=self.title,
                    listed=listed,
                ),
                missing,
            )


@dataclass(frozen=True, slots=True)
class PictureForm:
    """A page that is printed and hung up, in PDF alone: nobody signs or rewords it."""

    name: str
    title: LazyString

    @property
    def typst_source(self) -> Path:
        """The source of the page."""
        return FOLDER / "typst" / f"{self.name}.typ"
