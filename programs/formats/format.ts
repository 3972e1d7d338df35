// What a haptic file format is to unknot, what an import or export gives, and how a file is refused.

import type { Program } from '../language/write.ts'

const LONGEST = 240

/** What is shown of a file's own words: one line, and not all of 10 MB. */
function shown(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal must not get
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

/** A file that cannot be read: one sentence with place and reason. Whoever has the file's name puts it before. */
export class FormatError extends Error {
  constructor(message: string) {
    super(shown(message))
  }
}

/** Something that the other side cannot do, and what was done instead. */
export interface Note {
  place: string
  text: string
}

export interface Imported {
  program: Program
  notes: readonly Note[]
}

export interface Exported {
  text: string
  notes: readonly Note[]
}

export interface Format {
  name: string
  /** For people. */
  title: string
  extensions: readonly string[]
  /** `name` is the program's: any text, made a short lower-case word. */
  read?(text: string, name: string): Imported
  write?(program: Program): Exported
}

/** More points than a hand could place in 15 min: such a file is a recording, or an attack. */
export const MAX_POINTS = 4096

export const refuse = (place: string, reason: string): never => {
  throw new FormatError(`${place} ${reason}`)
}

/** Of one kind of change, as many are told one by one: a dense file has thousands, and nobody reads them. */
const TOLD_OF_A_KIND = 20

/** The notes of one import or export, in order. */
export class Notes {
  private readonly told: Note[] = []
  private readonly kinds = new Map<string, { count: number; place: string }>()

  add(place: string, text: string, kind = text): void {
    const seen = this.kinds.get(kind)
    if (!seen || seen.count < TOLD_OF_A_KIND) this.told.push({ place: shown(place), text: shown(text) })
    this.kinds.set(kind, { count: (seen?.count ?? 0) + 1, place })
  }

  /** A note that holds for the whole file: only its first place is told. */
  once(place: string, text: string): void {
    if (!this.kinds.has(text)) this.add(place, text)
  }

  list(): Note[] {
    const more = [...this.kinds].filter(([, { count }]) => count > TOLD_OF_A_KIND)
    return [
      ...this.told,
      ...more.map(([kind, { count, place }]) => ({
        place: shown(place),
        text: shown(`and ${count - TOLD_OF_A_KIND} more up to here: ${kind}`),
      })),
    ]
  }
}
