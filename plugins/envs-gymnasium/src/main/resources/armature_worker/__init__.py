"""The Python side of the environment type `gymnasium`; see start.py."""
