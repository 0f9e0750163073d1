"""What a programme is, as values: questions, rules, papers, rubric, support; and its notices by date."""
