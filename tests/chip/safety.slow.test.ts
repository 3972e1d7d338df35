// What must hold on the real engine at every moment: off, charger, watchdog, power cut, first boot, idle.

import { beforeAll, describe, expect, it } from 'vitest'
import { type ChipEvent, runChip } from '../../sim/chip/run.ts'
import type { TraceLine } from '../../sim/device/trace.ts'
import { CHIPS, type Chip } from './chips.ts'

const PRESS_MS = 100
const GAP_MS = 150
const HOLD_MS = 900
const UNLOCK_AT = 2000
const START_AT = 6000
/** promises.slow.test.ts judges to the ms; here only that it goes off, and stays off. */
const LATE_MS = 60
/** Kaluma formats its file system first, and waits for the radio of a Pico W, which is not emulated. */
const MAX_BOOT_MS: Readonly<Record<string, number>> = { pico: 650, 'pico-w': 1000, rp2040: 50 }
/** A shorter pass ran no JavaScript: once a second Kaluma asks the radio of a Pico W for news. */
const JAVASCRIPT_MS = 0.1

describe.each(CHIPS)('%s', (_, load) => {
  let chip: Chip
  beforeAll(async () => {
    if (load) chip = await load()
  })

  const hold = (t: number, ms: number): ChipEvent[] => [
    { t, pin: chip.board.buttonPin, level: chip.board.buttonPressed === 1 },
    { t: t + ms, pin: chip.board.buttonPin, level: chip.board.buttonPressed === 0 },
  ]
  const unlock = (): ChipEvent[] => [0, 1, 2].flatMap((i) => hold(UNLOCK_AT + i * (PRESS_MS + GAP_MS), PRESS_MS))
  /** Unlocks a new device and starts it. */
  const start = (): ChipEvent[] => [...unlock(), ...hold(START_AT, HOLD_MS)]
  const run = (events: readonly ChipEvent[], untilMs: number) => runChip({ ...chip, events, untilMs })

  const dutyAt = (trace: readonly TraceLine[], t: number): number =>
    trace.reduce((duty, line) => ('duty' in line && line.t <= t ? line.duty : duty), 0)
  /** Whether the motor is on at any moment from this time. */
  const isOnFrom = (trace: readonly TraceLine[], t: number): boolean =>
    dutyAt(trace, t) > 0 || trace.some((line) => 'duty' in line && line.t > t && line.duty > 0)

  /** In the ramp and in the hold. */
  const PHASES_MS = [950, 5000]

  it.skipIf(!load).each(PHASES_MS)('a long press %d ms after the start turns the motor off', (phase) => {
    const at = START_AT + HOLD_MS + phase
    const { trace } = run([...start(), ...hold(at, HOLD_MS)], at + 3000)
    expect(isOnFrom(trace, at + HOLD_MS + LATE_MS)).toBe(false)
    expect(dutyAt(trace, at)).toBeGreaterThan(0)
  })

  it.skipIf(!load).each(PHASES_MS)('a charger %d ms after the start turns the motor off', (phase) => {
    const at = START_AT + HOLD_MS + phase
    const { trace } = run([...start(), { t: at, pin: chip.board.chargerPin, level: false }], at + 3000)
    expect(isOnFrom(trace, at + LATE_MS)).toBe(false)
  })

  it.skipIf(!load)('a press of 760 to 797 ms is not long, in off and in running', () => {
    // Kaluma tells times in whole ms, and looks at its pins once a ms.
    const presses = (from: number): ChipEvent[] => [760, 780, 797].flatMap((ms, i) => hold(from + i * 1500, ms))
    const offAt = START_AT + 7000
    const { trace } = run(
      [...start(), ...presses(START_AT + 2000), ...hold(offAt, HOLD_MS), ...presses(offAt + 2000)],
      20_000,
    )
    expect(dutyAt(trace, offAt)).toBeGreaterThan(0)
    expect(isOnFrom(trace, offAt + HOLD_MS)).toBe(false)
  })

  it.skipIf(!load)('the watchdog turns the motor off within 8.4 s after the core has stopped', () => {
    const at = START_AT + 4000
    const { trace, resets } = run([...start(), { t: at, act: (board) => board.halt() }], at + 11_000)
    expect(dutyAt(trace, at + 100)).toBeGreaterThan(0)
    expect(isOnFrom(trace, at + 8400)).toBe(false)
    expect(resets).toBe(1)
  })

  const cutPower = (t: number): ChipEvent[] => [
    { t, act: (board) => board.cutPower() },
    { t: t + 1000, act: (board) => board.givePower() },
  ]

  it.skipIf(!load)('keeps the motor off after a power cut while it ran', () => {
    const cut = START_AT + 4000
    const { trace, bootMs } = run([...start(), ...cutPower(cut)], cut + 5000)
    expect(dutyAt(trace, cut - 1)).toBeGreaterThan(0)
    expect(isOnFrom(trace, cut + 1)).toBe(false)
    expect(bootMs).toHaveLength(2)
  })

  it.skipIf(!load)('stays unlocked over a power cut, and starts at a long press', () => {
    // A button that is held while the device boots means service, so the press comes after the boot.
    const cut = START_AT - 1500
    const events = [...unlock(), ...cutPower(cut), ...hold(START_AT + 2000, HOLD_MS)]
    expect(isOnFrom(run(events, START_AT + 5000).trace, START_AT)).toBe(true)
  })

  it.skipIf(!load)('drives the motor pin low soon after the first power-up, with an empty store', () => {
    const { bootMs, trace } = run([], 2000)
    expect(bootMs[0]).toBeLessThan(MAX_BOOT_MS[chip.board.name]!)
    expect(isOnFrom(trace, 0)).toBe(false)
  })

  it.skipIf(!load)('does nothing in 60 s of idle', () => {
    const { trace, resets, passes } = run([], 62_000)
    expect([trace, resets]).toEqual([[], 0])
    expect(passes.filter(({ at, ms }) => at > 2000 && ms > JAVASCRIPT_MS).length).toBeLessThan(20)
  })
})
