"""Pain rehabilitation: who came, how severe it was, and what they received.

>>> from wervel.practice.rehabilitation import gathered, write_rehabilitation
"""

from wervel.practice.rehabilitation.gathering import Rehabilitation, gathered
from wervel.practice.rehabilitation.sheets import rehabilitation_sheets
from wervel.practice.rehabilitation.writing import write_rehabilitation

__all__ = [
    "Rehabilitation",
    "gathered",
    "rehabilitation_sheets",
    "write_rehabilitation",
]
