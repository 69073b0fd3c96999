"""What goes with what: practice, mentoring, the fair and the employment of graduates."""
