// The language programs are written in. Times are made with s(), ms() or min(), levels are 0..100 or hz(),
// and a program is a finite list of segments: what cannot be said cannot run away. docs/maker/programs.md shows each word.

/** A time in ms. Only s(), ms() and min() make one, so that a bare number cannot pass for a time. */
export type Ms = number & { readonly unit: 'ms' }

/** 0 to N - 1, each a type of its own. */
type Below<N extends number, Found extends number[] = []> = Found['length'] extends N
  ? Found[number]
  : Below<N, [...Found, Found['length']]>
/** 0 is off; 1 to 100 span the therapy band. A bare number that is no level does not compile. */
export type Level = Below<101>
/** A number that does not begin with a minus, where that can be seen. */
type Positive<N extends number> = `${N}` extends `-${string}` ? never : N

/** The four parts of the knot cycle (docs/owner/evidence.md, section 1). */
export const CYCLE_PARTS = ['spasm', 'tightness', 'flow', 'waste'] as const
export type CyclePart = (typeof CYCLE_PARTS)[number]

export type Segment =
  | { kind: 'hold'; level: Level; time: Ms }
  | { kind: 'ramp'; course: 'straight' | 'eased'; to: Level; time: Ms }
  /** From low to high in `rise` and back in `fall`; 'square' is high for `rise` and low for `fall`. */
  | { kind: 'wave'; course: 'straight' | 'eased' | 'square'; low: Level; high: Level; rise: Ms; fall: Ms; time: Ms }
  | { kind: 'repeat'; times: number; segments: readonly Segment[] }
  | { kind: 'cue'; ticks: number }
  /** All of another program, in its place. */
  | { kind: 'play'; program: Program }

declare const ends: unique symbol
/** A segment after which the motor is off: what a program must end with. */
export type Ending = Segment & { readonly [ends]: true }
type Endless = readonly Segment[]
type Ended = readonly [...Segment[], Ending]

export interface Program {
  name: string
  title: string
  /** Parts of the knot cycle it serves. */
  serves: readonly CyclePart[]
  /** What to do with it, to the owner. */
  about: string
  segments: readonly Segment[]
  /** For one spot at a time: the device counts the time there, and goes on to the next spot when it is over. */
  onSpot?: true
}

/** The therapy band in Hz: level 1 and level 100 (docs/owner/evidence.md, section 2.2). */
export const BAND_HZ = { low: 20, high: 60 } as const

export const ms = <N extends number>(value: Positive<N>): Ms => Math.round(value) as Ms
export const s = <N extends number>(value: Positive<N>): Ms => ms(value * 1000)
export const min = <N extends number>(value: Positive<N>): Ms => ms(value * 60_000)

/** A level that was worked out: outside 0..100, or not whole, the build says so. */
export const level = (value: number): Level => value as Level
/** The level whose frequency is nearest to `value` Hz; outside the band it is no level, and the build says so. */
export const hz = <N extends number>(value: Positive<N>): Level =>
  level(Math.round(1 + ((value - BAND_HZ.low) * 99) / (BAND_HZ.high - BAND_HZ.low)))

/** Stay at a level. */
export const hold = (at: Level, time: Ms): Segment => ({ kind: 'hold', level: at, time })
/** Motor off for a while. */
export const rest = (time: Ms): Ending => hold(0, time) as Ending
/** Go to a level in a straight line from where the one before ended. */
export const ramp = <L extends Level>(to: L, time: Ms) =>
  ({ kind: 'ramp', course: 'straight', to, time }) as Segment as L extends 0 ? Ending : Segment
/** The same, beginning and ending softly: half a sine. */
export const ease = <L extends Level>(to: L, time: Ms) =>
  ({ kind: 'ramp', course: 'eased', to, time }) as Segment as L extends 0 ? Ending : Segment

/** Shapes of a wave: its course, and the share of the period after which it falls. */
const WAVES = {
  sine: { course: 'eased', rises: 0.5 },
  triangle: { course: 'straight', rises: 0.5 },
  saw: { course: 'straight', rises: 1 },
  square: { course: 'square', rises: 0.5 },
} as const
export type WaveShape = keyof typeof WAVES
export const WAVE_SHAPES = Object.keys(WAVES) as WaveShape[]

/** From low to high and back, once a period, for `time`: a whole number of periods. A square wave begins high. */
export const wave = (low: Level, high: Level, period: Ms, time: Ms, shape: WaveShape = 'sine'): Segment => {
  const { course, rises } = WAVES[shape]
  const rise = ms(period * rises)
  return { kind: 'wave', course, low, high, rise, fall: ms(period - rise), time }
}
/** A wave whose way up and way down take other times; of a square wave, its time high and its time low. */
export const uneven = (low: Level, high: Level, rise: Ms, fall: Ms, time: Ms, shape: WaveShape): Segment => {
  return { kind: 'wave', course: WAVES[shape].course, low, high, rise, fall, time }
}
/** Swell like breath: to high in `breatheIn`, to low in `breatheOut`, so many times. */
export const breath = (low: Level, high: Level, breatheIn: Ms, breatheOut: Ms, times: number): Segment => {
  const time = ms((breatheIn + breatheOut) * times)
  return { kind: 'wave', course: 'eased', low, high, rise: breatheIn, fall: breatheOut, time }
}
/** On at a level and off, so many times. */
export const pulse = (at: Level, on: Ms, off: Ms, times: number): Ending => {
  const time = ms((on + off) * times)
  return { kind: 'wave', course: 'square', low: 0, high: at, rise: on, fall: off, time } as Segment as Ending
}
/** All of another program, in its place. */
export const play = (other: Program): Ending => ({ kind: 'play', program: other }) as Segment as Ending
/** Play segments several times. */
export const repeat = <const S extends Endless>(times: number, segments: S) =>
  ({ kind: 'repeat', times, segments }) as Segment as S extends Ended ? Ending : Segment
/** Short ticks that tell the hand something: next spot, move now. */
export const cue = (ticks: number): Ending => ({ kind: 'cue', ticks }) as Segment as Ending

/** A program. One that does not end with the motor off does not compile. */
export const program = (written: Omit<Program, 'segments'> & { segments: Ended }): Program => written
