"""A variant of a spec for every student, in files."""
