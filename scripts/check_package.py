"""Build the sdist and the wheel, install the wheel into an empty environment, and use it outside of the checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECTS = 9
INDICATORS = 136


def run(*command: str | Path, folder: Path, status: int = 0, language: str = "en") -> str:
    """Run a command and give its output; another exit status than `status` ends the check."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    environment["PERFTUI_LANG"] = language
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != status:
        sys.exit(f"{command}: exit {done.returncode}, not {status}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def expect(condition: bool, what: str) -> None:  # noqa: FBT001 - reads as a sentence at its calls
    """End the check where a condition does not hold."""
    if not condition:
        sys.exit(f"the installed package: {what}")


def main() -> None:
    """Build, install, use."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built = folder / "dist"
        # The wheel is built from the sdist, so that the sdist must hold all that the wheel needs.
        run(sys.executable, "-m", "build", "--outdir", built, ROOT, folder=folder)
        (wheel,) = built.glob("*.whl")
        environment = folder / "env"
        venv.create(environment, with_pip=True)
        binaries = environment / ("Scripts" if os.name == "nt" else "bin")
        run(binaries / "python", "-m", "pip", "install", "--quiet", wheel, folder=folder)
        shutil.copytree(ROOT / "declarations", folder / "declarations")
        perftui = binaries / "perftui"

        found = json.loads(run(perftui, "check", "--format", "json", "declarations", folder=folder, status=1))
        expect({"import-lost", "import-shift"} <= {each["name"] for each in found["findings"]}, "other findings")
        total = json.loads(run(perftui, "total", "--format", "json", "declarations", folder=folder))
        expect(total["total"]["projects"] == PROJECTS, "another number of projects")
        expect(total["total"]["indicators"] == INDICATORS, "another number of indicators")
        run(perftui, "fmt", "--check", "declarations", folder=folder)
        expect("合计" in run(perftui, "total", "declarations", folder=folder, language="zh"), "no Chinese messages")
        expect("合计" not in run(perftui, "total", "declarations", folder=folder), "no English messages")
        expect("285,039,000.00" in run(perftui, "declarations", folder=folder), "no summary without a terminal")
    print("the wheel works in an empty environment")


if __name__ == "__main__":
    main()
