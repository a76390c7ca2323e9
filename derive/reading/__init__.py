"""Row 4: how written text becomes terms: documents, their formulas, their names."""
