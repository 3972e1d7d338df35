// Apple's AHAP, read: events, and the parameters and curves that multiply their intensity. As Apple's loader does,
// values out of range are clamped and unknown keys left out; here both are told.

import { MAX_TOTAL_MS } from '../../../src/program/format.ts'
import { fit } from '../fit.ts'
import { type Imported, MAX_POINTS, Notes, refuse } from '../format.ts'
import { imported } from '../imported.ts'
import {
  asClamped,
  asFields,
  asList,
  asNumber,
  asSeconds,
  asText,
  type Fields,
  parseJson,
  tellUnknown,
} from '../json.ts'
import { KICK_MS, type Kick } from '../stretches.ts'
import { type Event, type Point, render } from './render.ts'

/** Core Haptics plays no continuous event for longer, and takes no more points a curve. */
export const MAX_EVENT_MS = 30_000
export const MAX_CURVE_POINTS = 16

const ONLY_STRENGTH = 'sharpness is left out: the level carries strength only'

interface Found {
  events: Event[]
  kicks: Kick[]
  /** Runs of control points, in the order of their beginnings. */
  curves: Point[][]
  count: number
}

/** What each event parameter becomes; others are told and left out. */
const USED = ['HapticIntensity', 'AttackTime', 'ReleaseTime']

function readParameters(event: Fields, place: string, notes: Notes): Record<string, number> {
  const values: Record<string, number> = {}
  if (event.EventParameters === undefined) return values
  const list = asList(event.EventParameters, `${place}.EventParameters`)
  if (list.length > MAX_POINTS) refuse(`${place}.EventParameters`, `has more than ${MAX_POINTS} entries`)
  list.forEach((value, i) => {
    const where = `${place}.EventParameters[${i}]`
    const parameter = asFields(value, where)
    tellUnknown(parameter, ['ParameterID', 'ParameterValue'], where, notes)
    const id = asText(parameter.ParameterID, `${where}.ParameterID`)
    asNumber(parameter.ParameterValue, `${where}.ParameterValue`)
    if (id === 'HapticSharpness') notes.once(where, ONLY_STRENGTH)
    else if (!USED.includes(id)) notes.add(where, `${id} is left out`)
    else values[id] = asClamped(parameter.ParameterValue, `${where}.ParameterValue`, notes)
  })
  return values
}

/** Why an event of this type is left out; undefined if it is not. */
const strange = (type: string): string | undefined => {
  if (type === 'HapticTransient' || type === 'HapticContinuous') return undefined
  return type.startsWith('Audio') ? 'there is no loudspeaker' : 'the type is not known'
}

function readEvent(value: unknown, place: string, found: Found, notes: Notes): void {
  const event = asFields(value, `${place}.Event`)
  tellUnknown(
    event,
    ['Time', 'EventType', 'EventDuration', 'EventParameters', 'EventWaveformPath'],
    `${place}.Event`,
    notes,
  )
  const type = asText(event.EventType, `${place}.Event.EventType`)
  const atMs = event.Time === undefined ? 0 : asSeconds(event.Time, `${place}.Event.Time`)
  if (event.Time === undefined) notes.add(place, 'has no Time: 0 taken')
  const why = strange(type)
  if (why !== undefined) {
    notes.add(place, `${type} is left out: ${why}`, `events are left out: ${why}`)
    return
  }
  const values = readParameters(event, `${place}.Event`, notes)
  if (values.HapticIntensity === undefined) notes.add(place, 'has no HapticIntensity: 1 taken')
  const level = (values.HapticIntensity ?? 1) * 100
  if (type === 'HapticTransient') {
    found.kicks.push({ atMs, level, place })
    notes.add(place, `transient widened to ${KICK_MS} ms`)
    for (const unused of ['AttackTime', 'ReleaseTime'])
      if (values[unused]) notes.add(place, `${unused} of a transient is left out`)
    return
  }
  const longMs = asSeconds(event.EventDuration, `${place}.Event.EventDuration`)
  if (longMs > MAX_EVENT_MS) notes.add(place, `lasts ${longMs / 1000} s: cut to the 30 s that Core Haptics plays`)
  const ms = Math.min(longMs, MAX_EVENT_MS)
  // Apple's pages give these in pictures: read as a rise within the event and a fall after it, both straight.
  const attackMs = Math.min((values.AttackTime ?? 0) * 1000, ms)
  found.events.push({ atMs, ms, attackMs, releaseMs: (values.ReleaseTime ?? 0) * 1000, level, place })
}

/** Whether a parameter is the one that counts; tells of the others. */
function isIntensity(fields: Fields, place: string, notes: Notes): boolean {
  const id = asText(fields.ParameterID, `${place}.ParameterID`)
  if (id === 'HapticSharpnessControl') notes.once(place, ONLY_STRENGTH)
  else if (id !== 'HapticIntensityControl') notes.add(place, `${id} is left out`)
  return id === 'HapticIntensityControl'
}

