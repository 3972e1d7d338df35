// Reads the description of a pass from the comment at the top of its file: what it does, why, and an example.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Description {
  name: string
  what: string
  why: string
  before: string
  after: string
}

export const PASSES_FOLDER: string = join(import.meta.dirname, '../passes')

const FORM = /^(?<name>[\w-]+): (?<what>.+?)\n\nWhy: (?<why>.+?)\n\nBefore:\n(?<before>.+?)\nAfter:\n(?<after>.+?)\n$/s

const joinLines = (text: string): string => text.replaceAll('\n', ' ')
const removeIndent = (text: string): string => text.replace(/^ {2}/gm, '')

/** Throws an Error if the comment of the pass does not have the form. */
export function readDescription(pass: string): Description {
  const source = readFileSync(join(PASSES_FOLDER, `${pass}.ts`), 'utf8')
  const comment = /^(\/\/.*\n)*/.exec(source)![0].replace(/^\/\/ ?/gm, '')
  const parts = FORM.exec(comment)?.groups
  if (!parts)
    throw new Error(`passes/${pass}.ts must begin with a comment "${pass}: …", "Why: …", "Before: …" and "After: …"`)
  const { name, what, why, before, after } = parts
  return {
    name: name!,
    what: joinLines(what!),
    why: joinLines(why!),
    before: removeIndent(before!),
    after: removeIndent(after!),
  }
}
