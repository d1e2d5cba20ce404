"""Episodes: spells of back pain, the care within them, the moments that matter."""
