"""The sentences of the page that lists the studies."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.evidence.study import Design, Publication
from wervel.text import Text

EYEBROW = Text(nl="Onderzoek als gegevens", en="Studies as data")
ENTRY = Text(nl="Onderzoeken", en="Studies")
TITLE = Text(
    nl="De {count} onderzoeken waarop de documenten leunen",
    en="The {count} studies the documents lean on",
)
LEAD = Text(
    nl="{numbers} van de {count} hebben cijfers die wervel kan gebruiken, samen "
    "{effects} effecten en {observations} getallen van één groep. De andere noemen de "
    "documenten zonder cijfers.",
    en="{numbers} of the {count} have figures that wervel can use, together {effects} "
    "effects and {observations} numbers of a single group. The others the documents "
    "cite without figures.",
)
LEAD_APART = Text(
    nl="Niet samen te voegen met ander onderzoek: {names}.",
    en="Not to be pooled with other studies: {names}.",
)
LEAD_ODD = Text(
    nl="Bij {count} onderzoeken staat een kanttekening bij wat gedrukt is.",
    en="{count} studies carry a remark on what was printed.",
)

GLANCE = Text(nl="Naar opzet", en="By design")
GLANCE_CAPTION = Text(nl="Onderzoeken naar opzet", en="Studies by design")
STUDIES_CAPTION = Text(nl="Onderzoeken: {design}", en="Studies: {design}")
APART = Text(
    nl="Gestopt, teruggetrokken of niet gepubliceerd",
    en="Stopped, retracted or not published",
)
ODD = Text(nl="Wat er aan de cijfers opvalt", en="What stands out in print")
ODD_LINE = Text(
    nl="wervel rekent met wat hier staat, en bewaart wat gedrukt is.",
    en="wervel computes with what stands here, and keeps what was printed.",
)
ODD_CAPTION = Text(nl="Kanttekeningen", en="Remarks")
SILENT = Text(nl="Wat de documenten niet vermelden", en="What the documents leave out")
SILENT_LINE = Text(
    nl="Wat een lezer zou willen weten en wat er niet staat.",
    en="What a reader would want to know and is not there.",
)
SILENT_CAPTION = Text(nl="Niet vermeld, per onderzoek", en="Not stated, by study")

DESIGN = Text(nl="Opzet", en="Design")
STUDIES = Text(nl="Onderzoeken", en="Studies")
WITH_FIGURES = Text(nl="Met cijfers", en="With figures")
STUDY = Text(nl="Onderzoek", en="Study")
ABOUT = Text(nl="Waarover", en="About")
N = Text(nl="n", en="n")
FIGURES = Text(nl="Effecten + getallen", en="Effects + numbers")
PUBLICATION = Text(nl="Publicatie", en="Publication")
ITEMS = Text(nl="Catalogus", en="Catalogue")
PLACE = Text(nl="Plaats", en="Place")
WHY = Text(nl="Waarom", en="Why")
ITEM = Text(nl="Nummer", en="Number")
REMARK = Text(nl="Kanttekening", en="Remark")
NOT_STATED = Text(nl="Niet vermeld", en="Not stated")
UNKNOWN = Text(nl="niet vermeld", en="not stated")
ID = Text(nl="Id", en="Id")

SOURCES = Text(
    nl="Elke rij staat in een bestand van wervel/trials, met de plaats in de vijf "
    "brondocumenten (000 tot 004) en de dag van nalopen.",
    en="Every row stands in a file of wervel/trials, with its place in the five source "
    "documents (000 to 004) and the day it was reviewed.",
)
SOURCES_SECOND = Text(
    nl="wervel las de documenten die deze onderzoeken aanhalen, niet de publicaties "
    "zelf. De rijen: {checked}.",
    en="wervel read the documents that cite these studies, not the publications "
    "themselves. The rows: {checked}.",
)

DESIGNS: Mapping[Design, Text] = {
    Design.RANDOMISED_TRIAL: Text(nl="gerandomiseerde trial", en="randomised trial"),
    Design.SINGLE_CASE: Text(
        nl="experiment met enkele patiënten", en="single-case experiment"
    ),
    Design.COHORT: Text(nl="cohort", en="cohort"),
    Design.BEFORE_AFTER: Text(nl="meting voor en na", en="before-after study"),
    Design.ECONOMIC_EVALUATION: Text(
        nl="economische evaluatie", en="economic evaluation"
    ),
    Design.MEDIATION_ANALYSIS: Text(nl="mediatieanalyse", en="mediation analysis"),
    Design.META_ANALYSIS: Text(nl="meta-analyse", en="meta-analysis"),
    Design.SYSTEMATIC_REVIEW: Text(nl="systematische review", en="systematic review"),
    Design.NARRATIVE_REVIEW: Text(nl="beschouwend overzicht", en="narrative review"),
    Design.PREDICTION_MODEL: Text(nl="voorspelmodel", en="prediction model"),
    Design.DESCRIPTION: Text(nl="beschrijving", en="description"),
    Design.NOT_STATED: Text(nl="opzet niet vermeld", en="design not stated"),
}
PUBLICATIONS: Mapping[Publication, Text] = {
    Publication.PUBLISHED: Text(nl="gepubliceerd", en="published"),
    Publication.UNPUBLISHED: Text(nl="niet gepubliceerd", en="unpublished"),
    Publication.STOPPED: Text(nl="voortijdig gestopt", en="stopped early"),
    Publication.RETRACTED: Text(nl="teruggetrokken", en="retracted"),
}
