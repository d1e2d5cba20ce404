"""Records: OMOP CDM tables as wervel reads them. OMOP enters only here."""
