// Helpers for tests of formats: the samples, formats by name, and short texts for what an import gave.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FORMATS, type Format, findFormat, type Imported, type Note } from '../../../programs/formats/index.ts'
import { hold, ms, type Program, ramp, type Segment, s } from '../../../programs/language/write.ts'
import { makeProgram } from '../language/make-program.ts'

const folder = join(import.meta.dirname, 'samples')

export const samples = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8')
  return { file, text, format: findFormat(file, text) }
})

export const getSample = (file: string): string => samples.find((one) => one.file === file)!.text

export const getFormat = (name: string): Format => FORMATS.find((format) => format.name === name)!

export const read = (name: string, text: string): Imported => getFormat(name).read(text, 'test')

/** Segments as "50 for 80", "to 0 in 500", "3x(...)". */
export const describeSegments = (segments: readonly Segment[]): string =>
  segments
    .map((one) => {
      if (one.kind === 'hold') return `${one.level} for ${one.time}`
      if (one.kind === 'ramp') return `to ${one.to} in ${one.time}`
      return one.kind === 'repeat' ? `${one.times}x(${describeSegments(one.segments)})` : one.kind
    })
    .join(', ')

/** Notes as a user sees them. */
export const describeNotes = (notes: readonly Note[]): string[] => notes.map(({ place, text }) => `${place}: ${text}`)

/** What an import gave, as text. */
export const describe = ({ program, notes }: Imported): { segments: string; notes: string[] } => ({
  segments: describeSegments(program.segments),
  notes: describeNotes(notes),
})

/** A program with so many corners, one a second. */
export const makeZigzag = (corners: number): Program =>
  makeProgram([...Array.from({ length: corners }, (_, i) => ramp(i % 2 === 0 ? 60 : 20, ms(1000))), ramp(0, s(1))])

/** A program that holds level 50 for so long. */
export const makeHold = (time: number): Program => makeProgram([hold(50, ms(time)), hold(0, ms(500))])

/** AHAP of these entries. */
export const makeAhap = (Pattern: readonly object[]): string => JSON.stringify({ Version: 1, Pattern })

/** An AHAP event with these parameters. */
export const makeEvent = (Time: number, EventDuration: number, values: Record<string, number>) => ({
  Event: {
    Time,
    EventType: 'HapticContinuous',
    EventDuration,
    EventParameters: Object.entries(values).map(([ParameterID, ParameterValue]) => ({ ParameterID, ParameterValue })),
  },
})

/** An AHAP curve of the intensity control. */
export const makeControl = (Time: number, ...points: [s: number, factor: number][]) => ({
  ParameterCurve: {
    ParameterID: 'HapticIntensityControl',
    Time,
    ParameterCurveControlPoints: points.map(([time, ParameterValue]) => ({ Time: time, ParameterValue })),
  },
})

/** .haptic with these points. */
export const makeHaptic = (...points: [s: number, amplitude: number][]): string =>
  JSON.stringify({
    version: { major: 1, minor: 0, patch: 0 },
    metadata: {},
    signals: { continuous: { envelopes: { amplitude: points.map(([time, amplitude]) => ({ time, amplitude })) } } },
  })

/** Arrays of createWaveform with these steps. */
export const makeWaveform = (...steps: [ms: number, amplitude: number][]): string =>
  JSON.stringify({ timings: steps.map(([time]) => time), amplitudes: steps.map(([, amplitude]) => amplitude) })

/** An Android vibration file around these elements. */
export const makeVibration = (elements: string): string => `<vibration-effect>${elements}</vibration-effect>`
