// Widths of Helvetica, which every PDF reader has. Arial and Liberation Sans have the same widths.

/** The first character of the tables, a space. */
const FIRST = 32

/** Widths of the characters of ASCII in 1/1000 of the size, from the metrics that Adobe publishes for the PDF fonts. */
const REGULAR = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
]
const BOLD = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
  556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
  280, 389, 584,
]
/** A space that does not break. */
export const FIRM_SPACE = '\u00a0'
/** Widths of the other characters that can be measured. */
const OTHERS: Readonly<Record<string, number>> = { '°': 400, [FIRM_SPACE]: 278 }

/** The width of a text, in the unit of `size`. Throws RangeError for a character that has no width here. */
export function helveticaWidth(text: string, size: number, isBold = false): number {
  let sum = 0
  for (const character of text) {
    const width = OTHERS[character] ?? (isBold ? BOLD : REGULAR)[character.charCodeAt(0) - FIRST]
    if (width === undefined) throw new RangeError(`no width for "${character}" in "${text}"`)
    sum += width
  }
  return (sum * size) / 1000
}

/** The text in lines that are at most `width` wide; a longer word has a line of its own. */
export function wrap(text: string, width: number, size: number, isBold = false): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && helveticaWidth(longer, size, isBold) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
