"""What the platform says of the messages that it sent, against what the gateway got. For a process in which Django is set up."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from gongkai_web.messages.kinds import State
from gongkai_web.messages.models import Message


def message_faults(
    expected: Collection[str], firsts: Mapping[str, tuple[str, str]], posted: Sequence[Sequence[str]], interruptions: int
) -> Iterator[str]:
    """What must not be, in words. A key goes out once, as the gateway sends nothing twice of what it knows; on the wire it may come again
    only where the sender, of whom there is one at a time, was interrupted between handing over and writing down.

    `expected`: the keys of all news there is. `firsts`: telephone and query code of the first message of each case, by its key.
    `posted`: key, telephone and text of all that came to the gateway. `interruptions`: how often the sender, or its database, ended.
    """
    rows = {one.key: one for one in Message.objects.all()}
    came: dict[str, list[Sequence[str]]] = {}
    for key, *told in posted:
        came.setdefault(key, []).append(told)
    yield from (f"{key}: something happened of which no message tells" for key in sorted(set(expected) - rows.keys()))
    yield from (f"{key}: a message of something that did not happen" for key in sorted(rows.keys() - set(expected)))
    yield from (f"{key}: the gateway has it, and the platform knows nothing of it" for key in sorted(came.keys() - rows.keys()))
    for key, row in rows.items():
        if row.state != State.SENT:
            yield f"{key} is {row.state} ({row.said})"
        got = came.get(key, [])
        if row.state == State.SENT and not 1 <= len(got) <= row.tries:
            yield f"{key} came {len(got)} times to the gateway and was handed over {row.tries} times"
        if any(one != got[0] for one in got):
            yield f"{key} came with several texts"
    for key, (phone, code) in firsts.items():
        if key in came and not (came[key][0][0] == phone and code in came[key][0][1]):
            yield f"{key} did not bring its query code to the telephone of who asked"
    repeated = sum(map(len, came.values())) - len(came)
    if repeated > interruptions:
        yield f"{repeated} messages came again, more than the {interruptions} times that their sender was interrupted"


def unsettled() -> int:
    """How many messages are still to go out."""
    return Message.objects.filter(settled_at=None).count()
