"""The vocabulary of publishing as the database and the forms know it, with its labels."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from gongkai_web.publishing.life.vocabulary import Attribute, Channel, State, Tie, Validity


class Kind(TextChoices):
    """What an item is, as far as the law or the form treats it apart."""

    INFORMATION = "information", _("information")
    RULES = "rules", _("rules")
    NORMATIVE_DOCUMENT = "normative_document", _("normative document")
    INTERPRETATION = "interpretation", _("interpretation")
    INSTITUTION = "institution", _("institution of openness")
    ANNUAL_REPORT = "annual_report", _("annual report")


ATTRIBUTES = {
    Attribute.PROACTIVE: _("to be published"),
    Attribute.ON_REQUEST: _("on request only"),
    Attribute.NOT_PUBLIC: _("not public"),
}
STATES = {
    State.DRAFTED: _("drafted"),
    State.ATTRIBUTE_FIXED: _("attribute fixed"),
    State.IN_REVIEW: _("in review"),
    State.APPROVED: _("approved"),
    State.PUBLISHED: _("published"),
    State.KEPT: _("kept"),
    State.WITHDRAWN: _("withdrawn"),
    State.DISCARDED: _("discarded"),
}
VALIDITIES = {
    Validity.NOT_YET_IN_FORCE: _("not yet in force"),
    Validity.IN_FORCE: _("in force"),
    Validity.AMENDED: _("amended"),
    Validity.EXPIRED: _("expired"),
    Validity.REPEALED: _("repealed"),
}
CHANNELS = {
    Channel.SITE: _("site"),
    Channel.WEIBO: _("Weibo"),
    Channel.WECHAT: _("WeChat"),
    Channel.GAZETTE: _("gazette"),
    Channel.PRESS: _("press"),
    Channel.BROADCAST: _("broadcast"),
    Channel.PRESS_CONFERENCE: _("press conference"),
    Channel.SCREEN: _("screen or notice board"),
    Channel.READING_PLACE: _("reading place"),
}


TIES = {
    Tie.INTERPRETS: _("interprets"),
    Tie.AMENDS: _("amends"),
    Tie.REPEALS: _("repeals"),
    Tie.RESTS_ON: _("rests on"),
}
