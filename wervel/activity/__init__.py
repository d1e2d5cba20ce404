"""Activity: hospital spells counted under a published coding, criteria apart."""
