// Scripts that are alike but for the names in them, such as one program that a minifier has made for several targets. With the
// names of the script before, most of a script repeats what was there, and a compressor needs little for it.

/** A name or a keyword, also inside a string: all of them are exchanged, so nothing needs to be parsed. */
const WORD = /[A-Za-z_$][\w$]*/g
/** Places match where the text between so many words is the same. */
const WORDS_TO_MATCH = 8

export interface AlikeScript {
  /** The script, with other names. */
  text: string
  /** The name that each word of the text stands for, where it is not itself. */
  names: Record<string, string>
}

/** Exchanges all words. */
const withNames = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replace(WORD, (word) => names.get(word) ?? word)

/** The words of a script, and where what stands between the next words occurs only once. */
function readWords(text: string) {
  const words = text.match(WORD) ?? []
  const gaps = text.split(WORD)
  const places = new Map<string, number>()
  for (let at = 0; at + WORDS_TO_MATCH <= words.length; at++) {
    const key = gaps.slice(at, at + WORDS_TO_MATCH + 1).join('\0')
    places.set(key, places.has(key) ? -1 : at)
  }
  return { words, places }
}

/** Pairs of words in matching places of two scripts, the most frequent first. */
function findPairs(script: ReturnType<typeof readWords>, before: ReturnType<typeof readWords>): [string, string][] {
  const votes = new Map<string, number>()
  for (const [key, at] of script.places) {
    const other = before.places.get(key) ?? -1
    if (at < 0 || other < 0) continue
    for (let n = 0; n < WORDS_TO_MATCH; n++) {
      const pair = `${script.words[at + n]} ${before.words[other + n]}`
      votes.set(pair, (votes.get(pair) ?? 0) + 1)
    }
  }
  return [...votes].sort(([, a], [, b]) => b - a).map(([pair]) => pair.split(' ') as [string, string])
}

/** The script with the names of the one before, as far as they can be told. */
function likeBefore(text: string, before: string): AlikeScript {
  const script = readWords(text)
  const renamed = new Map<string, string>()
  const taken = new Set<string>()
  const rename = (word: string, name: string) => {
    if (renamed.has(word) || taken.has(name)) return
    renamed.set(word, name)
    taken.add(name)
  }
  for (const [word, name] of findPairs(script, readWords(before))) rename(word, name)
  for (const word of script.words) rename(word, word)
  let number = 0
  for (const word of script.words) while (!renamed.has(word)) rename(word, `_${(number++).toString(36)}`)
  const names = [...renamed].filter(([word, name]) => word !== name).map(([word, name]) => [name, word])
  return { text: withNames(text, renamed), names: Object.fromEntries(names) }
}

/** Each script like the one before. */
export function makeAlike(texts: readonly string[]): AlikeScript[] {
  const made: AlikeScript[] = []
  for (const text of texts) made.push(likeBefore(text, made.at(-1)?.text ?? ''))
  return made
}

/** The script as it was. */
export const restore = ({ text, names }: AlikeScript): string => withNames(text, new Map(Object.entries(names)))
