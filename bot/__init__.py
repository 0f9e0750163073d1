"""Gildong itself: store, services, Rasa cell, gateway and worker, put together in `bot.bootstrap`."""
