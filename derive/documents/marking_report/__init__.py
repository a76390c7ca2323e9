"""What marking came to: a page for each student, and a summary of the class."""
