"""The contract as data: one declaration per endpoint checks its requests and documents it."""
