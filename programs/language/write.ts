// The language programs are written in. Times are made with s(), ms() or min(), levels are 0..100 or hz(),
// and a program is a finite list of segments: what cannot be said cannot run away.

/** A time in ms. Only s(), ms() and min() make one, so that a bare number cannot pass for a time. */
export type Ms = number & { readonly unit: 'ms' }

/** The four parts of the knot cycle (docs/evidence.md, section 1). */
export const CYCLE_PARTS = ['spasm', 'tightness', 'flow', 'waste'] as const
export type CyclePart = (typeof CYCLE_PARTS)[number]

export type Segment =
  | { kind: 'hold'; level: number; time: Ms }
  | { kind: 'ramp'; to: number; time: Ms }
  | { kind: 'wave'; low: number; high: number; period: Ms; time: Ms }
  | { kind: 'repeat'; times: number; segments: readonly Segment[] }
  | { kind: 'cue'; ticks: number }

export interface Program {
  name: string
  title: string
  /** Parts of the knot cycle it serves. */
  serves: readonly CyclePart[]
  /** What to do with it, to the owner. */
  about: string
  segments: readonly Segment[]
}

/** The therapy band in Hz: level 1 and level 100 (docs/evidence.md, section 2.2). */
export const BAND_HZ = { low: 20, high: 60 } as const

export const ms = (value: number): Ms => Math.round(value) as Ms
export const s = (value: number): Ms => ms(value * 1000)
export const min = (value: number): Ms => ms(value * 60_000)

/** The level whose frequency is nearest to `value` Hz; outside the band it is no level, and the build says so. */
export const hz = (value: number): number => Math.round(1 + ((value - BAND_HZ.low) * 99) / (BAND_HZ.high - BAND_HZ.low))

/** Stay at a level. */
export const hold = (level: number, time: Ms): Segment => ({ kind: 'hold', level, time })
/** Go to a level in a straight line from where the one before ended. */
export const ramp = (to: number, time: Ms): Segment => ({ kind: 'ramp', to, time })
/** Swell from low to high and back like a sine, once a period. */
export const wave = (low: number, high: number, period: Ms, time: Ms): Segment => ({
  kind: 'wave',
  low,
  high,
  period,
  time,
})
/** Motor off for a while. */
export const rest = (time: Ms): Segment => hold(0, time)
/** Play segments several times. */
export const repeat = (times: number, segments: readonly Segment[]): Segment => ({ kind: 'repeat', times, segments })
/** Short ticks that tell the hand something: next spot, move now. */
export const cue = (ticks: number): Segment => ({ kind: 'cue', ticks })

export const program = (written: Program): Program => written
