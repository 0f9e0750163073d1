"""What every service stands on, and what goes out: context, definitions, keys, `Reply`, how words are compared."""
