"""Resistance to supervision or safeguarding."""
