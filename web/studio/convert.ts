// Files of other tools: read with notes of what had to change, and written.

import { type Exported, FORMATS, findFormat, type Note } from '../../programs/formats/index.ts'
import { compile } from '../../programs/language/compile.ts'
import { toJson } from '../../programs/language/json/write.ts'
import type { Program } from '../../programs/language/write.ts'
import { addProblems, loadCompiled } from '../../programs/load/read-text.ts'

export interface Opened {
  /** The program as JSON. */
  text: string
  notes: readonly Note[]
}

const withoutEnding = (file: string): string => file.replace(/\.[^.]*$/, '')

/** More than a program for an hour needs, and little enough to be judged with each key. */
const MAX_TEXT_CHARS = 500_000

function checkLength(text: string): string {
  if (text.length <= MAX_TEXT_CHARS) return text
  throw new Error(
    `as a program it is ${(text.length / 1e6).toFixed(1)} MB long; expected at most ${MAX_TEXT_CHARS / 1e6} MB`,
  )
}

/** What a dropped file holds. Throws an error with one sentence for a file that nothing here can read. */
export function readFile(file: string, bytes: Uint8Array): Opened {
  if (file.endsWith('.bin')) {
    const { program, mistakes } = addProblems(loadCompiled(file, String.fromCharCode(...bytes)))
    if (!program) throw new Error(mistakes[0]?.reason)
    return { text: toJson(program), notes: [] }
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error('expected text in UTF-8, or compiled bytes in a file that ends with .bin')
  }
  // One of our own: mistakes in it are shown in the editor.
  if (file.endsWith('.json') && /"segments"\s*:/.test(text)) return { text: checkLength(text), notes: [] }
  const { program, notes } = findFormat(file, text).read(text, withoutEnding(file))
  return { text: checkLength(toJson(program)), notes }
}

export interface Target {
  name: string
  title: string
  /** The ending of its files, with the dot. */
  ending: string
  write: (program: Program) => { content: string | Uint8Array; notes: readonly Note[] }
}

const fromFormat = ({ text, notes }: Exported) => ({ content: text, notes })
const toBytes = (latin1: string): Uint8Array => Uint8Array.from(latin1, (letter) => letter.charCodeAt(0))

/** Everything that a program can be saved as. */
export const TARGETS: readonly Target[] = [
  { name: 'json', title: 'JSON', ending: '.json', write: (program) => ({ content: toJson(program), notes: [] }) },
  ...FORMATS.flatMap(({ name, title, extensions, write }) =>
    write ? [{ name, title, ending: extensions[0]!, write: (program: Program) => fromFormat(write(program)) }] : [],
  ),
  {
    name: 'bytes',
    title: 'Compiled bytes',
    ending: '.bin',
    write: (program) => ({ content: toBytes(compile(program, program.name)), notes: [] }),
  },
]
