"""Why a number is wrong: mistakes carried out, and ranked by how well they explain it."""
