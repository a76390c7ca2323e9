"""Row 1: terms, the variables in them, and the algebra behind them."""