function readParameter(value: unknown, place: string, found: Found, notes: Notes): void {
  const parameter = asFields(value, `${place}.Parameter`)
  tellUnknown(parameter, ['ParameterID', 'ParameterValue', 'Time'], `${place}.Parameter`, notes)
  const atMs = parameter.Time === undefined ? 0 : asSeconds(parameter.Time, `${place}.Parameter.Time`)
  if (isIntensity(parameter, `${place}.Parameter`, notes))
    found.curves.push([
      { atMs, factor: asClamped(parameter.ParameterValue, `${place}.Parameter.ParameterValue`, notes) },
    ])
}

function readCurve(value: unknown, place: string, found: Found, notes: Notes): void {
  const curve = asFields(value, `${place}.ParameterCurve`)
  tellUnknown(curve, ['ParameterID', 'Time', 'ParameterCurveControlPoints'], `${place}.ParameterCurve`, notes)
  const startMs = curve.Time === undefined ? 0 : asSeconds(curve.Time, `${place}.ParameterCurve.Time`)
  const where = `${place}.ParameterCurve.ParameterCurveControlPoints`
  const list = asList(curve.ParameterCurveControlPoints, where)
  if (list.length === 0) refuse(where, 'is empty')
  found.count += list.length
  if (found.count > MAX_POINTS) refuse(where, `brings the pattern to more than ${MAX_POINTS} points`)
  const counts = isIntensity(curve, `${place}.ParameterCurve`, notes)
  if (list.length > MAX_CURVE_POINTS)
    notes.add(where, `has ${list.length} points: Core Haptics takes ${MAX_CURVE_POINTS}, all are read`)
  let last = 0
  const points = list.map((entry, i) => {
    const point = asFields(entry, `${where}[${i}]`)
    tellUnknown(point, ['Time', 'ParameterValue'], `${where}[${i}]`, notes)
    const ms = asSeconds(point.Time, `${where}[${i}].Time`)
    if (ms < last) refuse(`${where}[${i}].Time`, `is ${ms / 1000}, before the point before it`)
    last = ms
    const factor = asNumber(point.ParameterValue, `${where}[${i}].ParameterValue`)
    const atMs = startMs + ms
    return { atMs, factor: counts ? asClamped(factor, `${where}[${i}].ParameterValue`, notes) : factor }
  })
  if (counts) found.curves.push(points)
}

const ENTRIES: Record<string, typeof readEvent> = {
  Event: readEvent,
  Parameter: readParameter,
  ParameterCurve: readCurve,
}

export function readAhap(text: string, name: string): Imported {
  const notes = new Notes()
  const file = asFields(parseJson(text), 'the file')
  tellUnknown(file, ['Version', 'Metadata', 'Pattern'], '', notes)
  if (file.Version === undefined) notes.add('Version', 'is missing: 1 taken')
  else {
    const version = asNumber(file.Version, 'Version')
    if (Math.floor(version) !== 1) refuse('Version', `is ${version}: only version 1 is known`)
  }
  const list = asList(file.Pattern, 'Pattern')
  if (list.length === 0) refuse('Pattern', 'is empty')
  if (list.length > MAX_POINTS) refuse('Pattern', `has ${list.length} entries, more than ${MAX_POINTS}`)
  const found: Found = { events: [], kicks: [], curves: [], count: 0 }
  list.forEach((value, i) => {
    const place = `Pattern[${i}]`
    const entry = asFields(value, place)
    const keys = Object.keys(ENTRIES).filter((key) => Object.hasOwn(entry, key))
    if (keys.length !== 1) refuse(place, `has ${keys.length} of ${Object.keys(ENTRIES).join(', ')}, not one`)
    tellUnknown(entry, keys, place, notes)
    found.count++
    ENTRIES[keys[0]!]!(entry[keys[0]!], place, found, notes)
  })
  const { events, kicks, curves } = found
  if (events.length + kicks.length === 0) refuse('Pattern', 'has no haptic event')
  // What comes after a session can never be played, and would only cost time here.
  const soon = <T extends { atMs: number }>(some: T[]) => some.filter(({ atMs }) => atMs <= MAX_TOTAL_MS)
  if (soon(events).length + soon(kicks).length < events.length + kicks.length)
    notes.add('Pattern', `has events after ${MAX_TOTAL_MS / 60_000} min, the longest session: left out`)
  const metadata: Fields = file.Metadata === undefined ? {} : asFields(file.Metadata, 'Metadata')
  const say = (key: string) => (typeof metadata[key] === 'string' ? metadata[key] : '')
  const stretches = render(soon(events), soon(kicks), curves)
  return imported(name, say('Project'), say('Description'), fit(stretches, notes), notes)
}
