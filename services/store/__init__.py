"""Stores: one protocol, kept in memory or in SQL."""
