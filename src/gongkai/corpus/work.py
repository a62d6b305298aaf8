"""Reading chunks of files on an engine's workers, so that each is delivered once and only a file that kills its worker is refused."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass

from gongkai.audit.model import AuditedSource
from gongkai.corpus.encode import Chunk, ChunkBuilder
from gongkai.corpus.engine import Engine
from gongkai.corpus.parts import SourceFile
from gongkai.errors import GongkaiError

Audit = Callable[[bytes, str], AuditedSource]
Files = tuple[SourceFile, ...]

TASKS_A_WORKER = 2
"""One runs, one waits: no worker idles, and no more than that is lost or held in memory."""
DEATHS_OF_ONE_FILE = 2
LARGEST_FILE = 1 << 29


def audit_files(files: Files, audit: Audit) -> Chunk:
    """The rows of these files; runs on a worker. What cannot be read is refused with the reason, never raised."""
    builder = ChunkBuilder()
    for file in files:
        _audit_file(file, audit, builder)
    return builder.chunk()


def _audit_file(file: SourceFile, audit: Audit, builder: ChunkBuilder) -> None:
    try:
        if file.size > LARGEST_FILE:
            builder.refuse(file.source, f"larger than {LARGEST_FILE >> 20} MB", size=file.size)
            return
        content = file.path.read_bytes()
    except OSError as error:
        builder.refuse(file.source, f"cannot be opened: {error.strerror}", size=file.size)
        return
    digest = hashlib.sha256(content).hexdigest()
    try:
        builder.add(audit(content, file.source), digest, len(content))
    except Exception as error:  # one bad file never stops the run: whatever it triggers becomes its refusal
        why = str(error) if isinstance(error, GongkaiError) else f"{type(error).__name__}: {error}"
        builder.refuse(file.source, why, digest, len(content))


@dataclass(frozen=True, slots=True)
class _Task:
    """Files to read. `alone`: nothing else ran beside it, so that a death is its own doing. `deaths`: how often that happened."""

    files: Files
    alone: bool = False
    deaths: int = 0


class ChunkRun:
    """Runs chunks of files on an engine; iterate over `results` and store each before asking for the next."""

    def __init__(self, chunks: Sequence[Files], audit: Audit, engine: Engine) -> None:
        self._fresh = deque(_Task(files) for files in chunks)
        self._suspects: deque[_Task] = deque()
        self._running: dict[Future[Chunk], _Task] = {}
        self._audit = audit
        self._engine = engine
        self._executor: Executor = engine.start()

    def results(self) -> Iterator[tuple[Files, Chunk]]:
        """The files and rows of each finished chunk, in the order in which they finish."""
        try:
            while self._fresh or self._suspects or self._running:
                broken = not self._submit()
                done, _ = wait(self._running, return_when=FIRST_COMPLETED)
                for future in [future for future in self._running if future in done]:
                    task = self._running.pop(future)
                    try:
                        chunk = future.result()
                    except self._engine.deaths:
                        broken = True
                        yield from self._after_death(task)
                    else:
                        yield task.files, chunk
                if broken and not self._running:
                    self._executor.shutdown()
                    self._executor = self._engine.start()
        finally:
            for future in self._running:
                future.cancel()
            self._executor.shutdown()

    def _submit(self) -> bool:
        """Give out as much work as fits: suspects one at a time with nothing beside them. False when the executor is broken."""
        while self._suspects or self._fresh:
            room = 1 if self._suspects else self._engine.workers * TASKS_A_WORKER
            if len(self._running) >= room or any(task.alone for task in self._running.values()):
                break
            queue = self._suspects or self._fresh
            task = queue.popleft()
            try:
                self._running[self._executor.submit(audit_files, task.files, self._audit)] = task
            except self._engine.deaths:
                queue.appendleft(task)
                return False
        return True

    def _after_death(self, task: _Task) -> Iterator[tuple[Files, Chunk]]:
        """A task that had company is tried alone; one that was alone is halved; a single file that did it again is refused."""
        half = len(task.files) // 2
        if not task.alone:
            self._suspects.append(_Task(task.files, alone=True))
        elif half:
            self._suspects.extend((_Task(task.files[:half], alone=True), _Task(task.files[half:], alone=True)))
        elif task.deaths + 1 < DEATHS_OF_ONE_FILE:
            self._suspects.append(_Task(task.files, alone=True, deaths=task.deaths + 1))
        else:
            builder = ChunkBuilder()
            (file,) = task.files
            builder.refuse(file.source, "the process that read it died, each time", size=file.size)
            yield task.files, builder.chunk()
