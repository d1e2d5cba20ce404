"""FHIR R4 in: bundles, resources and NDJSON become the record tables of the contract.

Plain Python from JSON to rows. Nothing of a person is kept but the year of birth, the
sex and what happened when; what cannot be placed is counted, with the reason.
"""

from wervel.records.fhir.reading import records_in, records_of
from wervel.records.fhir.report import Report
from wervel.records.fhir.tables import Records, source_of
from wervel.records.fhir.writing import load_fhir

__all__ = ["Records", "Report", "load_fhir", "records_in", "records_of", "source_of"]
