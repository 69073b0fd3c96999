"""Orders that appoint mentors: many people in one paper, stored as it was issued."""
