"""What ``make bench`` runs; the figures it gave stand in figures.md."""
