"""Settings: from the environment (`BERSINAR_…`), read once, in `wiring`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

CHECKOUT_DATA = Path(__file__).resolve().parents[1] / "data"
PACKAGED_DATA = Path(__file__).resolve().parent / "data"


class Settings(BaseSettings):
    """Hold every setting with its default; the README's table lists them."""

    model_config = SettingsConfigDict(env_prefix="BERSINAR_", extra="ignore")

    city: str = Field("31.72", description="Kemendagri code of the city to work on")
    store: str = Field("", description="store URL; empty: a SQLite file in the home folder")
    home: Path = Field(
        default_factory=lambda: user_data_path("peta-bersinar"),
        description="folder for the store, its key and the office's own boundaries",
    )
    lang: str = Field("id", description="language of page and command line: id or en")
    host: str = Field("127.0.0.1", description="address of the service; loopback only")
    role: Literal["viewer", "planner", "data_officer", "analyst", "head"] = Field(
        "planner", description="who sits at the page, until accounts exist"
    )
    tiles_url: str = Field(
        "", description="base map of the page: address of tiles with {z}, {x}, {y}; off where empty"
    )
    pmtiles: Path | None = Field(
        None, description="base map of the page: a local .pmtiles archive, instead of an address"
    )
    tiles_credit: str = Field("", description="whom the base map's owner wants to be named")
    port: int = Field(8000, description="port of the service")
    max_upload_mb: int = Field(150, description="largest file that may be imported, MB")
    geocoder_url: str = Field("", description="online geocoder, off where empty")
    geocoder_contact: str = Field("", description="e-mail address that it is told")
    geocoder_software: Literal["nominatim", "photon"] = Field(
        "nominatim", description="what the online geocoder runs"
    )
    least_count: int | None = Field(
        None, description="raise the least count shown for every kind (never lowers it)"
    )
    seed: int = Field(20240101, description="seed of every random draw")

    @property
    def data_dirs(self) -> tuple[Path, ...]:
        """Return the folders that may hold boundaries and reference data, the office's first."""
        return (self.home, CHECKOUT_DATA, PACKAGED_DATA)

    @property
    def store_url(self) -> str:
        """Return the store's URL; a bare path is a SQLite file."""
        if not self.store:
            return f"sqlite:///{self.home / 'bersinar.sqlite'}"
        return self.store if ":" in self.store else f"sqlite:///{Path(self.store).resolve()}"
