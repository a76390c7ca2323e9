"""Banks of questions in the formats of learning platforms."""
