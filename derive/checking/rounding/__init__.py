"""What rounding can do: to a given number, to an operation, to a whole computation."""
