"""Comparing sites honestly: plain numbers in, plain numbers out.

``case_mix`` says what to expect of a site and ``calibration`` how far that holds;
``funnel`` how far it may stray by chance, ``overdispersion`` by how much sites differ
beyond it; ``random_intercept`` gives each site's shrunken figure, ``rankability``
whether an order of sites means anything; ``cusum`` finds when a site changed, and
``influence`` how few providers or patients a signal hangs on.
"""
