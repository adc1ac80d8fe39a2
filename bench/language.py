"""How well the language tools do on messages kept apart from training, and what a message costs.

    python bench/language.py                        the sets of the house
    python bench/language.py --messages FILE        messages of your own: kind | language | message
    python bench/language.py --show                 also the messages that went wrong

Kinds: see accord/messaging/language/bank.py. The sets of the house were written by the authors of the bank.
"""

import argparse
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from accord.messaging.language.bank import ABUSIVE, Sentence, read_held_out, read_identity, read_messages
from accord.messaging.language.embedder import small_multilingual
from accord.messaging.language.figures import area_under_curve, interval, measure_tone
from accord.messaging.language.guess import count_letters, guess_language
from accord.messaging.language.head import load_head
from accord.messaging.language.tone import ToneCheck
from accord.messaging.language.topic_guess import TopicGuess
from accord.messaging.language.tripwire import find_danger
from accord.rules.proposing import propose_topic

TONE_SETS = ["dev", "test", "fresh", "last", "blind", "blind-2", "blind-3", "blind-4", "blind-5"]
RISK_SETS = ["risk", "risk-2", "risk-3"]
TOPIC_SETS = ["topics-test", "topics-blind", "topics-blind-2"]
SCHOOL = ["en", "zh-hans", "ms", "ta", "pl", "ro", "ur", "ar", "es", "fr", "pt", "cy"]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=Path, help="a file of messages instead of the sets of the house")
    parser.add_argument("--sets", nargs="+", default=TONE_SETS, help="which sets kept apart")
    parser.add_argument("--show", action="store_true", help="show what went wrong")
    options = parser.parse_args()
    check = ToneCheck(small_multilingual(), load_head("tone"))
    if options.messages:
        print_tone("yours", read_messages(options.messages), check, options.show)
        return
    for name in options.sets:
        print_tone(name, read_held_out(name), check, options.show)
    test, fresh = read_held_out("test"), [*read_held_out("fresh"), *read_held_out("last")]
    print_tone("identity by template", read_identity(), check, options.show)
    print_danger("test, fresh, last", [*test, *fresh], options.show)
    for name in RISK_SETS:
        print_danger(name, read_held_out(name), options.show)
    for name in TOPIC_SETS:
        print_topics(name, options.show)
    print_languages([*test, *fresh])


def share(part: int, whole: int) -> str:
    """Return a share with its interval."""
    low, high = interval(part, whole)
    return f"{part}/{whole} = {part / whole:.2f} [{low:.2f}-{high:.2f}]" if whole else "none"


def print_tone(name: str, messages: list[Sentence], check: ToneCheck, show: bool) -> None:
    """Print precision, recall, area under the curve and cost for one set."""
    begun = time.process_time()
    figures = measure_tone(check, messages)
    cost = (time.process_time() - begun) / len(messages) * 1000
    scores = check.likely_abusive([message.text for message in messages])
    area = area_under_curve(scores, [message.kind in ABUSIVE for message in messages])
    fine = len(messages) - figures.abusive
    print(f"\n## Tone: {name} ({len(messages)} messages, {figures.abusive} abusive)")
    print(f"precision {share(figures.rightly_asked, sum(figures.asked.values()))}")
    print(f"recall    {share(figures.rightly_asked, figures.abusive)}")
    print(f"false     {share(len(figures.wrongly_asked), fine)} of the others; wrongly folded "
          f"{sum(count for kind, count in figures.folded.items() if kind not in ABUSIVE)}")  # fmt: skip
    print(f"area under the curve, head alone: {area:.3f}; processor {cost:.0f} ms a message")
    print(
        "asked, by kind: " + ", ".join(f"{kind} {figures.asked[kind]}/{figures.total[kind]}" for kind in figures.total)
    )
    by_language: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    missed = {id(message) for message in figures.missed}
    for message in messages:
        if message.kind in ABUSIVE:
            by_language[message.language][0] += id(message) not in missed
            by_language[message.language][1] += 1
    print("found, by language: " + ", ".join(f"{code} {a}/{b}" for code, (a, b) in by_language.items()))
    if show:
        for words, wrong in (("WRONGLY ASKED", figures.wrongly_asked), ("MISSED", figures.missed)):
            for message in wrong:
                print(f"  {words} {message.kind} {message.language}: {message.text}")


