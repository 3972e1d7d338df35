// The file formats that programs are read from and written to, and how a file's format is found.

import { ahap } from './ahap/index.ts'
import { androidXml } from './android/vibration-xml.ts'
import { androidJson } from './android/waveform-json.ts'
import { buzz, isBuzz } from './buzz.ts'
import { csv } from './csv.ts'
import { type Format, FormatError } from './format.ts'
import { haptic } from './haptic.ts'
import { isObject, parseJson } from './parse/json.ts'
import { web } from './web.ts'

export { type Exported, type Format, FormatError, type Imported } from './format.ts'
export type { Note } from './notes.ts'

export const FORMATS: readonly Format[] = [ahap, haptic, androidXml, androidJson, web, buzz, csv]

const tryParseJson = (text: string): unknown => {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

const hasKey = (json: unknown, key: string) => isObject(json) && Object.hasOwn(json, key)

/** How to know each format by its content: its text, or the JSON in it. */
const SIGNS: readonly [Format, (text: string, json: unknown) => boolean][] = [
  [ahap, (_, json) => hasKey(json, 'Pattern')],
  [haptic, (_, json) => hasKey(json, 'signals')],
  [androidJson, (_, json) => hasKey(json, 'timings')],
  [web, (_, json) => Array.isArray(json) || typeof json === 'number'],
  [androidXml, (text) => /^\uFEFF?\s*</.test(text)],
  [buzz, (text) => isBuzz(text)],
]

/** Finds the format by the extension, or by the content if several formats have that extension. */
export function findFormat(file: string, text: string): Format {
  const matches = FORMATS.filter(({ extensions }) => extensions.some((one) => file.toLowerCase().endsWith(one)))
  if (matches.length === 1) return matches[0]!
  const json = tryParseJson(text)
  const byContent = SIGNS.find(([, hasSign]) => hasSign(text, json))?.[0]
  if (byContent) return byContent
  const known = FORMATS.map(({ name, extensions }) => `${name} (${extensions.join(', ')})`).join(', ')
  throw new FormatError(`expected one of the formats ${known}; neither the name nor the text is of one`)
}
