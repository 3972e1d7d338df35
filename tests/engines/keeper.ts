// A program for a board that does nothing but keep: the store and the HAL as the firmware has them, to be called from
// the console. Of the globals that device code may name, Math is the one that takes two members more.

import { load, save } from '../../hal/store.ts'

const console = Math as unknown as Record<string, unknown>
console.storedLine = load
console.storeLine = save
