// Keeps one line of text over a power cut at any byte: two slots written in turn, each with a sequence number
// and a checksum. Losing power in the middle of a write costs that write and nothing else.

import { adler32 } from '../src/format.ts'
import type { Hal } from './hal.ts'

export interface Store {
  /** The newest line that is whole, or undefined. */
  load(): string | undefined
  /** Throws what the board throws when it cannot write. */
  save(text: string): void
}

/** The body "sequence;text" of a slot whose checksum is right, or an empty string. */
function bodyOf(slot: string | undefined): string {
  const parts = (slot || '').split('|')
  return parts.length === 2 && parts[0] === String(adler32(parts[1]!, 0)) ? parts[1]! : ''
}

export function createStore(hal: Hal): Store {
  let sequence = 0
  let newest = 1

  return {
    load() {
      let text: string | undefined
      for (let slot = 0; slot < 2; slot++) {
        const parts = bodyOf(hal.read(slot)).split(';')
        const number = parseInt(parts[0]!, 10)
        if (parts.length === 2 && number > sequence) {
          sequence = number
          newest = slot
          text = parts[1]
        }
      }
      return text
    },

    save(text) {
      const body = `${sequence + 1};${text}`
      const slot = 1 - newest
      hal.write(slot, `${adler32(body, 0)}|${body}`)
      sequence++
      newest = slot
    },
  }
}
