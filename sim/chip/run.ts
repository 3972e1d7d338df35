// Runs a firmware on the engine's binary with a list of events: for tests and measurements that need no scenario.

import type { Board } from '../../hal/boards/board.ts'
import type { TraceLine } from '../device/trace.ts'
import { ChipBoard, gpioOf, type Pass } from './board/chip-board.ts'
import { firmwarePieces, makeFlash, readEngine } from './board/flash-image.ts'
import type { FlashOperation } from './machine/memory.ts'

/** At `t` ms, the level of an input pin, or what the converter reads at a pin as a share of its scale, 0 to 1. */
export type ChipEvent = { t: number } & (
  | { pin: number | string; level: boolean }
  | { analogPin: number | string; share: number }
  | { act: (chip: ChipBoard) => void }
)

export interface ChipRunOptions {
  board: Board
  /** The UF2 file of the engine. */
  uf2: Buffer
  /** The built firmware. */
  code: string
  events: readonly ChipEvent[]
  untilMs: number
  missCycles?: number
  skipsIdle?: boolean
  /** Flash of an earlier run, with what was stored in it. */
  flash?: Uint8Array
}

export interface ChipRun {
  trace: TraceLine[]
  /** Passes of the event loop with JavaScript in them. */
  passes: Pass[]
  resets: number
  /** From each power-up to the motor pin first driven low. */
  bootMs: number[]
  /** What was done to flash, in order. */
  operations: FlashOperation[]
  /** Flash at the end. */
  flash: Uint8Array
  chip: ChipBoard
}

/** A bench: 3.9 V behind a divider by two, and 25 °C at the thermistor. */
export const BATTERY_SHARE = 2420 / 4096
export const THERMISTOR_SHARE = 0.5

/** Throws ImageError. */
export function runChip(options: ChipRunOptions): ChipRun {
  const { board, uf2, code, untilMs, missCycles = 0, skipsIdle = true } = options
  const trace: TraceLine[] = []
  const passes: Pass[] = []
  const bootMs: number[] = []
  const operations: FlashOperation[] = []
  const shares = new Map([
    [gpioOf(board.batteryPin), BATTERY_SHARE],
    [gpioOf(board.ntcPin), THERMISTOR_SHARE],
  ])
  const chip = new ChipBoard({
    board,
    flash: options.flash ?? makeFlash(readEngine(uf2), firmwarePieces(board, code)),
    missCycles,
    skipsIdle,
    onDuty: (t, duty) => trace.push({ t, duty }),
    onLight: (t, isLit) => trace.push({ t, light: isLit ? 1000 : 0 }),
    onReset: (t) => trace.push({ t, reset: chip.resets }),
    onFirstLow: (ms) => bootMs.push(ms),
    onPass: (pass) => passes.push(pass),
    onFlash: (operation) => operations.push(operation),
    readAnalog: (pin) => shares.get(pin) ?? 0,
  })
  for (const event of [...options.events].sort((a, b) => a.t - b.t)) {
    chip.runTo(event.t)
    if ('pin' in event) chip.setPin(event.pin, event.level)
    else if ('analogPin' in event) shares.set(gpioOf(event.analogPin), event.share)
    else event.act(chip)
  }
  chip.runTo(untilMs)
  return { trace, passes, resets: chip.resets, bootMs, operations, flash: chip.flash, chip }
}
