// The haptic file formats that programs are read from and written to, and which of them a file is.

import { ahap } from './ahap/index.ts'
import { androidJson } from './android/json.ts'
import { androidXml } from './android/xml.ts'
import { buzz, isBuzz } from './buzz.ts'
import { csv } from './csv.ts'
import { type Format, FormatError } from './format.ts'
import { haptic } from './haptic.ts'
import { isFields, parseJson } from './json.ts'
import { web } from './web.ts'

export { type Exported, type Format, FormatError, type Imported, type Note } from './format.ts'

export const FORMATS: readonly Format[] = [ahap, haptic, androidXml, androidJson, web, buzz, csv]

const jsonOf = (text: string): unknown => {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

/** How each format looks from inside, of its text or of the JSON that it is. */
const SIGNS: readonly [Format, (text: string, json: unknown) => boolean][] = [
  [ahap, (_, json) => isFields(json) && Object.hasOwn(json, 'Pattern')],
  [haptic, (_, json) => isFields(json) && Object.hasOwn(json, 'signals')],
  [androidJson, (_, json) => isFields(json) && Object.hasOwn(json, 'timings')],
  [web, (_, json) => Array.isArray(json) || typeof json === 'number'],
  [androidXml, (text) => /^\uFEFF?\s*</.test(text)],
  [buzz, (text) => isBuzz(text)],
]

/** By extension; where that says too little, by content. */
export function formatFor(file: string, text: string): Format {
  const byName = FORMATS.filter(({ extensions }) => extensions.some((e) => file.toLowerCase().endsWith(e)))
  if (byName.length === 1) return byName[0]!
  const json = jsonOf(text)
  const byContent = SIGNS.find(([, fits]) => fits(text, json))?.[0]
  if (byContent) return byContent
  const known = FORMATS.map(({ name, extensions }) => `${name} (${extensions.join(', ')})`).join(', ')
  throw new FormatError(`neither the name nor the text is of a known format: ${known}`)
}
