#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""Translations are complete: every text of the desktop program is translated in every language, plural forms included, with the
placeholders of the source. Usage: translations_test.py SOURCE_FOLDER LUPDATE (the latter "" where Qt's linguist tools are not)."""
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TOP = Path(sys.argv[1])
LUPDATE = sys.argv[2]
LANGUAGES = {"de": 2, "en": 2, "es": 2, "fr": 2, "ja": 1, "zh_CN": 1}
PLACEHOLDER = re.compile(r"%(?:\d+|n|L\d+)")


def messages(path):
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message


def key(context, message):
    return context, message.findtext("source"), message.findtext("comment")


def forms(message):
    translation = message.find("translation")
    numbered = [form.text or "" for form in translation.findall("numerusform")]
    return numbered if message.get("numerus") == "yes" else [translation.text or ""]


class Translations(unittest.TestCase):
    def each(self):
        files = [(language, TOP / "translations" / f"slotd_{language}.ts") for language in LANGUAGES]
        self.assertEqual([path for _, path in files if not path.exists()], [])
        return files

    def test_every_message_is_finished_and_has_all_forms(self):
        for language, path in self.each():
            for context, message in messages(path):
                kind = message.find("translation").get("type")
                self.assertNotEqual(kind, "unfinished", key(context, message))
                texts = forms(message)
                self.assertTrue(all(text.strip() for text in texts), key(context, message))
                if message.get("numerus") == "yes":
                    self.assertEqual(len(texts), LANGUAGES[language], key(context, message))

    def test_placeholders_are_those_of_the_source(self):
        for _, path in self.each():
            for context, message in messages(path):
                wanted = sorted(set(PLACEHOLDER.findall(message.findtext("source"))))
                for text in forms(message):
                    self.assertEqual(sorted(set(PLACEHOLDER.findall(text))), wanted, f"{path.name}: {text}")

    def test_no_text_of_the_program_is_missing(self):
        if not LUPDATE:
            self.skipTest("no lupdate (Debian package qt6-l10n-tools)")
        for language, path in self.each():
            with tempfile.TemporaryDirectory() as folder:
                fresh = Path(folder) / path.name
                shutil.copy(path, fresh)
                plural = ["-pluralonly"] if language == "en" else []
                subprocess.run([LUPDATE, "-silent", "-no-obsolete", "-locations", "none", *plural, "-recursive", str(TOP / "tray"), "-ts", str(fresh)],
                               check=True, stderr=subprocess.DEVNULL)
                before = {key(context, message) for context, message in messages(path)}
                now = {key(context, message) for context, message in messages(fresh)}
                self.assertEqual(sorted(map(str, now - before)), [], f"{path.name} lacks texts: ninja translations, then translate them")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
