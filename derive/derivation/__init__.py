"""Row 3: how a result is explained, step by step, each step by a named rule."""
