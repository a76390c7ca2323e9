"""Questions for the banks of a learning platform, which marks each answer by itself."""
