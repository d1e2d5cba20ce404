"""How the tables came to be, step by step; Alembic walks the steps in ``versions``.

There is no alembic.ini and no env.py: ``wervel.registry.migrating`` runs the steps on
the connection it holds, from wherever the package is installed. A new step is a module
in ``versions``, written by hand, with ``revision``, ``down_revision``, ``upgrade`` and
``downgrade``; a test holds the sum of all steps to ``wervel.registry.tables``.
"""
