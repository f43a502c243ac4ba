# Called by lexicon.sh. What it writes:
#
# english.lex: "THAWLEX1"; the number of words and of blocks; the offset of each block behind the index (all
# 32 bits, little-endian); then the words, lower case, sorted by bytes, sixteen to a block. A word is
#   shared | band << 5     letters shared with the word before (0 at a block's head), commonness 0-7
#   length | flags << 5    letters that follow; 1 a word, 2 a name (has a capital), 4 an abbreviation
# and its letters. The bands are SCOWL's sizes 10, 20, 35, 40, 50, 55, 60, 70: 0 is the most common.
# rare.bloom: "THAWRARE", the number of bits (32 bits) and a Bloom filter of the words and names of size 80 that
# are not in the list: bit (a + i * b) mod size for i in 0..<7, a and b the halves of FNV-1a's 64 bits.
import os, struct, sys
scowl, target = sys.argv[1:]
sizes = (10, 20, 35, 40, 50, 55, 60, 70)
lists = ("english", "british", "british_z", "american", "british_variant_1")
kinds = {"words": 1, "contractions": 1, "upper": 2, "proper-names": 2, "abbreviations": 4}
words = {}  # lower case: (band, flags)

def read(name, kind, size):
    path = f"{scowl}/{name}-{kind}.{size}"
    text = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
    return [w[:-2] if w.endswith("'s") else w for w in text.split()]

for band, size in enumerate(sizes):
    for name in lists:
        for kind, flag in kinds.items():
            for word in [] if (size, flag) == (70, 4) else read(name, kind, size):
                if not 0 < len(word.encode()) < 32 or word.endswith("."):
                    continue
                mark = flag if flag != 1 or word == word.lower() else 2
                old = words.get(word.lower(), (99, 0))
                # A word's own band counts, not that of a name spelled alike.
                rank = band if mark == 1 else band + 8
                best = min(old[0], rank)
                words[word.lower()] = (best, old[1] | mark)
pool, index, before = bytearray(), [], b""
for number, word in enumerate(sorted(words, key=str.encode)):
    band, flags = words[word]
    letters = word.encode()
    if number % 16 == 0:
        index.append(len(pool))
        before = b""
    shared = len(os.path.commonprefix([before, letters]))
    rest = letters[shared:]
    pool += bytes([shared | (band % 8) << 5, len(rest) | flags << 5]) + rest
    before = letters
with open(target, "wb") as file:
    file.write(b"THAWLEX1" + struct.pack("<II", len(words), len(index)))
    file.write(struct.pack(f"<{len(index)}I", *index) + pool)
rare = {w.lower() for n in lists for k in ("words", "upper", "proper-names") for w in read(n, k, 80)}
bits = len(rare - words.keys()) * 11
filter = bytearray(bits // 8 + 1)
for word in rare - words.keys():
    hash = 0xCBF29CE484222325
    for byte in word.encode():
        hash = (hash ^ byte) * 0x100000001B3 % 2**64
    for i in range(7):
        bit = ((hash >> 32) + i * (hash & 0xFFFFFFFF)) % bits
        filter[bit // 8] |= 1 << bit % 8
with open(os.path.dirname(target) + "/rare.bloom", "wb") as file:
    file.write(b"THAWRARE" + struct.pack("<I", bits) + filter)
print(f"{len(words)} words, {os.path.getsize(target)} bytes in {target}")
