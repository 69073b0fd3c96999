"""The shared registry of practice bases: sites of organizations that take students (item 6.3)."""
