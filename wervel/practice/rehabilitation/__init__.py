"""Pain rehabilitation: who came, how severe it was, and what they received."""
