// The power fails before and in the middle of each operation of flash, on the real engine: what a run has done to flash is
// done again up to there, and a chip is powered up with it.

import { beforeAll, describe, expect, it } from 'vitest'
import { logPlace } from '../../hal/boards/storage.ts'
import { toText } from '../../lib/bytes.ts'
import {
  firmwarePieces,
  KALUMA_PROGRAM,
  KALUMA_STORE,
  makeFlash,
  readEngine,
} from '../../sim/chip/board/flash-image.ts'
import { FLASH_AT, type FlashOperation } from '../../sim/chip/machine/memory.ts'
import { type ChipEvent, runChip } from '../../sim/chip/run.ts'
import type { TraceLine } from '../../sim/device/trace.ts'
import { type Memory, parseLog } from '../../sim/journal/log.ts'
import { drawUniform } from '../../sim/world/random.ts'
import { RECORD_CHARS } from '../../src/memory/journal.ts'
import { LOCKED_FIELD, OPEN_FIELD, parseFields } from '../../src/memory/settings.ts'
import { CHIPS, type Chip } from './chips.ts'

const PRESS_MS = 100
const GAP_MS = 150
const HOLD_MS = 900
const FIRST_AT = 2000
/** A lock and an unlock are a record each, and sixteen records a page. */
const LOCKS = 14
const LOCK_MS = 1500
const SESSION_MS = 3000
const KALUMA_LOG = { storageFrom: KALUMA_STORE, storageTo: KALUMA_PROGRAM }
const ERASED = 0xff
const SEED = 19

describe.each(CHIPS)('%s', (_, load) => {
  let chip: Chip
  let initial: Uint8Array
  let operations: readonly FlashOperation[]
  /** Flash before each operation, and at the end, as what a reader of the log finds. */
  let memories: readonly Memory[]

  const hold = (t: number, ms: number): ChipEvent[] => [
    { t, pin: chip.board.buttonPin, level: chip.board.buttonPressed === 1 },
    { t: t + ms, pin: chip.board.buttonPin, level: chip.board.buttonPressed === 0 },
  ]
  const threePresses = (t: number): ChipEvent[] => [0, 1, 2].flatMap((i) => hold(t + i * (PRESS_MS + GAP_MS), PRESS_MS))
  const session = (t: number): ChipEvent[] => [...hold(t, HOLD_MS), ...hold(t + SESSION_MS, HOLD_MS)]
  const dutyAtEnd = (trace: readonly TraceLine[]): number =>
    trace.reduce((duty, line) => ('duty' in line ? line.duty : duty), 0)
  const isOn = (trace: readonly TraceLine[]): boolean => trace.some((line) => 'duty' in line && line.duty > 0)

  function memoryOf(flash: Uint8Array): Memory {
    const { board } = chip
    const { storageFrom, storageTo } = board.engine === 'kaluma' ? KALUMA_LOG : logPlace(board)
    return parseLog(toText(flash.subarray(storageFrom - FLASH_AT, storageTo - FLASH_AT)))
  }

  beforeAll(async () => {
    if (!load) return
    chip = await load()
    initial = makeFlash(readEngine(chip.uf2), firmwarePieces(chip.board, chip.code))
    const locksUntil = FIRST_AT + (LOCKS + 1) * LOCK_MS
    const events = [
      ...Array.from({ length: LOCKS + 1 }, (_, i) => threePresses(FIRST_AT + i * LOCK_MS)).flat(),
      ...session(locksUntil),
      ...session(locksUntil + 2 * SESSION_MS),
    ]
    const run = runChip({ ...chip, events, untilMs: locksUntil + 5 * SESSION_MS })
    operations = run.operations
    const flash = initial.slice()
    memories = [
      memoryOf(flash),
      ...operations.map(({ at, bytes }) => {
        flash.set(bytes, at)
        return memoryOf(flash)
      }),
    ]
  }, 600_000)

  /** Flash when operation `index` is half done: half of the bytes are written, and any bits may be erased. */
  function halfDone(flash: Uint8Array, index: number): Uint8Array {
    const { at, bytes } = operations[index]!
    const isErase = bytes.every((byte) => byte === ERASED)
    return flash.map((before, offset) => {
      const i = offset - at
      if (i < 0 || i >= bytes.length) return before
      if (isErase) return before | Math.floor(drawUniform(SEED, index, i) * 256)
      return i < bytes.length / 2 ? bytes[i]! : before
    })
  }

  /** Powers up, and tries to start and to stop. Answers with what is stored then. */
  function powerUp(flash: Uint8Array, memory: Memory, cut: string): Memory {
    const fields = parseFields(memory.settings ?? '')
    // After a cut in a session a rest is due.
    const mayStart = !!memory.settings && fields[LOCKED_FIELD] === 0 && fields[OPEN_FIELD] === 0
    const { trace, flash: after } = runChip({ ...chip, flash, events: session(FIRST_AT), untilMs: 3 * SESSION_MS })
    expect(isOn(trace.filter(({ t }) => t < FIRST_AT)), `${cut}: on before the press`).toBe(false)
    expect(isOn(trace), `${cut}: starts`).toBe(mayStart)
    expect(dutyAtEnd(trace), `${cut}: stops`).toBeCloseTo(0)
    return memoryOf(after)
  }

  it.skipIf(!load)(
    'has the newest state or the one before, and works, after a power cut at any operation of flash',
    () => {
      const flash = initial.slice()
      operations.forEach(({ at, bytes }, i) => {
        const [before, after] = [memories[i]!, memories[i + 1]!]
        const torn = halfDone(flash, i)
        const found = memoryOf(torn)
        // Of a first record that is cut there is nothing to go back to: the device starts locked, as a new one does.
        if (!before.settings && !found.settings) expect(found.sequence).toBe(0)
        else expect([before, after], `in operation ${i}`).toContainEqual(found)
        flash.set(bytes, at)
        for (const [cut, there, memory] of [
          [`in operation ${i}`, torn, found],
          [`after operation ${i}`, flash, after],
        ] as const) {
          const next = powerUp(there.slice(), memory, cut)
          expect(next.journal.startsWith(memory.journal), `${cut}: the journal`).toBe(true)
          expect(next.sequence, `${cut}: goes on`).toBeGreaterThanOrEqual(memory.sequence)
        }
      })
    },
    3_600_000,
  )

  it.skipIf(!load)('has begun two pages of the log meanwhile, and stored two sessions', () => {
    const isErase = ({ bytes }: FlashOperation) => bytes.length > 256
    expect(operations.filter(isErase).length).toBeGreaterThanOrEqual(2)
    expect(memories.at(-1)!.journal).toHaveLength(2 * RECORD_CHARS)
  })
})
