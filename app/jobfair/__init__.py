"""Fairs, vacancies, applications of students, offers of employers and what came of them."""
