"""`accord demo`: the cast on stage, served on this machine only, with a table of people to sign in as."""

import argparse
import os
import sys
from pathlib import Path


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the port and a fresh start."""
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--fresh", action="store_true", help="forget what was done in the demo so far")


def run(options: argparse.Namespace) -> int:
    """Prepare the demo's own folder, bring the cast on stage once, say who is there, and serve."""
    from accord.web.commands import serve

    base = f"http://localhost:{options.port}"
    os.environ["ACCORD_DEMO"] = "1"
    os.environ.setdefault("ACCORD_BASE_URL", base)
    os.environ.setdefault("ACCORD_HOME", str(Path.cwd() / "var" / "demo"))
    if not serve.port_is_free("127.0.0.1", options.port):
        return serve.port_taken(options.port)
    if options.fresh:
        _forget(Path(os.environ["ACCORD_HOME"]))
    from accord.web.commands.prepare import prepare

    prepare()
    _raise_curtain()
    _say_who_is_there(base)
    serving = [sys.executable, "-m", "accord", "serve", "--prepared", "--port", str(options.port)]
    os.execv(sys.executable, serving)


def _forget(home: Path) -> None:
    for file in home.glob("accord.sqlite3*"):
        file.unlink()


def _raise_curtain() -> None:
    from accord.core import clock
    from accord.people.models import Login
    from accord.web.demo import stage
    from accord.web.demo.charter import agree_on_charter
    from accord.web.demo.complaints import bring_complaints
    from accord.web.demo.concerns import raise_concerns
    from accord.web.demo.conversations import hold_conversations
    from accord.web.demo.handling import bring_complaints_on
    from accord.web.demo.incidents import tell_of_incidents
    from accord.web.demo.letters import write_demo_letters
    from accord.web.demo.measures import tell_of_measures
    from accord.web.demo.needs import give_support
    from accord.web.demo.news import fill_the_week, spread_news
    from accord.web.demo.patterns import look_back_on_year
    from accord.web.demo.reception import open_reception
    from accord.web.demo.spaces import open_class_space

    if not Login.objects.exists():
        stage(at=clock.now())
        agree_on_charter(at=clock.now())
        spread_news(at=clock.now())
        fill_the_week(at=clock.now())
        hold_conversations(at=clock.now())
        open_class_space(at=clock.now())
        open_reception(at=clock.now())
        give_support(at=clock.now())
        look_back_on_year(at=clock.now())
        tell_of_incidents(at=clock.now())
        tell_of_measures(at=clock.now())
        raise_concerns(at=clock.now())
        bring_complaints(at=clock.now())
        bring_complaints_on(at=clock.now())
        write_demo_letters(at=clock.now())


def _say_who_is_there(base: str) -> None:
    from accord.web.demo.faces import faces
    from accord.web.demo.script import PASSWORD
    from accord.web.demo.stage import login_named

    print(f"\nAccord is at {base} (Ctrl-C ends it). Sign in with one click at {base}/demo/")
    print(f"or with these addresses and the password {PASSWORD}\n")
    for group, people in faces():
        print(f"  {group}")
        for face in people:
            login = login_named(face.key)
            if login:
                print(f"    {face.name:16} {login.email or login.sign_in_name:32} {face.words}")
    print("\nMail that the demo sends lies in the folder var/demo/mail.\n", flush=True)
