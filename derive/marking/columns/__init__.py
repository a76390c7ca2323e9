"""Computing for a whole class at once: a column holds one number for each student."""
