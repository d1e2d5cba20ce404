"""The evidence behind the recommendations; it knows no records.

    trials ──► a trial read ──► pooled ──► certainty ──► (dossiers, recommendations)
    TOML       effect and       fixed,      GRADE, for
    rows       relevance        random      each outcome
               single cases, economics

Studies are rows with their place in the documents (:mod:`wervel.evidence.study`);
everything else is computed from them.
"""
