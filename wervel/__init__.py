"""wervel: guidelines for back pain as rules a machine can read.

    records ─► episodes ─► facts ─► recommendations ─► findings ─► practice
     OMOP CDM   spells,     one row   rules: pure         one row     measures,
                moments     a moment  trees with their    a moment    report
                                      editorial fields    and rule

The words are those of ``docs/glossary.md``, the rooms those of
``docs/architecture.md``.
"""

__version__ = "0.1.0"
