// What a Pico has stored, read as a host reads it.

import { type Memory, parseLog } from '../../../sim/journal/log.ts'
import type { Pico } from './fake-pico.ts'

export const storedMemory = ({ flash }: Pick<Pico, 'flash'>): Memory =>
  parseLog(Buffer.from(flash.bytes).toString('latin1'))
