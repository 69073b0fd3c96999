"""What this package adds to the site."""

from app.documents.signatories import signatory_phrase
from app.web.packages import Package

DOCUMENTS = Package(name="documents", filters={"signatory_phrase": signatory_phrase})
