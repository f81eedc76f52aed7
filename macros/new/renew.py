"""`python -m macros.new.renew` writes the model's words into the templates, after the model has changed."""

from __future__ import annotations

from .template import FOLDER, MODELS, PATH, commented, template


def renew() -> list[str]:
    """Bring the comments of all templates up to date; return the paths of those that changed."""
    changed = []
    for name in MODELS:
        text = commented(name, template(name))
        if text != template(name):
            (FOLDER / f"{name}.yml").write_text(text, encoding="utf-8", newline="\n")
            changed.append(PATH.format(name))
    return changed


if __name__ == "__main__":
    print("\n".join(f"renewed {path}" for path in renew()) or "all templates are current")
