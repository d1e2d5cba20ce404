"""Dossiers: what rests on which evidence, and what moves when a row changes.

    place ◄─ study ◄─ row ◄─ pooled ◄─ outcome ◄─ profile ◄─ recommendation ◄┬─ sentence
                      printed          certainty  question                   ├─ conflict
                      effect                                                 └─ scenario

The chain (:mod:`wervel.dossiers.chain`) is plain: nodes, and on what each rests. A
ripple is two chains laid side by side. A dossier is a site about one question that a
committee reads, in which every number leads to its row and its place.
"""
