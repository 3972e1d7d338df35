// The language of programs: one function for each word. Times are made with s(), ms() or min(); levels are 0..100 or
// made with hz(). A program is a finite list of segments, so it always ends. docs/maker/programs.md shows each word.

/** A time in ms. Only s(), ms() and min() make one: a bare number is a type error. */
export type Ms = number & { readonly unit: 'ms' }

/** The union of the number types 0 to N - 1. */
type Below<N extends number, Found extends number[] = []> = Found['length'] extends N
  ? Found[number]
  : Below<N, [...Found, Found['length']]>
/** 0 is off; 1 to 100 span the therapy band. Any other number is a type error. */
export type Level = Below<101>
/** A number type without a minus sign. A variable of type number passes. */
type Positive<N extends number> = `${N}` extends `-${string}` ? never : N

/** The four parts of the cycle that keeps a knot (docs/owner/evidence.md, section 1). */
export const CYCLE_PARTS = ['spasm', 'tightness', 'flow', 'waste'] as const
export type CyclePart = (typeof CYCLE_PARTS)[number]

export type Segment =
  | { kind: 'hold'; level: Level; time: Ms }
  | { kind: 'ramp'; course: 'straight' | 'eased'; to: Level; time: Ms }
  /** From low to high in `rise` and back in `fall`. A square wave is high for `rise` and low for `fall`. */
  | { kind: 'wave'; course: 'straight' | 'eased' | 'square'; low: Level; high: Level; rise: Ms; fall: Ms; time: Ms }
  | { kind: 'repeat'; times: number; segments: readonly Segment[] }
  | { kind: 'cue'; ticks: number }
  /** All segments of another program. */
  | { kind: 'play'; program: Program }

declare const ends: unique symbol
/** A segment after which the motor is off. A program must end with one. */
export type Ending = Segment & { readonly [ends]: true }
type Segments = readonly Segment[]
type EndedSegments = readonly [...Segment[], Ending]

export interface Program {
  name: string
  title: string
  /** The parts of the knot cycle that it works against. */
  serves: readonly CyclePart[]
  /** Tells the owner what to do with it. */
  about: string
  segments: readonly Segment[]
  /** For one spot at a time: the device counts the time there and then goes on to the next spot. */
  onSpot?: true
}

/** The therapy band: the frequencies of level 1 and of level 100 (docs/owner/evidence.md, section 2.2). */
export const BAND_HZ = { low: 20, high: 60 } as const

export const ms = <N extends number>(value: Positive<N>): Ms => Math.round(value) as Ms
export const s = <N extends number>(value: Positive<N>): Ms => ms(value * 1000)
export const min = <N extends number>(value: Positive<N>): Ms => ms(value * 60_000)

/** Makes a level of a computed number. The build refuses one that is not whole or not in 0..100. */
export const level = (value: number): Level => value as Level
/** The level whose frequency is nearest to `value` Hz. The build refuses frequencies outside the band. */
export const hz = <N extends number>(value: Positive<N>): Level =>
  level(Math.round(1 + ((value - BAND_HZ.low) * 99) / (BAND_HZ.high - BAND_HZ.low)))

/** Stays at a level. */
export const hold = (at: Level, time: Ms): Segment => ({ kind: 'hold', level: at, time })
/** Motor off for a while. */
export const rest = (time: Ms): Ending => hold(0, time) as Ending
/** Goes to a level in a straight line from the level before. */
export const ramp = <L extends Level>(to: L, time: Ms) =>
  ({ kind: 'ramp', course: 'straight', to, time }) as Segment as L extends 0 ? Ending : Segment
/** Goes to a level and begins and ends softly: half a sine. */
export const ease = <L extends Level>(to: L, time: Ms) =>
  ({ kind: 'ramp', course: 'eased', to, time }) as Segment as L extends 0 ? Ending : Segment

/** The shapes of a wave: the course, and the share of the period in which it rises. */
const WAVES = {
  sine: { course: 'eased', riseShare: 0.5 },
  triangle: { course: 'straight', riseShare: 0.5 },
  saw: { course: 'straight', riseShare: 1 },
  square: { course: 'square', riseShare: 0.5 },
} as const
export type WaveShape = keyof typeof WAVES
export const WAVE_SHAPES = Object.keys(WAVES) as WaveShape[]

/** From low to high and back once a period. `time` is a whole number of periods. A square wave begins high. */
export const wave = (low: Level, high: Level, period: Ms, time: Ms, shape: WaveShape = 'sine'): Segment => {
  const { course, riseShare } = WAVES[shape]
  const rise = ms(period * riseShare)
  return { kind: 'wave', course, low, high, rise, fall: ms(period - rise), time }
}
/** A wave with its own times to rise and to fall. For a square wave they are its times high and low. */
export const uneven = (low: Level, high: Level, rise: Ms, fall: Ms, time: Ms, shape: WaveShape): Segment => {
  return { kind: 'wave', course: WAVES[shape].course, low, high, rise, fall, time }
}
/** Like slow breath, `times` times: to high in `breatheIn`, to low in `breatheOut`. */
export const breath = (low: Level, high: Level, breatheIn: Ms, breatheOut: Ms, times: number): Segment => {
  const time = ms((breatheIn + breatheOut) * times)
  return { kind: 'wave', course: 'eased', low, high, rise: breatheIn, fall: breatheOut, time }
}
/** On at a level and off, `times` times. */
export const pulse = (at: Level, on: Ms, off: Ms, times: number): Ending => {
  const time = ms((on + off) * times)
  return { kind: 'wave', course: 'square', low: 0, high: at, rise: on, fall: off, time } as Segment as Ending
}
/** Plays all segments of another program. */
export const play = (other: Program): Ending => ({ kind: 'play', program: other }) as Segment as Ending
/** Plays segments `times` times. */
export const repeat = <const S extends Segments>(times: number, segments: S) =>
  ({ kind: 'repeat', times, segments }) as Segment as S extends EndedSegments ? Ending : Segment
/** Short ticks that tell the hand to do something, such as to go to the next spot. */
export const cue = (ticks: number): Ending => ({ kind: 'cue', ticks }) as Segment as Ending

/** A program. A list of segments that does not end with the motor off is a type error. */
export const program = (fields: Omit<Program, 'segments'> & { segments: EndedSegments }): Program => fields
