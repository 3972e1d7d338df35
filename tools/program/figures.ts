// The figures of a program, computed before anyone plays it: length, strength, steepness, exposure of the hand, energy.

import { massagerMotor } from '../../hal/boards/motors.ts'
import { compile } from '../../programs/language/compile.ts'
import { listOwnPieces, type PiecePart } from '../../programs/language/curve.ts'
import { type Measure, measure } from '../../programs/language/measure.ts'
import { BREAK, findShortestMs, joinRuns, makeRuns, makeWhole, type Runs } from '../../programs/language/runs.ts'
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
function integrate({ ms, at, straight }: PiecePart, of: (level: number) => number): number {
  const count = straight && at(0) === at(ms) ? 1 : Math.max(1, Math.round(ms / SAMPLE_MS))
  let total = 0
  for (let i = 0; i < count; i++) total += of(at(((i + 0.5) * ms) / count))
  return (total * ms) / count / 1000
}

/** Figures that add up or have a highest value. */
interface Totals {
  highest: number
  /** In levels a second. */
  steepest: number
  onS: number
  hz2s: number
  joules: number
}

const topOf = ({ ms, at }: PiecePart): number => Math.max(at(0), at(ms))
/** A curved piece is half a cosine, which is steepest in its middle: pi/2 times its average. */
const slopeOf = ({ ms, at, straight }: PiecePart): number =>
  (Math.abs(at(ms) - at(0)) / ms) * 1000 * (straight ? 1 : Math.PI / 2)

const NO_TOTALS: Totals = { highest: 0, steepest: 0, onS: 0, hz2s: 0, joules: 0 }

const joinTotals = (a: Totals, b: Totals, times: number): Totals => ({
  highest: Math.max(a.highest, b.highest),
  steepest: Math.max(a.steepest, b.steepest),
  onS: a.onS + times * b.onS,
  hz2s: a.hz2s + times * b.hz2s,
  joules: a.joules + times * b.joules,
})

const TOTALS: Measure<Totals> = {
  empty: NO_TOTALS,
  join: joinTotals,
  of(segment, before) {
    const { pieces, times } = listOwnPieces(segment, before)
    const period = pieces.map((piece) => ({
      highest: topOf(piece),
      steepest: slopeOf(piece),
      onS: integrate(piece, (level) => (level > 0 ? 1 : 0)),
      hz2s: integrate(piece, (level) => hertzOf(level) ** 2),
      joules: integrate(piece, wattsOf),
    }))
    return joinTotals(
      NO_TOTALS,
      period.reduce((all, one) => joinTotals(all, one, 1), NO_TOTALS),
      times,
    )
  },
}

/** The unbroken times of the pieces for which `holds` is true. */
const runsOfPieces = (holds: (piece: PiecePart) => boolean): Measure<Runs> =>
  makeRuns((segment, before) => {
    const { pieces, times } = listOwnPieces(segment, before)
    const period = pieces
      .map((piece) => (holds(piece) ? makeWhole(piece.ms) : BREAK))
      .reduce((all, one) => joinRuns(all, one, 1))
    return joinRuns(period, period, times - 1)
  })

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
  const { segments } = program
  const { highest, steepest, onS, hz2s, joules } = measure(segments, TOTALS)
  const totalMs = sumMs(segments)
  const isHighest = ({ ms, at }: PiecePart) => at(0) === highest && at(ms) === highest
  return {
    bytes,
    totalMs,
    highest,
    topMs: measure(segments, runsOfPieces(isHighest)).longest.ms,
    steepest,
    shortestOnMs: findShortestMs(
      measure(
        segments,
        runsOfPieces((piece) => topOf(piece) > 0),
      ),
    ),
    nesting: nestingDepth(segments),
    handPoints: hz2s / massagerMotor.hz2sPerPoint,
    bandShare: onS / (totalMs / 1000),
    joules,
  }
}
