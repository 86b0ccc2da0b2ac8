"""What `scripts/update_sdk_artifacts.py` is made of: review notes, and the trees that packages are built from."""
