"""Mentors of the cluster's organizations and the students entrusted to them."""
