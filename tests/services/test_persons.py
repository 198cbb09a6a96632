"""What could name a person is taken out of a text, and places stay."""

from __future__ import annotations

import re

import pytest

from services.intake.persons import scrub

TITLES = {"Bapak", "alias", "binti", "tersangka", "Pelapor"}


@pytest.mark.parametrize(
    "person",
    [
        "3172010101900001", "3172 0101 0190 0001", "NIK3172010101900001", "08123456789",
        "0812-3456-7890", "+62 812-3456-7890", "+628123456789", "HP08123456789", "021-4301234",
        "(021) 4301234", "orang.uji@contoh.id", "Bpk. Slamet Riyadi", "bpk Slamet Riyadi",
        "BPK. SLAMET RIYADI", "Bapak Slamet", "Ibu Siti Aminah", "Sdr. Joko Susilo", "an. Budi",
        "A.N. Budi Santoso", "a/n Budi Santoso", "Ahmad bin Saleh", "AHMAD BIN SALEH",
        "Dewi binti Karto", "Joko alias Gondrong", "tersangka Joko Susilo", "Pelapor: Wati",
    ],
)  # fmt: skip
def test_what_could_name_a_person_is_taken_out_of_a_text(person: str) -> None:
    kept = scrub(f"Jl. Melati 3, {person}, Kel. Lagoa")
    secrets = set(re.findall(r"[A-Za-z]{4,}|\d{3,}", person)) - TITLES
    assert not {word for word in secrets if word in kept}


@pytest.mark.parametrize("person", ["Bpk. Slamet", "an. Budi Santoso", "Ahmad bin Saleh"])
def test_taking_a_person_out_leaves_the_place_that_follows(person: str) -> None:
    assert scrub(f"Rumah {person} Jl. Melati Kel. Lagoa").endswith("Jl. Melati Kel. Lagoa")


@pytest.mark.parametrize(
    "address",
    [
        "Jl. Pluit Raya No. 12 RT 003/RW 05", "Jl. Warakas III Gang 5 Rt.9/Rw.6, Kel. Warakas",
        "Apartemen Gading Nias Tower B Lt. 12", "Jl. Kalibaru Timur V, Kel Kali Baru, 14110",
        "Masjid An Nur Jl. Lagoa", "Gudang 1200 Jl. Cakung Cilincing KM 3",
        "Rusun Marunda Blok A10, Cilincing",
    ],
)  # fmt: skip
def test_an_address_passes_unharmed(address: str) -> None:
    assert scrub(address) == address


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("rumah Kenari RT 3", "rumah RT 3"), ("Rumah Bpk Kenari, Kel. Lagoa", "Rumah, Kel. Lagoa"),
        ("kontrakan Ibu Merpati Nuri RT 2", "kontrakan RT 2"),
        ("warung Pak Kumis RT 3", "warung RT 3"), ("RUMAH KENARI RT 3", "RUMAH RT 3"),
        ("rumah kenari rt 3", "rumah rt 3"), ("rumah milik H. Kenari Merak No 4", "rumah No 4"),
        ("kos-kosan Mpok Nuri dekat pasar", "kos-kosan dekat pasar"),
        ("rumah kontrakan Kenari Kel. Koja", "rumah kontrakan Kel. Koja"),
        ("bengkel Kenari depan masjid", "bengkel depan masjid"),
        ("kediaman Kenari Merak, Jl. Melati 3", "kediaman, Jl. Melati 3"),
        ("depan Pak Kumis RT 3", "depan RT 3"),
        ("rumah Kenari bin Merak RT 3", "rumah RT 3"),
        ("warung si Kenari samping rel", "warung samping rel"),
    ],
)  # fmt: skip
def test_whose_home_it_is_goes_and_the_home_stays(text: str, kept: str) -> None:
    assert scrub(text).replace(" ,", ",") == kept


@pytest.mark.parametrize(
    "text",
    [
        "Rumah Susun Marunda Blok A", "Rumah Sakit Koja", "Kampung Bahari RT 3", "Warung Jambu",
        "rumah kosong RT 3", "Rumah Makan Padang", "kos putri dekat pasar", "rumah No 12",
        "Rumah Dinas di Jl. Melati", "warung kopi depan pasar", "kos Lagoa", "kontrakan Rawa Badak",
        "Jl. Pak Kasih 3", "Gg. Bang Pitung", "Rumah Pompa Pluit", "bengkel motor Jl. Melati",
        "Warung Contoh", "rumah",
    ],
)  # fmt: skip
def test_a_place_that_is_nobodys_is_kept(text: str) -> None:
    places = frozenset({"lagoa", "rawa badak", "warung contoh"})
    assert scrub(text, places) == text
