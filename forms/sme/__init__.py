"""How large a company is by law (중소기업기본법): the dated tables, and the test over them."""
