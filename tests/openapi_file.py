"""Write the service's OpenAPI schema, from which the page's types are made.

python -m tests.openapi_file
"""

from __future__ import annotations

import json
from pathlib import Path

from services.api.app import build_app
from services.settings import Settings
from services.wiring import Office

FILE = Path(__file__).parents[1] / "services" / "web" / "openapi.json"


def main() -> None:
    """Write the file."""
    schema = build_app(Office(Settings(store="memory:"))).openapi()
    FILE.write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
