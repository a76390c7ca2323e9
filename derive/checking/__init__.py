"""Row 6: what others wrote, compared with what is right, and what may have gone wrong."""
