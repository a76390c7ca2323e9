"""Formulas as answers: read once, kept in postfix order, computed at many points at once."""
