"""The words of letters that no data file holds."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.law.fees import FeeBasis
from gongkai.law.review_bodies import DecisionMaker
from gongkai_web.letters.drafting.catalogue import To

MAKERS: Mapping[DecisionMaker, Promise] = {
    DecisionMaker.LOCAL_DEPARTMENT: _("department of a local government"),
    DecisionMaker.JUSTICE_DEPARTMENT: _("justice department of a local government"),
    DecisionMaker.LOCAL_GOVERNMENT: _("local government, of a county or above, below the province"),
    DecisionMaker.TOWNSHIP_GOVERNMENT: _("government of a township"),
    DecisionMaker.PROVINCIAL_GOVERNMENT: _("government of a province"),
    DecisionMaker.STATE_COUNCIL_DEPARTMENT: _("department of the State Council"),
    DecisionMaker.VERTICAL_ORGAN: _("organ led from above (tax, finance, state security …)"),
    DecisionMaker.CUSTOMS: _("customs"),
    DecisionMaker.DISPATCHED_BODY: _("body of a local department that acts in its own name"),
    DecisionMaker.MUNICIPAL_BRANCH: _("branch of a city's department in a district"),
    DecisionMaker.DISPATCHED_ORGAN: _("dispatched organ, such as a subdistrict office"),
    DecisionMaker.AUTHORISED_ORGANISATION: _("authorised organisation"),
    DecisionMaker.CENTRAL_ORGANISATION: _("authorised organisation under a department of the State Council"),
}
"""Who decides, as far as the remedy depends on it."""

TO: Mapping[To, Promise] = {
    To.APPLICANT: _("to the applicant"),
    To.THIRD_PARTY: _("to a third party"),
    To.ORGAN: _("to another organ"),
    To.UNIT: _("to a unit of the organ"),
    To.FILE: _("for the file"),
}

FEE_BASES: Mapping[FeeBasis, Promise] = {FeeBasis.BY_REQUEST: _("by request"), FeeBasis.BY_PAGE: _("by page")}
