"""Mistakes: operators on a problem, its graph and the quantity that is asked of it."""
