"""Answers for the terminal: their rows as tables."""
