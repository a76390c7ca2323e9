"""Banks of questions for learning platforms, from Python."""
