// Sessions of each program of the rotation: how soon they start, how long the kick is, how far the motor is behind the
// curve, and how long a pass of the event loop takes meanwhile.

import { compileRotation } from '../../../programs/index.ts'
import { compareTraces } from '../../../sim/chip/play/compare.ts'
import { NO_ENGINE } from '../../../sim/device/engine/models.ts'
import type { TraceLine } from '../../../sim/device/trace.ts'
import { runScenario } from '../../../sim/script/play.ts'
import { type Chip, names } from '../chips.ts'
import { ChipBench, type Duty, LONG_MS, SINGLE_MS } from './bench.ts'

/** A ramp, and some of the hold or wave after it. */
const SESSION_MS = 8000
/** The announcement of the next program, and some of its ramp. */
const NEXT_MS = 3000
/** The kick is over. */
const AFTER_KICK_MS = 200

export interface Session {
  program: string
  /** From the threshold of the long press until the motor is on. */
  startMs: number
  kickMs: number
  /** The latest step of the curve, counted from the threshold, against a session that takes no engine time. */
  lateMs: number
  /** Steps of the curve that only one of both has. */
  lostSteps: number
  /** From a press that is known to be a single one until the motor changes. */
  nextMs: number
  /** From the threshold of a long press until the motor is off, and the pass that stores the session. */
  offMs: number
  endPassMs: number
  /** The longest pass of the event loop while the motor runs: in the session, and over the press that changes the program. */
  passMs: number
  nextPassMs: number
}

/** The duties of the session as written: without engine time the motor goes on at the threshold. */
function writtenCurve(program: string, { board }: Chip): Duty[] {
  const duties: Duty[] = []
  const text = `given unlocked\ngiven program ${program}\nlong press\nwait ${SESSION_MS / 1000} s`
  runScenario(text, {
    programs: compileRotation(),
    names,
    motor: board.motor,
    engine: NO_ENGINE,
    onTrace: (line: TraceLine) => {
      if ('duty' in line) duties.push(line)
    },
  })
  return countFrom(duties, duties.find(({ duty }) => duty > 0)!.t)
}

const countFrom = (duties: readonly Duty[], from: number): Duty[] =>
  duties.map(({ t, duty }) => ({ t: t - from, duty }))

function compareCurve(program: string, chip: Chip, duties: readonly Duty[]) {
  const inSession = ({ t }: Duty): boolean => t > AFTER_KICK_MS && t < SESSION_MS - LONG_MS
  const written = writtenCurve(program, chip).filter(inSession)
  const pairs = compareTraces(written, duties.filter(inSession))
  const late = pairs.flatMap(({ sim, chip: ours }) => (sim && ours ? [ours.t - sim.t] : []))
  // The last step of either may be outside.
  const lost = pairs.slice(0, -1).filter(({ sim, chip: ours }) => !sim || !ours).length
  return { lateMs: Math.max(0, ...late), lostSteps: lost }
}

export function measureSession(program: string, chip: Chip, missCycles: number): Session {
  const bench = new ChipBench(chip, missCycles, `given unlocked\ngiven program ${program}`)
  const passesFrom = (t: number, to: number): number =>
    Math.max(0, ...bench.passes.filter(({ at }) => at >= t && at < to).map(({ motorOnMs }) => motorOnMs))
  const { threshold, at: on } = bench.pressLong(true)
  bench.waitTo(on + SESSION_MS)
  const curve = bench.duties.slice()
  bench.press()
  const known = bench.now + SINGLE_MS
  bench.waitTo(known + NEXT_MS)
  const changed = bench.duties.find(({ t }) => t >= known)!.t
  const end = bench.now
  const off = bench.pressLong(false)
  bench.wait(1000)
  return {
    program,
    startMs: on - threshold,
    kickMs: curve[1]!.t - curve[0]!.t,
    ...compareCurve(program, chip, countFrom(curve, threshold)),
    nextMs: changed - known,
    offMs: off.at - off.threshold,
    endPassMs: Math.max(...bench.passes.filter(({ at, ms }) => at + ms > off.at).map(({ ms }) => ms)),
    passMs: passesFrom(on, on + SESSION_MS),
    nextPassMs: passesFrom(on + SESSION_MS, end),
  }
}

export const measureSessions = (chip: Chip, missCycles: number): Session[] =>
  names.map((program) => measureSession(program, chip, missCycles))
