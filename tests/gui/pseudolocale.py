#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""A language that nobody speaks: every text of the program in brackets, its vowels with an accent. Whatever is seen without them
did not come through a translation. Usage: pseudolocale.py LANGUAGE.ts PSEUDO.ts (the first only lists what there is to translate)."""
import re
import sys
import xml.etree.ElementTree as ElementTree

KEEP = re.compile(r"%(?:\d+|n|L\d+)|<[^>]*>|&\w|\s+")


def accented(text):
    """Placeholders, tags and mnemonics stay as they are."""
    out, at = "", 0
    for kept in KEEP.finditer(text):
        out += re.sub(r"([aeiouAEIOU])", "\\1\u0301", text[at:kept.start()]) + kept.group()
        at = kept.end()
    return "[" + out + re.sub(r"([aeiouAEIOU])", "\\1\u0301", text[at:]) + "]"


def main():
    tree = ElementTree.parse(sys.argv[1])
    tree.getroot().set("language", "en")
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        source = message.findtext("source")
        for child in list(translation):
            translation.remove(child)
        if message.get("numerus") == "yes":
            # As an English speaker says it: "1 job", "2 jobs".
            for form in (re.sub(r"\(s\)", "", source), re.sub(r"\(s\)", "s", source)):
                ElementTree.SubElement(translation, "numerusform").text = accented(form)
            translation.text = None
        else:
            translation.text = accented(source)
    tree.write(sys.argv[2], encoding="utf-8", xml_declaration=True)


if __name__ == "__main__":
    main()
