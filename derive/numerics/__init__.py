"""Row 3: what the quantities of a problem are worth."""
