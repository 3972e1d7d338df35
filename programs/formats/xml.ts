// The XML that Android's vibration files are made of: elements, attributes and comments. Document types, entities of
// one's own, CDATA and text are refused: no such file has them, and that is where XML gets dangerous.

import { FormatError, MAX_POINTS } from './format.ts'
import { plain } from './text.ts'

export interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly Element[]
  /** Its place: "line 3, <waveform-entry>". */
  place: string
}

const MAX_DEPTH = 8
const NAME = '[A-Za-z_][A-Za-z0-9_.-]{0,63}'
/** What may stand at any place between tags. Sticky: each is tried where the last one ended. */
const GAP = /\s+/y
const DECLARATION = /<\?xml(\s[^?<>]*)?\?>/y
const OPEN = new RegExp(`<(${NAME})`, 'y')
const CLOSE = new RegExp(`</(${NAME})\\s*>`, 'y')
const ATTRIBUTE = new RegExp(`\\s+(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y')
const END = /\s*(\/?)>/y

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

interface Open {
  name: string
  attributes: Record<string, string>
  children: Element[]
  place: string
}

/** The root element; every other mistake is refused with its line. */
export function parseXml(raw: string): Element {
  const text = plain(raw)
  let at = 0
  let line = 1
  let counted = 0
  const here = () => {
    // Counted on from the last time: a long file has thousands of places.
    line += text.slice(counted, at).split('\n').length - 1
    counted = at
    return `line ${line}`
  }
  const fail = (reason: string): never => {
    throw new FormatError(`${here()} ${reason}`)
  }
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at = pattern.lastIndex
    return match
  }

  const value = (written: string): string =>
    written.replace(/&([^;]*;?)/g, (_, entity: string) => {
      const name = entity.slice(0, -1)
      if (!entity.endsWith(';') || !Object.hasOwn(ENTITIES, name)) return fail(`has an entity that is not known`)
      return ENTITIES[name]!
    })

  const declaration = take(DECLARATION)
  const encoding = /encoding\s*=\s*["']([^"']*)["']/.exec(declaration?.[1] ?? '')?.[1]
  if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) fail(`says encoding ${encoding}, not UTF-8`)

  let root: Element | undefined
  const open: Open[] = []
  let count = 0
  const close = () => {
    const done = open.pop()!
    const parent = open.at(-1)
    if (parent) parent.children.push(done)
    else root = done
  }
  while (at < text.length) {
    if (take(GAP)) continue
    if (text.startsWith('<!--', at)) {
      const stop = text.indexOf('--', at + 4)
      if (stop < 0 || text[stop + 2] !== '>') fail('has a comment without an end')
      at = stop + 3
      continue
    }
    const closing = take(CLOSE)
    if (closing) {
      if (open.at(-1)?.name !== closing[1]) fail(`closes <${closing[1]}>, which is not open`)
      close()
      continue
    }
    const place = here()
    const opening = take(OPEN)
    if (!opening) return fail(open.length === 0 && !root ? 'is not XML' : 'has something that is no element')
    if (root) fail('has a second root element')
    if (++count > MAX_POINTS + MAX_DEPTH) fail(`has more than ${MAX_POINTS} elements`)
    if (open.length === MAX_DEPTH) fail(`nests deeper than ${MAX_DEPTH}`)
    const attributes: Record<string, string> = {}
    for (let found = take(ATTRIBUTE); found; found = take(ATTRIBUTE)) {
      if (Object.hasOwn(attributes, found[1]!)) fail(`has ${found[1]} twice`)
      attributes[found[1]!] = value(found[2] ?? found[3]!)
    }
    const end = take(END)
    if (!end) return fail(`breaks off in <${opening[1]}>`)
    open.push({ name: opening[1]!, attributes, children: [], place: `${place}, <${opening[1]}>,` })
    if (end[1] === '/') close()
  }
  if (open.length > 0) fail(`ends before <${open.at(-1)!.name}> is closed`)
  return root ?? fail('has no element')
}