def print_danger(name: str, messages: list[Sentence], show: bool) -> None:
    """Print what the tripwire finds, and what it finds together with the topic head."""
    guess = TopicGuess(small_multilingual(), load_head("topics"))
    hits = [message for message in messages if find_danger(message.text, message.language)]
    right = [message for message in hits if message.kind == "disclosure"]
    wanted = [message for message in messages if message.kind == "disclosure"]
    both = [m for m in messages if propose_topic(guess.likely(m.text), child_at_risk=m in hits).also_safeguarding]
    found = sum(message.kind == "disclosure" for message in both)
    others = len(messages) - len(wanted)
    print(f"\n## Tripwire ({name})")
    print(f"list alone: found {share(len(right), len(wanted))}; false {share(len(hits) - len(right), others)}")
    print(f"with the topic head: found {share(found, len(wanted))}; false {share(len(both) - found, others)}")
    if show:
        for message in hits:
            if message.kind != "disclosure":
                print(f"  FALSE {message.kind} {message.language}: {message.text}")
        for message in wanted:
            if message not in hits:
                print(f"  NOT FOUND {message.language}: {message.text}")


def print_topics(name: str, show: bool) -> None:
    """Print how the proposals do."""
    guess = TopicGuess(small_multilingual(), load_head("topics"))
    messages = read_held_out(name)
    first = second = chosen = chosen_right = named = named_right = alarms = alarmed = 0
    false_alarms = 0
    for message in messages:
        likely = guess.likely(message.text)
        ranked = sorted(likely, key=lambda topic: -likely[topic])
        danger = find_danger(message.text, message.language) is not None
        proposal = propose_topic(likely, child_at_risk=danger)
        first += ranked[0] == message.kind
        second += message.kind in ranked[:2]
        chosen += proposal.chosen is not None
        chosen_right += proposal.chosen == message.kind
        named += bool(proposal.named)
        named_right += message.kind in proposal.named
        alarms += message.kind == "safeguarding"
        alarmed += message.kind == "safeguarding" and proposal.also_safeguarding
        false_alarms += message.kind != "safeguarding" and proposal.also_safeguarding
        if show and (proposal.chosen or message.kind) != message.kind:
            print(f"  WRONG {message.kind} -> {proposal.chosen}: {message.text}")
        if show and proposal.also_safeguarding and message.kind != "safeguarding":
            print(f"  ALSO SAFEGUARDING {message.kind}: {message.text}")
    count = len(messages)
    print(f"\n## Topics: {name} ({count} messages, 15 topics)")
    print(f"likeliest right {share(first, count)}; among the two likeliest {share(second, count)}")
    print(f"chosen beforehand {share(chosen, count)}, of these right {share(chosen_right, chosen)}")
    print(f"two named {share(named, count)}, right one among them {share(named_right, named)}; "
          f"abstained {count - chosen - named}")  # fmt: skip
    print(
        f"safeguarding lead added: rightly {share(alarmed, alarms)}, needlessly {share(false_alarms, count - alarms)}"
    )


def print_languages(messages: list[Sentence]) -> None:
    """Print how often the language is guessed right where there is enough to go by."""
    long = [message for message in messages if count_letters(message.text) >= 20]
    right = sum(guess_language(m.text, among=SCHOOL, otherwise="cy") == m.language for m in long)
    print(f"\n## Language among {len(SCHOOL)}, 20 letters and more\n{share(right, len(long))}")


if __name__ == "__main__":
    main()
