"""An online geocoder is asked seldom, remembered, and never about what must stay inside."""

from __future__ import annotations

import json
import stat
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from services.errors import BadRequest
from services.geocode.address import parse_address
from services.geocode.areas import City
from services.geocode.gazetteer import Gazetteer
from services.geocode.online import (
    AnswerCache,
    NoAnswer,
    OnlineGeocoder,
    OnlineService,
    Point,
    connect,
    may_leave,
    question,
    refine,
)
from services.geocode.resolve import Resolver
from services.records import RECORD_KINDS, Place, Precision

INCIDENT = RECORD_KINDS["incident/enforcement"]
WARAKAS = (106.855, -6.095)
KOJA = (106.865, -6.095)


class Clock:
    """A clock that only moves when someone waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


class FakeService:
    """A service that knows one answer, or fails."""

    def __init__(self, answer: Point | None = WARAKAS, *, fails: bool = False) -> None:
        self.answer, self.fails = answer, fails
        self.asked: list[str] = []

    def __call__(self, query: str, /) -> Point | None:
        self.asked.append(query)
        if self.fails:
            raise NoAnswer
        return self.answer


Make = Callable[[FakeService], OnlineGeocoder]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def make(tmp_path: Path, clock: Clock) -> Make:
    def geocoder(service: FakeService) -> OnlineGeocoder:
        cache = AnswerCache(tmp_path / "answers.sqlite", "fake")
        return OnlineGeocoder(service, cache, clock=clock, wait=clock.wait)

    return geocoder


@pytest.fixture(scope="module")
def resolver(city: City, gazetteer: Gazetteer) -> Resolver:
    return Resolver(gazetteer, city)


def test_a_named_kelurahan_gets_a_point_on_its_street(resolver: Resolver, make: Make) -> None:
    place = Place(address="Jl. Melati No. 4, Kel. Warakas")
    answer = refine(resolver.resolve(place), place, INCIDENT, make(FakeService()), resolver.city)
    location = answer.location
    assert (location.precision, location.method) == (Precision.STREET, "online")
    assert (location.lon, location.lat) == WARAKAS


def test_an_answer_in_another_kelurahan_is_shown_and_reviewed(
    resolver: Resolver, make: Make
) -> None:
    place = Place(address="Jl. Melati No. 4, Kel. Warakas")
    answer = refine(
        resolver.resolve(place), place, INCIDENT, make(FakeService(KOJA)), resolver.city
    )
    assert answer.location.kelurahan_code == "31.72.02.1007"
    assert answer.needs_review
    assert "lies in Koja, text says Warakas" in answer.reasons[-1].en


def test_a_street_in_doubt_becomes_likelier_but_is_not_taken_on_trust(
    resolver: Resolver, make: Make
) -> None:
    place = Place(address="Jl. Melati No. 4")
    answer = refine(resolver.resolve(place), place, INCIDENT, make(FakeService()), resolver.city)
    assert answer.location.kelurahan_code is None
    assert answer.candidates[0].name == "Warakas"


def test_a_doubt_between_few_is_settled_by_an_answer(resolver: Resolver, make: Make) -> None:
    place = Place(address="Jl. Melati, Kec. Tj. Priok")
    before = resolver.resolve(place)
    answer = refine(before, place, INCIDENT, make(FakeService()), resolver.city)
    assert before.location.kelurahan_code is None
    assert answer.location.kelurahan_code == "31.72.02.1007"


@pytest.mark.parametrize("key", sorted(RECORD_KINDS))
def test_only_kinds_shown_in_cells_may_be_asked_for(
    key: str, resolver: Resolver, make: Make
) -> None:
    service, kind = FakeService(), RECORD_KINDS[key]
    place = Place(address="Jl. Melati No. 4, Kel. Warakas")
    refine(resolver.resolve(place), place, kind, make(service), resolver.city)
    private = ("assessment", "rehabilitation", "aftercare", "certificate", "survey", "indicator")
    assert may_leave(kind) is (kind.name not in private)
    assert bool(service.asked) is may_leave(kind)


def test_a_question_holds_street_and_area_but_no_house_and_no_hint(city: City) -> None:
    address = parse_address("samping rumah Budi, Jl. Deli III No. 4 RT 2/3 Kel. Koja, Kec. Koja")
    assert question(address, city) == "Jl. Deli 3, Koja, Koja, Jakarta Utara"


def test_a_failure_leaves_the_offline_answer_with_a_note(resolver: Resolver, make: Make) -> None:
    place = Place(address="Jl. Melati No. 4, Kel. Warakas")
    offline = resolver.resolve(place)
    answer = refine(offline, place, INCIDENT, make(FakeService(fails=True)), resolver.city)
    assert answer.location.kelurahan_code == offline.location.kelurahan_code
    assert answer.location.note == "geocoder daring tidak menjawab"
    assert not answer.needs_review


@pytest.mark.parametrize("answer", [WARAKAS, None])
def test_the_same_question_is_asked_once_even_by_the_next_process(
    make: Make, answer: Point | None
) -> None:
    first, second = FakeService(answer), FakeService(KOJA)
    assert make(first).locate("Jl. A") == answer
    assert make(second).locate("Jl. A") == answer
    assert second.asked == []


def test_questions_keep_the_pace_of_the_service(make: Make, clock: Clock) -> None:
    geocoder = make(FakeService())
    for n in range(3):
        geocoder.locate(f"Jl. {n}")
    assert clock.waits == [1.0, 1.0]


def test_a_service_that_fails_thrice_is_left_alone_for_a_while(make: Make, clock: Clock) -> None:
    service = FakeService(fails=True)
    geocoder = make(service)
    for n in range(5):
        with pytest.raises(NoAnswer):
            geocoder.locate(f"Jl. {n}")
    assert len(service.asked) == 3
    clock.now += 301
    with pytest.raises(NoAnswer):
        geocoder.locate("Jl. 9")
    assert len(service.asked) == 4


@pytest.mark.parametrize(
    ("url", "contact"), [("ftp://a", "a@b.id"), ("", "a@b.id"), ("https://a", "")]
)
def test_a_service_needs_a_url_and_a_contact(url: str, contact: str) -> None:
    with pytest.raises(BadRequest):
        OnlineService(url, contact)


class _Recorded(BaseHTTPRequestHandler):
    """Answer as recorded: a point in Warakas, nothing for "Jl. Tiada", trouble for "Jl. Rusak"."""

    seen: list[tuple[str, str, dict[str, list[str]]]] = []  # noqa: RUF012

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        if "Pindah" in query["q"][0]:
            self.send_response(302)
            # The same server by its other name: another host.
            there = f"localhost:{self.server.server_port}"  # type: ignore[attr-defined]
            self.send_header("Location", f"http://{there}/search?q=Jl.+A")
            self.end_headers()
            return
        self.seen.append((parts.path, str(self.headers["User-Agent"]), query))
        lon, lat = WARAKAS
        known = "Tiada" not in query["q"][0]
        recorded: object = [{"lat": str(lat), "lon": str(lon), "display_name": "Jl. A"}] * known
        if parts.path.endswith("/api"):
            feature = {
                "type": "Feature", "properties": {"name": "Jl. A"},
                "geometry": {"type": "Point", "coordinates": [lon, lat]},
            }  # fmt: skip
            recorded = {"type": "FeatureCollection", "features": [feature] * known}
        body = json.dumps(recorded).encode()
        self.send_response(503 if "Rusak" in query["q"][0] else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture(scope="module")
def recorded() -> Iterator[str]:
    """A server on this machine that answers as a service did."""
    pytest.importorskip("geopy")
    with ThreadingHTTPServer(("127.0.0.1", 0), _Recorded) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("software", ["nominatim", "photon"])
def test_both_kinds_of_service_are_understood(recorded: str, city: City, software: str) -> None:
    ask = connect(OnlineService(recorded, "p2m@contoh.id", software), city)  # type: ignore[arg-type]
    assert ask("Jl. A") == WARAKAS
    assert ask("Jl. Tiada") is None
    _, agent, _ = _Recorded.seen[-1]
    assert "p2m@contoh.id" in agent


def test_a_service_in_trouble_gives_no_answer(recorded: str, city: City) -> None:
    with pytest.raises(NoAnswer):
        connect(OnlineService(recorded, "p2m@contoh.id"), city)("Jl. Rusak")


def test_a_service_that_is_not_there_gives_no_answer(city: City) -> None:
    pytest.importorskip("geopy")
    service = OnlineService("http://127.0.0.1:9", "p2m@contoh.id", timeout_s=0.5)
    with pytest.raises(NoAnswer):
        connect(service, city)("Jl. A")


@pytest.mark.parametrize("software", ["nominatim", "photon"])
def test_a_service_cannot_send_the_office_to_another_host(
    recorded: str, city: City, software: str
) -> None:
    asked = len(_Recorded.seen)
    with pytest.raises(NoAnswer):
        connect(OnlineService(recorded, "p2m@contoh.id", software), city)("Jl. Pindah")  # type: ignore[arg-type]
    assert len(_Recorded.seen) == asked


def test_an_error_does_not_repeat_what_may_be_a_key() -> None:
    with pytest.raises(BadRequest) as refused:
        OnlineService("ftp://host/?key=rahasia", "p2m@contoh.id")
    assert "rahasia" not in refused.value.says("id") + refused.value.says("en")


def test_answers_are_kept_under_a_name_without_a_key() -> None:
    service = OnlineService("https://kantor:rahasia@host/cari?key=rahasia", "p2m@contoh.id")
    assert service.name == "https://host/cari"


def test_only_its_owner_reads_the_answers(tmp_path: Path) -> None:
    AnswerCache(tmp_path / "jawaban.sqlite", "x")
    assert stat.S_IMODE((tmp_path / "jawaban.sqlite").stat().st_mode) == 0o600
