// The arguments of Android's VibrationEffect.createWaveform as JSON: timings in ms, amplitudes 0..255 or -1 for the
// phone's own, and the index from which it repeats. Without amplitudes, off and on take turns, off first.

import { type Format, type Imported, MAX_POINTS, Notes, refuse } from '../format.ts'
import { imported } from '../imported.ts'
import { asFields, asList, asMs, asNumber, parseJson, tellUnknown } from '../json.ts'
import { type Stretch, steady } from '../stretches.ts'
import { DEFAULT_LEVEL, MAX_AMPLITUDE, withRepeat } from '../waveform.ts'

const DEFAULT_AMPLITUDE = -1

function levelOf(value: unknown, place: string, notes: Notes): number {
  const amplitude = asNumber(value, place, DEFAULT_AMPLITUDE, MAX_AMPLITUDE)
  if (amplitude < 0 && amplitude !== DEFAULT_AMPLITUDE) refuse(place, `is ${amplitude}, not -1 or from 0 to 255`)
  if (amplitude !== DEFAULT_AMPLITUDE) return (amplitude / MAX_AMPLITUDE) * 100
  notes.once(place, `the phone's own strength: level ${DEFAULT_LEVEL} taken`)
  return DEFAULT_LEVEL
}

function read(text: string, name: string): Imported {
  const notes = new Notes()
  const file = asFields(parseJson(text), 'the file')
  tellUnknown(file, ['timings', 'amplitudes', 'repeat'], '', notes)
  const timings = asList(file.timings, 'timings')
  if (timings.length === 0) refuse('timings', 'is empty')
  if (timings.length > MAX_POINTS) refuse('timings', `has ${timings.length} entries, more than ${MAX_POINTS}`)
  const amplitudes = file.amplitudes === undefined ? undefined : asList(file.amplitudes, 'amplitudes')
  if (amplitudes && amplitudes.length !== timings.length)
    refuse('amplitudes', `has ${amplitudes.length} entries and timings ${timings.length}: they must be as many`)
  if (!amplitudes) notes.add('timings', `say no strength: level ${DEFAULT_LEVEL} taken`)
  const stretches = timings.map((value, i): Stretch => {
    const ms = asMs(value, `timings[${i}]`)
    const level = amplitudes ? levelOf(amplitudes[i], `amplitudes[${i}]`, notes) : (i % 2) * DEFAULT_LEVEL
    return steady(ms, level, `timings[${i}]`)
  })
  const from = file.repeat === undefined ? -1 : asNumber(file.repeat, 'repeat', -1, timings.length - 1)
  if (!Number.isInteger(from)) refuse('repeat', `is ${from}, not an index`)
  const head = from < 0 ? stretches : stretches.slice(0, from)
  const round = from < 0 ? [] : stretches.slice(from)
  return imported(name, '', '', withRepeat(head, round, 'repeat', notes), notes)
}

export const androidJson: Format = {
  name: 'android-json',
  title: 'Android createWaveform arrays (JSON)',
  extensions: ['.json'],
  read,
}
