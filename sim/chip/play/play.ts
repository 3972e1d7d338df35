// Plays scenarios on the binary of an engine. Code takes time there: an expectation may be met late, and the scenario
// makes up for it in its next wait.

import type { Board } from '../../../hal/boards/board.ts'
import type { TraceLine } from '../../device/trace.ts'
import { parse, readStep, type Script, type ScriptLine } from '../../script/parse.ts'
import type { Progress } from '../../script/play.ts'
import { ExpectationError, type Run } from '../../script/step.ts'
import { parseTime, seconds } from '../../script/units.ts'
import type { Pass } from '../board/chip-board.ts'
import { readEngine } from '../board/flash-image.ts'
import { ChipDevice, EPSILON_MS } from './chip-device.ts'
import { seenAs, whyNot } from './limits.ts'
import { flashWith, storedMemory } from './stored-settings.ts'

/**
 * An expectation may be met so much late. Without cache misses 35 ms was the most in all scenarios of both engines. With
 * 95 cycles a miss the longest thing that the firmware does at once takes 190 ms: the pass that stores a session.
 */
const LATE_MS = 60
const LATE_WITH_MISSES_MS = 250
/** It is looked at again after this. */
const RETRY_MS = 5
/** The longest emulated time between two pauses. */
const SLICE_MS = 1000
/** Of a wait, at least this share remains where the scenario is late: pauses between gestures count. */
const MIN_WAIT_SHARE = 0.5

export interface ChipPlayOptions {
  board: Board
  /** The UF2 file of the engine. */
  uf2: Buffer
  /** The built firmware. */
  code: string
  /** The names of the rotation, in order. */
  names: readonly string[]
  missCycles?: number
  maxMs?: number
  onTrace?: (line: TraceLine) => void
  onPass?: (pass: Pass) => void
}

export interface ChipPlayResult {
  expectations: number
  /** Expectations that nothing outside the chip shows, and their steps. */
  unseen: number
  unseenSteps: readonly string[]
  /** The latest that an expectation was met, in ms. */
  latestMs: number
  emulatedMs: number
  bootMs: readonly number[]
  resets: number
}

/** The scenario cannot be played on this board. The message is the end of a sentence. */
export class ImpossibleError extends Error {}

/** The clock of the scenario, beside the one of the chip. */
class ScriptClock {
  now = 0
  readonly #device: ChipDevice

  constructor(device: ChipDevice) {
    this.#device = device
  }

  /** The chip waits until the clock shows `now`, but at least for a share of what passes until then. */
  *waitUntil(at: number, ofMs: number): Generator<Progress, void> {
    const device = this.#device
    const end = Math.max(at, device.now + (at - this.now) * MIN_WAIT_SHARE)
    this.now = at
    while (end - device.now > EPSILON_MS) {
      device.wait(Math.min(end - device.now, SLICE_MS))
      yield { ms: device.now, ofMs }
    }
  }

  /** Performs an event. The boot of an engine takes no time of the scenario. */
  perform(act: () => void): void {
    const device = this.#device
    const from = device.now - device.bootWaitMs
    act()
    this.now += Math.round(device.now - device.bootWaitMs - from)
  }
}

/** Performs an expectation until it is met. Returns how late that was, in ms. Throws ExpectationError. */
function expectInTime(
  { number, text }: ScriptLine,
  seen: string,
  run: Run,
  device: ChipDevice,
  maxLateMs: number,
): number {
  const from = device.now
  const { step, args } = readStep(seen, run.names)
  if (!('perform' in step)) throw new Error(`"${seen}" is no expectation`)
  for (;;) {
    try {
      step.perform(run, args)
      return device.now - from
    } catch (error) {
      if (!(error instanceof ExpectationError)) throw error
      if (device.now - from < maxLateMs) device.wait(RETRY_MS)
      else
        throw new ExpectationError(
          `line ${number}: ${text}: ${error.message} (${seconds(from)} to ${seconds(device.now)})`,
        )
    }
  }
}

/** Plays a scenario with pauses. Throws ScenarioError, ExpectationError, ImpossibleError, ImageError, BootError. */
export function* playOnChip(text: string, options: ChipPlayOptions): Generator<Progress, ChipPlayResult> {
  const script = parse(text, options.names)
  const why = whyNot(script, options.board, options.maxMs)
  if (why !== undefined) throw new ImpossibleError(why)
  return yield* playScript(script, options)
}

function* playScript(script: Script, options: ChipPlayOptions): Generator<Progress, ChipPlayResult> {
  const { board, uf2, code, names, missCycles = 0, onTrace, onPass } = options
  const { given, lines, minMs } = script
  const recentTrace: TraceLine[] = []
  const device = new ChipDevice({
    board,
    flash: flashWith(board, readEngine(uf2), code, storedMemory(lines, names)),
    given,
    missCycles,
    onTrace: (line) => {
      recentTrace.push(line)
      onTrace?.(line)
    },
    ...(onPass && { onPass }),
  })
  const run: Run = { device, names, recentTrace, said: [], storedSettings: [] }
  const clock = new ScriptClock(device)
  const maxLateMs = missCycles > 0 ? LATE_WITH_MISSES_MS : LATE_MS
  const unseen: string[] = []
  let expectations = 0
  let latestMs = 0
  for (const line of lines) {
    const { at, step, args } = line
    if (step.kind === 'given') {
      device.resetsBefore++
      continue
    }
    if (at !== undefined && at > clock.now) yield* clock.waitUntil(at, minMs)
    if (step.kind === 'wait') yield* clock.waitUntil(clock.now + (parseTime(args[0] ?? '') ?? 0), minMs)
    else if (step.kind === 'expect') {
      const seen = seenAs(line)
      if (seen === undefined) unseen.push(step.form)
      else {
        latestMs = Math.max(latestMs, expectInTime(line, seen, run, device, maxLateMs))
        expectations++
      }
    } else {
      recentTrace.length = 0
      clock.perform(() => step.perform(run, args))
    }
    yield { ms: device.now, ofMs: minMs }
  }
  const { bootMs, hal, now } = device
  const unseenSteps = [...new Set(unseen)]
  return { expectations, unseen: unseen.length, unseenSteps, latestMs, emulatedMs: now, bootMs, resets: hal.resets }
}
