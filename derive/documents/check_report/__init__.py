"""What a checked document comes to: in a terminal, as a page, as data, as annotations."""
