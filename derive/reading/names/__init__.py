"""What names in a document stand for: aliases, conventions, and terms over a graph's variables."""
