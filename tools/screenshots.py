"""Pictures of the main screens of a fresh demonstration, to be looked at: on a desk and on a phone, light and dark, and
in all languages."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from urllib.error import URLError
from urllib.request import urlopen

from tools import installation
from tools.installation import ROOT, Problem
from tools.report import say, step

FOLDER = ROOT / "screenshots"
START_SECONDS = 90
TAKE = """
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright

base, folder, chromium, shown = sys.argv[1], Path(sys.argv[2]), sys.argv[3], sys.argv[4:]
SIZES = {"desk": {"width": 1440, "height": 1180}, "phone": {"width": 360, "height": 780}}
LOOKS = [("en", "light"), ("en", "dark"), ("ru", "light"), ("es", "light"), ("zh-hans", "light")]
with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    for size, viewport in SIZES.items():
        for language, scheme in LOOKS:
            context = browser.new_context(viewport=viewport, color_scheme=scheme)
            context.add_cookies([{"name": "django_language", "value": language, "url": base}])
            page = context.new_page()
            page.goto(base + "/sign-in/")
            page.fill("#id_username", "demo")
            page.fill("#id_password", "syndesis-demo")
            page.click("form button.primary")
            page.wait_for_url(base + "/")
            for name, path, link in (part.split("|") for part in shown):
                page.goto(base + path)
                for each in filter(None, link.split(" && ")):
                    page.locator(each).first.click()
                    page.wait_for_load_state("networkidle")
                page.wait_for_load_state("networkidle")
                page.screenshot(path=folder / f"{name}-{size}-{language}-{scheme}.png")
    browser.close()
"""
SHOWN = (
    # name | address | what to click there, one after the other
    "today|/|",
    "partners|/partners/|",
    "partner|/partners/?q=Madrid|td.lead a:has-text('Universidad Politécnica de Madrid')",
    "partner-new|/partners/new/|",
    "agreements|/agreements/|",
    "engagement|/engagement/|",
    "promises|/promises/|",
    "people|/people/|",
    "person|/people/?q=Panchenko|td.lead a",
    "person-erase|/people/?q=Panchenko|td.lead a && a[href$='/erase/']",
    "contacts|/people/contacts/|",
    "map|/partners/map/|",
    "anniversaries|/partners/anniversaries/|",
    "past|/partners/past/|",
    "organisations|/organisations/|",
    "organisation|/organisations/?q=Talgo|td.lead a",
    "duplicates|/duplicates/organisations/|",
    "networks|/networks/|",
    "network|/networks/|td.lead a",
    "offices|/offices/|",
    "office|/offices/|td.lead a",
    "regions|/regions/|",
    "region|/regions/|td.lead a",
    "handovers|/handovers/|",
    "objectives|/objectives/|",
    "objective|/objectives/|td.lead a",
    "cluster|/clusters/|td.lead a",
    "fields|/fields/|",
    "field-new|/fields/new/|",
    "imports|/imports/|",
    "import-new|/imports/new/?type=agreements|",
    "intake|/intake/|",
    "review|/intake/|main a.name",
    "catalogue|/catalogue/?q=Tsingua|",
    "search|/search/?q=madrid|",
)


def take() -> int:
    """Starts a demonstration of its own, takes the pictures into `screenshots/`, and stops it."""
    installation.ensure(installation.DEVELOPMENT)
    chromium = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
    if chromium is None:
        raise Problem("No Chromium on this machine: on Debian and Ubuntu, install the package `chromium`.")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as data, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
        probe.close()
        command = [installation.program("syndesis"), "demo", "--port", port]
        with step("Starting a demonstration"):
            demo = subprocess.Popen(command, env=os.environ | {"SYNDESIS_DATA": data}, stdout=subprocess.DEVNULL)
            wait_for(f"http://127.0.0.1:{port}/sign-in/", demo)
        try:
            with step(f"Taking {10 * len(SHOWN)} pictures"):
                python = installation.program("python")
                base = f"http://127.0.0.1:{port}"
                subprocess.run([python, "-c", TAKE, base, FOLDER, chromium, *SHOWN], check=True)
        finally:
            demo.terminate()
            demo.wait()
    say(f"They are in {FOLDER.relative_to(ROOT)}/")
    return 0


def wait_for(address: str, demo: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while demo.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=10):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise Problem("The demonstration does not answer.")
