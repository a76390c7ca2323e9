"""Judging one formula: its chains, their equalities, their numbers, against the network."""
