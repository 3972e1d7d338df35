// The figures of a program, computed before anyone plays it: length, strength, steepness, exposure of the hand, energy.

import { massagerMotor } from '../../hal/boards/motors.ts'
import { compile } from '../../programs/language/compile.ts'
import { listPieces, type Piece } from '../../programs/language/curve.ts'
import { sumMs } from '../../programs/language/timing.ts'
import { BAND_HZ, type Program, type Segment } from '../../programs/language/write.ts'
import { MAX_LEVEL } from '../../src/program/format.ts'

/** The model of the massager motor (docs/owner/evidence.md, section 6.2): resistance, V s/rad, and the torque of friction and air. */
const OHMS = 2.5
const VOLT_SECONDS = 7.7e-3
const FRICTION_NM = 7e-4
const AIR_NMSS = 1.2e-9
/** Step of a numeric integral. */
const SAMPLE_MS = 50

export interface Figures {
  bytes: number
  totalMs: number
  highest: number
  /** Longest unbroken time at the highest level. */
  topMs: number
  /** Steepest change in levels a second, without jumps: the governor softens those. */
  steepest: number
  /** Shortest unbroken time that the motor is on. */
  shortestOnMs: number
  nesting: number
  handPoints: number
  /** Share of the time in which the motor is on, which is in the band of 20 to 60 Hz. */
  bandShare: number
  joules: number
}

const hertzOf = (level: number): number =>
  level > 0 ? BAND_HZ.low + ((level - 1) * (BAND_HZ.high - BAND_HZ.low)) / (MAX_LEVEL - 1) : 0

/** Electric power at a steady level, in W. */
const wattsOf = (level: number): number => {
  if (!(level > 0)) return 0
  const speed = 2 * Math.PI * hertzOf(level)
  const amperes = (FRICTION_NM + AIR_NMSS * speed * speed) / VOLT_SECONDS
  return (amperes * OHMS + VOLT_SECONDS * speed) * amperes
}

/** The integral of `of(level)` over a piece, in units of a second. */
function integrate({ ms, at }: Piece, of: (level: number) => number): number {
  const count = Math.max(1, Math.round(ms / SAMPLE_MS))
  let total = 0
  for (let i = 0; i < count; i++) total += of(at(((i + 0.5) * ms) / count))
  return (total * ms) / count / 1000
}

/** Longest and shortest unbroken time in which `matches` holds, in ms; 0 if it never holds. */
function unbrokenTimes(
  list: readonly Piece[],
  matches: (piece: Piece) => boolean,
): { longest: number; shortest: number } {
  const lengths: number[] = []
  let run = 0
  for (const piece of [...list, undefined]) {
    if (piece && matches(piece)) run += piece.ms
    else if (run > 0) {
      lengths.push(run)
      run = 0
    }
  }
  return { longest: Math.max(0, ...lengths), shortest: lengths.length ? Math.min(...lengths) : 0 }
}

const nestingDepth = (segments: readonly Segment[]): number =>
  Math.max(
    0,
    ...segments.map((one) =>
      one.kind === 'repeat'
        ? 1 + nestingDepth(one.segments)
        : one.kind === 'play'
          ? nestingDepth(one.program.segments)
          : 0,
    ),
  )

/** The figures of a program. Throws ProgramError if it breaks a rule. */
export function computeFigures(program: Program): Figures {
  const bytes = compile(program).length
  const list = listPieces(program)
  const ends = list.flatMap(({ ms, at }) => [at(0), at(ms)])
  const highest = Math.max(...ends)
  const total = sumMs(program.segments)
  // A curved piece is half a cosine, which is steepest in its middle: pi/2 times its average.
  const slope = ({ ms, at, straight }: Piece) => (Math.abs(at(ms) - at(0)) / ms) * 1000 * (straight ? 1 : Math.PI / 2)
  const add = (of: (level: number) => number) => list.reduce((all, piece) => all + integrate(piece, of), 0)
  return {
    bytes,
    totalMs: total,
    highest,
    topMs: unbrokenTimes(list, ({ ms, at }) => at(0) === highest && at(ms) === highest).longest,
    steepest: Math.max(...list.map(slope)),
    shortestOnMs: unbrokenTimes(list, ({ ms, at }) => at(0) > 0 || at(ms) > 0).shortest,
    nesting: nestingDepth(program.segments),
    handPoints: add((level) => hertzOf(level) ** 2) / massagerMotor.hz2sPerPoint,
    bandShare: add((level) => (level > 0 ? 1 : 0)) / (total / 1000),
    joules: add(wattsOf),
  }
}
