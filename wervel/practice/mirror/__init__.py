"""Mirror information: a care site beside its peers, and how far that can be trusted."""
