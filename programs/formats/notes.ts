// Collects what an import or an export had to change.

import { toShortLine } from './short-line.ts'

/** Something that the other format cannot hold, and what was done instead. */
export interface Note {
  place: string
  text: string
}

/** A dense file needs thousands of changes of one kind: more than these are only counted. */
const MAX_OF_A_KIND = 20

export class Notes {
  private readonly notes: Note[] = []
  /** Each kind of change: how often, and where the last one was. */
  private readonly kinds = new Map<string, { count: number; lastPlace: string }>()

  add(place: string, text: string, kind = text): void {
    const count = (this.kinds.get(kind)?.count ?? 0) + 1
    if (count <= MAX_OF_A_KIND) this.notes.push({ place: toShortLine(place), text: toShortLine(text) })
    this.kinds.set(kind, { count, lastPlace: place })
  }

  /** Adds a note that holds for the whole file: only its first place is listed. */
  addOnce(place: string, text: string): void {
    if (!this.kinds.has(text)) this.add(place, text)
  }

  list(): Note[] {
    const counted = [...this.kinds].filter(([, { count }]) => count > MAX_OF_A_KIND)
    return [
      ...this.notes,
      ...counted.map(([kind, { count, lastPlace }]) => ({
        place: toShortLine(lastPlace),
        text: toShortLine(`and ${count - MAX_OF_A_KIND} more up to here: ${kind}`),
      })),
    ]
  }
}
