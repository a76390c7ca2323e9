"""Repairs: the smallest changes that make a wrong equation between symbols true."""
