"""Marking what students answered, from Python."""
