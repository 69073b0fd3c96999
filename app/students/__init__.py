"""Specialities, study groups and students."""
