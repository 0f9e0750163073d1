"""Asking registers whether what the company says is so."""
