"""The only writers of publishing. Each is one transaction: permission, the life of the item, rows, events, the note for the search index.

Each refuses by raising `refusals.Refused`, and has then written nothing.
"""

from gongkai_web.publishing.actions.adopting import adopt, adopt_all
from gongkai_web.publishing.actions.adoption import Adoption
from gongkai_web.publishing.actions.afterwards import change_validity, overturn, print_in_gazette, record_filing, use_channel
from gongkai_web.publishing.actions.attachments import attach, detach
from gongkai_web.publishing.actions.drafts import create_draft, discard, fix_attribute, save_draft, submit
from gongkai_web.publishing.actions.offered import hindrances, permitted, possible_for, reviews_of
from gongkai_web.publishing.actions.publications import publish, withdraw
from gongkai_web.publishing.actions.references import adopt_reference, answer_reference, relate, unrelate
from gongkai_web.publishing.actions.reviews import approve, reassess, release_finding, review, send_back

__all__ = [
    "Adoption",
    "adopt",
    "adopt_all",
    "adopt_reference",
    "answer_reference",
    "approve",
    "attach",
    "change_validity",
    "create_draft",
    "detach",
    "discard",
    "fix_attribute",
    "hindrances",
    "overturn",
    "permitted",
    "possible_for",
    "print_in_gazette",
    "publish",
    "reassess",
    "record_filing",
    "relate",
    "release_finding",
    "review",
    "reviews_of",
    "save_draft",
    "send_back",
    "submit",
    "unrelate",
    "use_channel",
    "withdraw",
]
