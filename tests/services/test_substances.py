"""Substances and their amounts are read by their usual names, and units are never mixed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.substances import quantity_of, read_quantities, read_substances
from services.records import Quantity


def test_gram_and_butir_are_never_added() -> None:
    found = read_quantities("Sabu 12,5 gr; Ekstasi 9 btr; Ekstasi 2 gram")
    assert found == (
        Quantity("sabu", 12.5, "gram"),
        Quantity("ekstasi", 9, "butir"),
        Quantity("ekstasi", 2, "gram"),
    )


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Ganja 1,2 kg", ("ganja", 1200, "gram")), ("sabu 0,5 ons", ("sabu", 50, "gram")),
        ("500 mg heroin", ("heroin", 0.5, "gram")), ("2 paket shabu", ("sabu", 2, "paket")),
        ("Tembakau sintetis 8,17 gr", ("tembakau sintetis", 8.17, "gram")),
        ("gorilla 3 linting", ("tembakau sintetis", 3, "linting")),
        ("Ganja 1 ton", ("ganja", 1_000_000, "gram")), ("Tramadol 88 butir",
        ("tramadol", 88, "butir")), ("putaw 1.250 gram", ("heroin", 1250, "gram")),
    ],
)  # fmt: skip
def test_a_quantity_keeps_substance_and_unit(text: str, quantity: tuple[str, float, str]) -> None:
    assert read_quantities(text) == (Quantity(*quantity),)


def test_a_word_that_names_no_substance_does_not_survive() -> None:
    assert read_quantities("Slamet 12 gr") == (Quantity("lainnya", 12, "gram"),)


def test_a_quantity_in_columns_of_its_own_is_the_same() -> None:
    assert quantity_of("Shabu", "1,5", "Kg.") == read_quantities("Sabu 1,5 kg")


def test_two_substances_in_columns_of_their_own_keep_each_its_amount_and_unit() -> None:
    assert quantity_of("Shabu dan ekstasi", "3,44 / 5", "gram / butir") == (
        Quantity("sabu", 3.44, "gram"),
        Quantity("ekstasi", 5, "butir"),
    )


def test_one_unit_is_that_of_all_amounts_of_a_list() -> None:
    assert quantity_of("Sabu\nGanja", "1,5\n2,5", "gram") == (
        Quantity("sabu", 1.5, "gram"),
        Quantity("ganja", 2.5, "gram"),
    )


def test_a_list_of_amounts_is_not_read_as_one() -> None:
    assert quantity_of("Sabu", "1,5\n2,5", "gram") == ()


def test_two_substances_with_one_amount_are_not_given_it_both() -> None:
    assert quantity_of("Shabu dan ekstasi", "3,44", "gram") == (Quantity("sabu", 3.44, "gram"),)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Positif MET, negatif THC", "sabu"), ("Sabu (hasil tes urine negatif)", "sabu"),
        ("Negatif MET, THC, AMP", None), ("MET negatif", None), ("hasil negatif", None),
        ("Sabu 12,5 gr hasil urine negatif; HP", "sabu"),
        ("Sabu, Tramadol", "sabu, tramadol"), ("Ganja & shabu (metamfetamin)", "ganja, sabu"),
        ("Obat keras (tramadol)", "tramadol"), ("obat keras", "obat keras"),
        ("Slamet", "lainnya"), ("-", None), ("Tembakau sintetis", "tembakau sintetis"),
    ],
)  # fmt: skip
def test_every_substance_a_text_names_is_read(text: str, names: str | None) -> None:
    assert read_substances(text) == names


@given(
    st.integers(1, 10**6).map(lambda n: n / 100),
    st.sampled_from([("gr", "gram"), ("btr", "butir"), ("paket", "paket")]),
)
def test_a_quantity_reads_back(amount: float, units: tuple[str, str]) -> None:
    text = f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    assert read_quantities(f"Sabu {text} {units[0]}") == (Quantity("sabu", amount, units[1]),)
