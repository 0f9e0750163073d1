"""Layouts that nobody designed: every way of arranging with every head by both renderers, twisted at random.

Data flow: a combination and a seed -> `combinations` picks the twists -> `entries` change labels and values as a form
sets them, `pages` what a whole page looks like -> canvas or chromium. The truth stays what the form said, but for the
unit of an amount.
"""

from tests.document_fetch.certificates.stress.combinations import Combination, combinations, stressed

__all__ = ["Combination", "combinations", "stressed"]
