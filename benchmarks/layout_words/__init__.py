"""Header words of invented officers: those the recogniser was made with, and rounds of unseen ones.

Each officer names every file and every column of the ten sample files in words of their own, in
the sample's order of columns. A header with "|" in it stands in two rows, the first of them merged
over its neighbours. `ROUNDS` are in the order in which they were first measured; each module tells
what that first run gave, before it was read. A new round is a new module, by an author who has not
seen the recogniser.
"""

from __future__ import annotations

from benchmarks.layout_words import (
    officers_aa_to_ad,
    officers_ae_to_ah,
    officers_ai_to_al,
    officers_am_to_ap,
    officers_aq_to_ax,
    officers_i_to_l,
    officers_m_to_p,
    officers_q_to_t,
    officers_u_to_x,
)
from benchmarks.layout_words.development import DEVELOPMENT
from benchmarks.layout_words.form import Words

ROUNDS: dict[str, dict[str, Words]] = {
    "I to L": officers_i_to_l.OFFICERS,
    "M to P": officers_m_to_p.OFFICERS,
    "Q to T": officers_q_to_t.OFFICERS,
    "U to X": officers_u_to_x.OFFICERS,
    "AA to AD": officers_aa_to_ad.OFFICERS,
    "AE to AH": officers_ae_to_ah.OFFICERS,
    "AI to AL": officers_ai_to_al.OFFICERS,
    "AM to AP": officers_am_to_ap.OFFICERS,
    "AQ to AX": officers_aq_to_ax.OFFICERS,
}
__all__ = ["DEVELOPMENT", "ROUNDS", "Words"]
