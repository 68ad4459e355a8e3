"""The proofs: every number a reader sees is evaluated, compared, counted and held equal."""
