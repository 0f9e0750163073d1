"""Working out what a definition asks: values, conditions and expressions over what is known of a company."""
