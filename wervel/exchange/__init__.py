"""Exchange: the guidelines as other systems read them (FHIR R4)."""
