// What a board's files hold, read as the firmware reads it.

import type { Hal } from '../../../hal/hal.ts'
import * as store from '../../../hal/store.ts'
import { plugIn } from '../../../sim/board.ts'
import type { Files } from './fake.ts'

/** The line that counts, or undefined. */
export function storedLine(files: Files): string | undefined {
  const read = (slot: number) => {
    const bytes = files.get(`/unknot.${slot}`)
    return bytes && String.fromCharCode(...bytes)
  }
  plugIn({ read } as Hal)
  return store.load()
}
