"""What the page of the published measurements says, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.practice.published.comparison import Agreement
from wervel.text import Text

ENTRY = Text(nl="Gepubliceerd", en="Published")
TITLE = Text(
    nl="Gepubliceerde metingen naast die van deze bron",
    en="Published measurements beside those of this source",
)
LEAD_SAMPLE = Text(
    nl="Van {compared} vergeleken getallen vallen er {within} binnen de "
    "steekproeffout, {corrected} na correctie voor hun aantal, en {explained} waar "
    "afleiding uit de trekking ze legt; {outside} daarbuiten.",
    en="Of {compared} numbers compared, {within} are within sampling error, "
    "{corrected} after correction for their number, and {explained} where "
    "derivation from the draw puts them; {outside} outside.",
)
ABOUT_SAMPLE = Text(
    nl="Deze bron is de verzonnen bevolking van wervel, die uit deze getallen is "
    "getrokken: overeenstemming toetst wervel, niet de zorg.",
    en="This source is wervel's made-up population, drawn from these numbers: "
    "agreement tests wervel, not care.",
)
ABOUT_OTHERS = Text(
    nl="De gepubliceerde getallen komen uit Nederland, meest uit 2015 tot 2019. Land, "
    "jaar en telwijze verschillen, dus overeenstemming wordt niet verwacht en niet "
    "beoordeeld.",
    en="The published numbers are from the Netherlands, mostly 2015 to 2019. Country, "
    "year and way of counting differ, so no agreement is expected and none is judged.",
)
UNIT_NOTE = Text(
    nl="wervel telt nieuwe episodes en volgt ze een jaar; de publicatie telt patiënten "
    "van een kalenderjaar. Codelijsten zijn nog niet door een clinicus gecontroleerd.",
    en="wervel counts new episodes and follows them for a year; the publication counts "
    "patients of a calendar year. Codelists are not yet checked by a clinician.",
)
SOURCE = Text(
    nl="Zorginstituut Nederland, Verbetersignalement Klachten vanuit de lage rug, 2021",
    en="Zorginstituut Nederland, Verbetersignalement Klachten vanuit de lage rug "
    "(improvement report on low back complaints), 2021",
)
KEY_OURS = Text(nl="deze bron, met interval", en="this source, with interval")
KEY_PUBLISHED = Text(nl="gepubliceerd (hoge streep)", en="published (tall bar)")
NUMERATOR = Text(nl="Teller", en="Numerator")
DENOMINATOR = Text(nl="Noemer", en="Denominator")
PLACE = Text(nl="Gedrukt in", en="Printed in")
CITES = Text(nl="Catalogus", en="Catalogue")
CHECKS = Text(nl="Rekencontrole", en="Arithmetic check")
PUBLISHED = Text(nl="Gedrukt", en="Printed")
OURS = Text(nl="Deze bron", en="This source")
INTERVAL = Text(nl="95%-interval", en="95% interval")
OF = Text(nl="Van", en="Of")
STANDS = Text(nl="Vergelijking", en="Comparison")
ROW = Text(nl="Groep", en="Group")
AT_LEAST = Text(nl="> {value}", en="> {value}")
PUBLISHED_OF = Text(nl="Gepubliceerd van {n}.", en="Published of {n}.")
NOTHING = Text(nl="–", en="–")
DERIVED = Text(nl="Afgeleid: {value}. {reason}", en="Derived: {value}. {reason}")
CANNOT = Text(
    nl="Niet te zeggen: deze bron legt niet vast: {lists}.",
    en="Cannot tell: this source does not record: {lists}.",
)
PICTURE = Text(
    nl="{row}: gepubliceerd {published}, deze bron {ours} ({low} tot {high})",
    en="{row}: published {published}, this source {ours} ({low} to {high})",
)
NOT_MEASURED = Text(nl="Niet gemeten", en="Not measured")
NOT_MEASURED_LEAD = Text(
    nl="Deze gepubliceerde getallen zijn niet met dossiers te vergelijken.",
    en="These published numbers cannot be held against records.",
)
WHAT = Text(nl="Wat", en="What")
WHY = Text(nl="Waarom niet", en="Why not")
CURVE = Text(nl="Hoe lang opioïden doorgaan", en="How long opioids go on")
CURVE_CAPTION = Text(
    nl="Aandeel van de kuren dat nog doorgaat (Kaplan-Meier), met 95%-interval. Wie "
    "uit beeld raakt telt tot dan. Punten met te weinig personen ontbreken.",
    en="Share of courses still going on (Kaplan-Meier), with 95% interval. Those lost "
    "from sight count until then. Points with too few persons are missing.",
)
CURVE_IN_WORDS = Text(
    nl="Van {count} kuren gaat na {day} dagen nog {share} door ({low} tot {high}).",
    en="Of {count} courses {share} still go on after {day} days ({low} to {high}).",
)
CURVE_NONE = Text(
    nl="Te weinig opioïdkuren om te laten zien hoe lang ze doorgaan.",
    en="Too few opioid courses to show how long they go on.",
)
DAY = Text(nl="Dag", en="Day")
STILL = Text(nl="Gaat door", en="Still going on")
AT_RISK = Text(nl="Nog gevolgd", en="Still followed")
FILE = Text(
    nl="Dezelfde getallen staan in published.csv en opioid_use.csv.",
    en="The same numbers are in published.csv and opioid_use.csv.",
)
RULE = Text(
    nl="Kleine aantallen: regel {name}. Aandelen en intervallen zijn van de afgeronde "
    "aantallen.",
    en="Small numbers: rule {name}. Shares and intervals are of the rounded counts.",
)
HOW = Text(
    nl="Het interval houdt rekening met verschillen tussen praktijken. Vergeleken "
    "wordt met de fout van beide getallen, zo nodig gecorrigeerd voor het aantal "
    "vergelijkingen (Bonferroni).",
    en="The interval allows for differences between practices. Numbers are compared "
    "with the error of both, where needed corrected for the number of comparisons "
    "(Bonferroni).",
)

SUBJECTS: Mapping[str, Text] = {
    "population": Text(nl="Wie er komt", en="Who comes"),
    "referral": Text(nl="Verwijzing", en="Referral"),
    "imaging": Text(nl="Beeldvorming door de huisarts", en="Imaging by the GP"),
    "medication": Text(nl="Medicatie", en="Medication"),
    "secondary": Text(nl="Tweede lijn", en="Secondary care"),
}
AGREEMENTS: Mapping[Agreement, Text] = {
    Agreement.WITHIN: Text(nl="binnen de fout", en="within error"),
    Agreement.CORRECTED: Text(
        nl="binnen de gecorrigeerde fout", en="within corrected error"
    ),
    Agreement.EXPLAINED: Text(nl="anders, zoals afgeleid", en="different, as derived"),
    Agreement.OUTSIDE: Text(nl="anders, niet verklaard", en="different, unexplained"),
    Agreement.NOT_COMPARED: Text(nl="niets gepubliceerd", en="nothing published"),
    Agreement.SUPPRESSED: Text(nl="onderdrukt", en="suppressed"),
    Agreement.CANNOT_TELL: Text(nl="niet te zeggen", en="cannot tell"),
}
NOT_JUDGED = Text(nl="niet beoordeeld", en="not judged")
ROWS: Mapping[str, Text] = {
    "L02": Text(nl="L02", en="L02"),
    "L03": Text(nl="L03", en="L03"),
    "L86": Text(nl="L86", en="L86"),
    "L02_L03": Text(nl="L02 en L03", en="L02 and L03"),
    "L03_L86": Text(nl="L03 en L86", en="L03 and L86"),
    "all_codes": Text(nl="Alle drie de codes", en="All three codes"),
    "neurologist": Text(nl="neuroloog", en="neurologist"),
    "orthopaedic_surgeon": Text(nl="orthopeed", en="orthopaedic surgeon"),
    "pain_specialist": Text(nl="anesthesioloog", en="anaesthesiologist"),
    "rehabilitation_physician": Text(
        nl="revalidatiearts", en="rehabilitation physician"
    ),
    "other_specialist": Text(nl="anders", en="other"),
    "xray": Text(nl="röntgenfoto", en="X-ray"),
    "mri": Text(nl="MRI", en="MRI"),
    "ct": Text(nl="CT", en="CT"),
    "analgesic": Text(nl="pijnstillers", en="analgesics"),
    "weak_opioid": Text(nl="zwakke opioïden", en="weak opioids"),
    "strong_opioid": Text(nl="sterke opioïden", en="strong opioids"),
    "benzodiazepine": Text(nl="benzodiazepinen", en="benzodiazepines"),
    "neuropathic_drug": Text(
        nl="antidepressiva, anti-epileptica", en="antidepressants, anti-epileptics"
    ),
    "hospital_scan": Text(nl="beeldvorming", en="imaging"),
    "treated": Text(nl="pijnbehandeling", en="pain treatment"),
    "operated": Text(nl="geopereerd", en="operated"),
    "nothing": Text(nl="geen van drie", en="none of the three"),
    "of_all_seen": Text(nl="van allen", en="of all"),
    "of_remaining": Text(
        nl="van wie onderzocht of behandeld is", en="of those examined or treated"
    ),
    "radiating": Text(nl="met uitstraling", en="with radiation"),
    "not_radiating": Text(nl="zonder uitstraling", en="without radiation"),
    "injected": Text(nl="injectie", en="injection"),
    "denervated": Text(nl="denervatie", en="denervation"),
    "opioid": Text(nl="opioïd", en="opioid"),
    "mean": Text(nl="gemiddeld", en="mean"),
    "half_year": Text(nl="gaat door na een half jaar", en="goes on after half a year"),
    "no_repeat": Text(nl="zonder herhaling", en="without a repeat"),
    "repeats_mean": Text(nl="herhalingen, gemiddeld", en="repeats, mean"),
    "repeats_median": Text(nl="herhalingen, mediaan", en="repeats, median"),
}
