# Generated from scripts/schema/codex_app_server_protocol.schemas.json by scripts/generate_models.py; do not edit.
# sha256 of the schema: 43e8c1495557ca91e33a63bbfae36c311c206253afae2974c979dbdf5d940c71
"""The wire models, and all methods, derived from the runtime's own schema."""
