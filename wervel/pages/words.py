"""The words that stand on every page, in Dutch and in English."""

from __future__ import annotations

from wervel.text import Text

# The frame of a page
SKIP = Text(nl="Naar de inhoud", en="Skip to the content")
ON_THIS_PAGE = Text(nl="Op deze pagina", en="On this page")
ON_THIS_SITE = Text(nl="Pagina's", en="Pages")
DARK = Text(nl="Donker", en="Dark")
NOT_FOUND_TITLE = Text(nl="Deze pagina is er niet", en="This page does not exist")
NOT_FOUND = Text(
    nl="Het adres klopt niet, of wat hier stond is weg.",
    en="The address is wrong, or what stood here is gone.",
)
TO_THE_REPORT = Text(nl="Naar het rapport", en="To the report")

# Verdicts and numbers
FOLLOWED = Text(nl="Gevolgd", en="Followed")
NOT_FOLLOWED = Text(nl="Niet gevolgd", en="Not followed")
CANNOT_TELL = Text(nl="Niet te zeggen", en="Cannot tell")
WITHHELD = Text(nl="onderdrukt", en="suppressed")
TO = Text(nl="tot", en="to")
NO_NUMBER = Text(nl="–", en="–")
QUARTER = Text(nl="{year} K{quarter}", en="{year} Q{quarter}")
BAR = Text(
    nl="Van alle {count}: gevolgd {followed}, niet te zeggen {cannot_tell}, niet "
    "gevolgd {not_followed}",
    en="Of all {count}: followed {followed}, cannot tell {cannot_tell}, not followed "
    "{not_followed}",
)

# Charts
HOVER = Text(
    nl="{label}<br><b>{share}</b> gevolgd ({interval})<br>van {judged}; niet te "
    "zeggen: {cannot_tell}",
    en="{label}<br><b>{share}</b> followed ({interval})<br>of {judged}; cannot tell: "
    "{cannot_tell}",
)

EVIDENCE_SOURCES = Text(nl="Bronnen en werkwijze", en="Sources and method")
