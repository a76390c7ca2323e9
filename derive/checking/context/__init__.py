"""What a document means: its names, its conventions, and what its sentences claim."""
