"""Programmes of mentoring: aims, stages and indicators that mentorships follow."""
