// The arguments of Android's VibrationEffect.createWaveform as JSON: timings in ms, amplitudes from 0 to 255 or -1 for the
// phone's default, and the index from which it repeats. Without amplitudes, times off and on take turns, off first.

import type { Program } from '../../language/write.ts'
import { type Line, makeFlatLine } from '../envelope/line.ts'
import { finishImport } from '../finish-import.ts'
import { type Exported, type Format, type Imported, MAX_POINTS, refuse } from '../format.ts'
import { Notes } from '../notes.ts'
import { noteUnknownKeys, parseJson, readList, readMs, readNumber, readObject } from '../parse/json.ts'
import { DEFAULT_LEVEL, fitRepeated, MAX_AMPLITUDE } from './repeat.ts'
import { toSteps } from './steps.ts'

const DEFAULT_AMPLITUDE = -1

function readLevel(value: unknown, place: string, notes: Notes): number {
  const amplitude = readNumber(value, place, DEFAULT_AMPLITUDE, MAX_AMPLITUDE)
  if (amplitude < 0 && amplitude !== DEFAULT_AMPLITUDE)
    refuse(place, `expected -1 or a number from 0 to ${MAX_AMPLITUDE}, got ${amplitude}`)
  if (amplitude !== DEFAULT_AMPLITUDE) return (amplitude / MAX_AMPLITUDE) * 100
  notes.addOnce(place, `the default amplitude is up to the phone: level ${DEFAULT_LEVEL} used`)
  return DEFAULT_LEVEL
}

function read(text: string, name: string): Imported {
  const notes = new Notes()
  const file = readObject(parseJson(text, notes), 'the file')
  noteUnknownKeys(file, ['timings', 'amplitudes', 'repeat'], '', notes)
  const timings = readList(file.timings, 'timings')
  if (timings.length === 0) refuse('timings', 'expected at least one time, got none')
  if (timings.length > MAX_POINTS) refuse('timings', `expected at most ${MAX_POINTS} times, got ${timings.length}`)
  const amplitudes = file.amplitudes === undefined ? undefined : readList(file.amplitudes, 'amplitudes')
  if (amplitudes && amplitudes.length !== timings.length)
    refuse('amplitudes', `expected ${timings.length}, one for each of timings; got ${amplitudes.length}`)
  if (!amplitudes) notes.add('timings', `no amplitudes: level ${DEFAULT_LEVEL} used`)
  const lines = timings.map((value, i): Line => {
    const ms = readMs(value, `timings[${i}]`)
    const level = amplitudes ? readLevel(amplitudes[i], `amplitudes[${i}]`, notes) : (i % 2) * DEFAULT_LEVEL
    return makeFlatLine(ms, level, `timings[${i}]`)
  })
  const from = file.repeat === undefined ? -1 : readNumber(file.repeat, 'repeat', -1, timings.length - 1)
  if (!Number.isInteger(from)) refuse('repeat', `expected a whole number, got ${from}`)
  const head = from < 0 ? lines : lines.slice(0, from)
  const round = from < 0 ? [] : lines.slice(from)
  return finishImport({ name, segments: fitRepeated({ head, round, place: 'repeat' }, notes), notes })
}

function write(program: Program): Exported {
  const { entries, notes } = toSteps(program, 'timings')
  const file = {
    timings: entries.map(({ ms }) => ms),
    amplitudes: entries.map(({ amplitude }) => amplitude),
    repeat: -1,
  }
  return { text: `${JSON.stringify(file)}\n`, notes: notes.list() }
}

export const androidJson: Format = {
  name: 'android-json',
  title: 'Android createWaveform arrays (JSON)',
  extensions: ['.json'],
  read,
  write,
}
