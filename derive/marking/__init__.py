"""Row 7: a variant for every student, and what their answers are worth."""
