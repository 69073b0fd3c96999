"""Employment of graduates and what it goes with: above every package it reads."""
