"""Row 2: computation graphs, the operations in them, and the builders that make them from specs."""
