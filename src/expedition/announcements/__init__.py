"""Texts that announce flights: what they say, resolved and checked."""
