# Generated from scripts/schema/codex_app_server_protocol.schemas.json by scripts/generate_models.py; do not edit.
# sha256 of the schema: 66dcf65253e6dcffc4bb53497f69597ec0400dd639c480193628de4581e0233b
"""The wire models, and all methods, derived from the runtime's own schema."""
