"""Single cases: one person measured again and again, with and without something.

    CSV ──► series ──► permissible assignments ──► randomisation tests ──► combined
            phases     effect sizes, autocorrelation, between cases
                       standards (WWC, SCRIBE), picture, report

A trial of one person (n-of-1) and a replicated single-case experiment go through the
same door: :func:`wervel.evidence.sced.reading.read_experiment`.
"""
