// Writes a program as JSON, each segment with the shortest of the words that say the same.

import { ms, type Program, type Segment, WAVE_SHAPES, wave } from '../write.ts'
import type { Json } from './read-segments.ts'

const formatTime = (value: number): string =>
  value % 60_000 === 0 && value > 0 ? `${value / 60_000} min` : value % 100 === 0 ? `${value / 1000} s` : `${value} ms`

/** The shape for a wave with its own times to rise and to fall. */
const UNEVEN_SHAPES = { eased: 'sine', straight: 'triangle', square: 'square' } as const

function writeWave({ course, low, high, rise, fall, time }: Segment & { kind: 'wave' }): Json {
  const period = rise + fall
  const times = time / period
  const hasWholePeriods = Number.isInteger(times)
  if (course === 'square' && low === 0 && hasWholePeriods)
    return { pulse: times, level: high, on: formatTime(rise), off: formatTime(fall) }
  const shape = WAVE_SHAPES.find((name) => {
    const named = wave(low, high, ms(period), time, name)
    return named.kind === 'wave' && named.course === course && named.rise === rise
  })
  if (shape) return { wave: shape, low, high, period: formatTime(period), time: formatTime(time) }
  if (course === 'eased' && hasWholePeriods)
    return { breath: times, low, high, in: formatTime(rise), out: formatTime(fall) }
  return {
    wave: UNEVEN_SHAPES[course],
    low,
    high,
    rise: formatTime(rise),
    fall: formatTime(fall),
    time: formatTime(time),
  }
}

function writeSegment(segment: Segment): Json {
  switch (segment.kind) {
    case 'hold':
      return segment.level === 0
        ? { rest: formatTime(segment.time) }
        : { hold: segment.level, time: formatTime(segment.time) }
    case 'ramp':
      return { [segment.course === 'eased' ? 'ease' : 'ramp']: segment.to, time: formatTime(segment.time) }
    case 'wave':
      return writeWave(segment)
    case 'repeat':
      return { repeat: segment.times, segments: segment.segments.map(writeSegment) }
    case 'play':
      return { play: segment.program.name }
    case 'cue':
      return { cue: segment.ticks }
  }
}

/** The program as JSON text. */
export function toJson({ name, title, serves, about, segments, onSpot }: Program): string {
  const json = {
    name,
    title,
    serves: [...serves],
    about,
    segments: segments.map(writeSegment),
    ...(onSpot && { onSpot }),
  }
  return `${JSON.stringify(json, null, 2)}\n`
}
