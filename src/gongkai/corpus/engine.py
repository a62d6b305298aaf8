"""Who does the work: a pool of processes on this machine, or the workers of a Dask cluster."""

import asyncio
import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context

from gongkai.errors import ContractError

FILES_IN_TASK = 1000
"""Some seconds of work. A task becomes a part of the corpus: smaller parts would make queries slow, larger ones lose more to a stop."""
PATIENCE = 5
"""With a scheduler and its workers. Dask itself would try for half a minute. Units: seconds."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to get executors. `start`: a fresh one; it is called again when the last one broke. `workers`: how many tasks run at a
    time. `deaths`: what a task raises when its worker died under it."""

    start: Callable[[], Executor]
    workers: int
    deaths: tuple[type[BaseException], ...] = (BrokenExecutor,)
    files_in_task: int = FILES_IN_TASK


def process_pool(workers: int | None = None) -> Engine:
    """Processes on this machine, one a core unless told otherwise."""
    count = workers or os.cpu_count() or 1
    return Engine(lambda: ProcessPoolExecutor(count, mp_context=get_context("spawn")), count)


@contextmanager
def dask_cluster(address: str, *, patience: float = PATIENCE) -> Iterator[Engine]:
    """The workers of a running Dask scheduler (`tcp://host:8786`). They must see the files under the same paths and have this library.

    `patience`: seconds to wait for an answer.

    Raises: ContractError when Dask is not installed, or no scheduler or worker answers.
    """
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 (an optional dependency)
    except ImportError:
        raise ContractError("--scheduler needs Dask", remedy="pip install gongkai[cluster]") from None
    try:
        asyncio.run(asyncio.wait_for(_greet(address, patience), patience))
    except Exception as error:  # whatever it is that stands at this address, it is no scheduler
        why = f"Dask says: {error}" if str(error) else ""
        raise ContractError("no Dask scheduler answers", where=address, why=why, remedy="start one, or use this machine") from error
    with Client(address, timeout=patience, set_as_default=False) as client:  # type: ignore[no-untyped-call]  # distributed has no types
        try:
            client.wait_for_workers(1, timeout=patience)
        except TimeoutError:
            raise ContractError("the Dask scheduler has no workers", where=address, remedy="start dask worker on each machine") from None
        threads = sum(client.nthreads().values())
        yield Engine(client.get_executor, threads, (KilledWorker, BrokenExecutor))


async def _greet(address: str, patience: float) -> None:
    """Connect and go away: a client that finds nobody at an address does not always end."""
    from distributed.comm.core import connect  # noqa: PLC0415 (an optional dependency)
    from distributed.security import Security  # noqa: PLC0415 (as above)

    arguments = Security().get_connection_args("client")  # type: ignore[no-untyped-call]  # distributed has no types
    connection = await connect(address, timeout=patience, **arguments)  # type: ignore[no-untyped-call]  # as above
    await connection.close()
