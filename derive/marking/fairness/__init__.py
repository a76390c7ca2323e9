"""What makes a variant unfair, and the draws until one is fair."""
