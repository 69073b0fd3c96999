"""Pages of agreements; importing them fills the blueprint of practice."""

from app.practice.agreements.views import agreements, amendments, appendices, hosts

__all__ = ["agreements", "amendments", "appendices", "hosts"]
