// Finds what XML forbids in a tag and `sax` lets pass.

export const ONLY_ENTITIES =
  'expected only &lt; &gt; &amp; &quot; &apos; and characters by number such as &#65;, got another "&"'

const FORBIDDEN: readonly [RegExp, string][] = [
  [/^\/?\s/, 'expected a name right after "<", got a space'],
  [/</, 'expected &lt; inside a tag, got "<"'],
  [/&(?!(?:lt|gt|amp|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)/, ONLY_ENTITIES],
]

/** The names of all attributes: sax drops the second of one name. */
function listAttributeNames(tag: string): string[] {
  const parts = tag.split(/"[^"]*"|'[^']*'/).slice(0, -1)
  return parts.map((part) => part.slice(0, part.lastIndexOf('=')).trimEnd().split(/\s/).at(-1)!)
}

function findRepeated(names: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return names.find((name) => seen.size === seen.add(name).size)
}

/** What is wrong with a tag that sax has taken, given without "<" and ">". */
export function findTagMistake(tag: string): string | undefined {
  const forbidden = FORBIDDEN.find(([pattern]) => pattern.test(tag))
  if (forbidden) return forbidden[1]
  const repeated = findRepeated(listAttributeNames(tag))
  return repeated === undefined ? undefined : `expected one ${repeated}, got two: remove one`
}
