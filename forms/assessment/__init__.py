"""How one company stands towards one programme: rules, papers, points, and what would turn a no."""
