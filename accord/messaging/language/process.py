"""The language process: one process, one model, a socket that only this account may open.

It keeps nothing: a question comes, an answer goes, and neither is written anywhere. When something goes
wrong it says the kind of error alone, for an error may quote the text that caused it.
"""

import asyncio
import base64
import json
import os
import socket
import stat
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

from accord.core.faults import told
from accord.messaging.language.embedder import small_multilingual
from accord.messaging.language.guess import guess_language, warm_up
from accord.messaging.language.head import load_head
from accord.messaging.language.tone import ToneCheck
from accord.messaging.language.topic_guess import Learned, TopicGuess

BUDGET_SECONDS = 1.0
LONGEST_QUESTION = 2_000_000
MOST_WAITING = 32


class Answers:
    """What can be asked."""

    def __init__(self) -> None:
        """Load the model and both heads."""
        embedder = small_multilingual()
        self._tone = ToneCheck(embedder, load_head("tone"))
        self._topics = TopicGuess(embedder, load_head("topics"))
        embedder.embed(["a first sentence"])
        warm_up()

    def answer(self, question: dict[str, Any], until: float) -> dict[str, Any]:
        """Answer one question before `until` (monotonic seconds); KeyError, TypeError or ValueError for nonsense."""
        if question["ask"] == "ready":
            return {"ready": True}
        text, among, own = str(question["text"]), list(question.get("among", [])), str(question["language"])
        language = guess_language(text, among=[str(code) for code in among], otherwise=own)
        if question["ask"] == "language":
            return {"language": language}
        if question["ask"] == "vector":
            return {"vector": base64.b64encode(self._topics.vector_of(text)).decode()}
        if question["ask"] == "topic":
            learned = [Learned(base64.b64decode(vector), str(topic)) for topic, vector in question.get("learned", [])]
            return {"likely": self._topics.likely(text, learned)}
        if question["ask"] == "wording":
            look = self._tone.look(text, language, may_go_on=lambda: time.monotonic() < until)
            place = [look.place.start, look.place.end] if look.place else None
            return {"asks": look.asks, "folds": look.folds, "place": place, "about": look.about, "language": language}
        raise ValueError("unknown question")


class LanguageServer:
    """Takes questions one after another; those that nobody waits for any more are dropped."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._hand = ThreadPoolExecutor(max_workers=1)
        self._waiting = 0

    async def serve_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One question and one answer, each a line of JSON."""
        try:
            line = await asyncio.wait_for(reader.readline(), BUDGET_SECONDS)
            if line.endswith(b"\n") and self._waiting < MOST_WAITING:
                self._waiting += 1
                try:
                    told = await asyncio.get_running_loop().run_in_executor(self._hand, self._answer, line)
                finally:
                    self._waiting -= 1
                writer.write(json.dumps(told).encode() + b"\n")
                await asyncio.wait_for(writer.drain(), BUDGET_SECONDS)
        except (TimeoutError, ValueError, OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    def _answer(self, line: bytes) -> dict[str, Any]:
        try:
            question = json.loads(line)
            until = min(float(question["until"]), time.monotonic() + BUDGET_SECONDS)
            if time.monotonic() > until:
                return {"late": True}
            return self._answers.answer(question, until)
        except Exception as wrong:
            sys.stderr.write(f"language: a question was not understood ({told(wrong)})\n")
            return {"nonsense": True}


async def serve(address: Path, *, until_parent_ends: bool) -> None:
    """Listen until cancelled, or until whoever holds the other end of the standard input ends."""
    server = LanguageServer(Answers())
    listening = _listen(address)
    try:
        async with await asyncio.start_unix_server(
            server.serve_connection, sock=listening, limit=LONGEST_QUESTION, backlog=MOST_WAITING
        ):
            sys.stderr.write("language: ready\n")
            if until_parent_ends:
                await asyncio.to_thread(sys.stdin.buffer.read)
            else:
                await asyncio.Event().wait()
    finally:
        with suppress(OSError):
            address.unlink()


def _listen(address: Path) -> socket.socket:
    """Open the socket for this account alone; what an earlier process left is taken away."""
    address.parent.mkdir(parents=True, exist_ok=True)
    if address.exists() and stat.S_ISSOCK(address.stat().st_mode):
        address.unlink()
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o177)
    try:
        listening.bind(str(address))
    finally:
        os.umask(before)
    return listening
