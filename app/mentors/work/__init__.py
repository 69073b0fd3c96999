"""What happens in a mentorship: meetings, hours, stages, feedback, report, its end."""
