// Reads one "Event" of an AHAP pattern.

import { TRANSIENT_MS } from '../envelope/transients.ts'
import { MAX_POINTS, refuse } from '../format.ts'
import type { Notes } from '../notes.ts'
import {
  type JsonObject,
  noteUnknownKeys,
  readClamped,
  readList,
  readNumber,
  readObject,
  readSeconds,
  readText,
} from '../parse/json.ts'
import { shapeEvent } from './envelope.ts'
import { MAX_EVENT_MS, ONLY_STRENGTH, type Pattern } from './pattern.ts'

/** Keys for sounds, which are not played here. */
const SOUND_KEYS = ['EventWaveformPath', 'EventWaveformUseVolumeEnvelope', 'EventWaveformLoopEnabled']
const EVENT_KEYS = ['Time', 'EventType', 'EventDuration', 'EventParameters', ...SOUND_KEYS]
/** Parameters that shape a continuous event. */
const SHAPES = ['AttackTime', 'DecayTime', 'ReleaseTime', 'Sustained']
const USED_PARAMETERS = ['HapticIntensity', ...SHAPES]

function readParameters(event: JsonObject, place: string, notes: Notes): Record<string, number> {
  const values: Record<string, number> = {}
  if (event.EventParameters === undefined) return values
  const list = readList(event.EventParameters, `${place}.EventParameters`)
  if (list.length > MAX_POINTS)
    refuse(`${place}.EventParameters`, `expected at most ${MAX_POINTS} entries, got ${list.length}`)
  list.forEach((value, i) => {
    const entryPlace = `${place}.EventParameters[${i}]`
    const parameter = readObject(value, entryPlace)
    noteUnknownKeys(parameter, ['ParameterID', 'ParameterValue'], entryPlace, notes)
    const id = readText(parameter.ParameterID, `${entryPlace}.ParameterID`)
    readNumber(parameter.ParameterValue, `${entryPlace}.ParameterValue`)
    if (id === 'HapticSharpness') notes.addOnce(entryPlace, ONLY_STRENGTH)
    else if (!USED_PARAMETERS.includes(id)) notes.add(entryPlace, `${id} ignored`)
    else values[id] = readClamped(parameter.ParameterValue, `${entryPlace}.ParameterValue`, notes)
  })
  return values
}

/** Why events of a type are ignored; undefined if they are played. */
function findReasonToIgnore(type: string): string | undefined {
  if (type === 'HapticTransient' || type === 'HapticContinuous') return undefined
  return type.startsWith('Audio') ? 'the device has no loudspeaker' : 'the type is unknown'
}

export function readEvent(value: unknown, place: string, pattern: Pattern, notes: Notes): void {
  const eventPlace = `${place}.Event`
  const event = readObject(value, eventPlace)
  noteUnknownKeys(event, EVENT_KEYS, eventPlace, notes)
  const type = readText(event.EventType, `${eventPlace}.EventType`)
  const atMs = event.Time === undefined ? 0 : readSeconds(event.Time, `${eventPlace}.Time`)
  if (event.Time === undefined) notes.add(place, 'no Time: 0 used')
  const reason = findReasonToIgnore(type)
  if (reason !== undefined) {
    notes.add(place, `${type} ignored: ${reason}`, `events ignored: ${reason}`)
    return
  }
  const values = readParameters(event, eventPlace, notes)
  if (values.HapticIntensity === undefined) notes.add(place, 'no HapticIntensity: 1 used')
  for (const key of SOUND_KEYS)
    if (event[key] !== undefined) notes.add(`${eventPlace}.${key}`, 'ignored: the device has no loudspeaker')
  const level = (values.HapticIntensity ?? 1) * 100
  if (type === 'HapticTransient') {
    pattern.transients.push({ atMs, level, place })
    notes.add(place, `transient lengthened to ${TRANSIENT_MS} ms`)
    for (const unused of SHAPES) if (values[unused] !== undefined) notes.add(place, `${unused} of a transient ignored`)
    return
  }
  const fullMs = readSeconds(event.EventDuration, `${eventPlace}.EventDuration`)
  if (fullMs > MAX_EVENT_MS) notes.add(place, `lasts ${fullMs / 1000} s: cut to the 30 s that Core Haptics plays`)
  const ms = Math.min(fullMs, MAX_EVENT_MS)
  pattern.events.push({ atMs, level, place, ...shapeEvent(ms, values, place, notes) })
}
