"""Markdown: its blocks, and the markup in their text."""
