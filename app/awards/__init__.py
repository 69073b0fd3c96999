"""Award rounds: nominations of mentors, independent scoring, awards and letters of thanks."""
