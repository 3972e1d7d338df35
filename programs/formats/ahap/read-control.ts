// Reads one "Parameter" or "ParameterCurve" of an AHAP pattern: the intensity control. Others are ignored.

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
import { type ControlPoint, MAX_CURVE_POINTS, ONLY_STRENGTH, type Pattern } from './pattern.ts'

/** Whether the control is the intensity; notes that others are ignored. */
function isIntensity(control: JsonObject, place: string, notes: Notes): boolean {
  const id = readText(control.ParameterID, `${place}.ParameterID`)
  if (id === 'HapticSharpnessControl') notes.addOnce(place, ONLY_STRENGTH)
  else if (id !== 'HapticIntensityControl') notes.add(place, `${id} ignored`)
  return id === 'HapticIntensityControl'
}

const readTime = (control: JsonObject, place: string): number =>
  control.Time === undefined ? 0 : readSeconds(control.Time, `${place}.Time`)

export function readParameter(value: unknown, entryPlace: string, pattern: Pattern, notes: Notes): void {
  const place = `${entryPlace}.Parameter`
  const parameter = readObject(value, place)
  noteUnknownKeys(parameter, ['ParameterID', 'ParameterValue', 'Time'], place, notes)
  const atMs = readTime(parameter, place)
  if (isIntensity(parameter, place, notes))
    pattern.curves.push([{ atMs, factor: readClamped(parameter.ParameterValue, `${place}.ParameterValue`, notes) }])
}

/** The points of a curve, each at `startMs` and its own time. Only those of the intensity are clamped. */
function readPoints(list: readonly unknown[], place: string, startMs: number, isUsed: boolean, notes: Notes) {
  let lastMs = 0
  return list.map((entry, i): ControlPoint => {
    const pointPlace = `${place}[${i}]`
    const point = readObject(entry, pointPlace)
    noteUnknownKeys(point, ['Time', 'ParameterValue'], pointPlace, notes)
    const ms = readSeconds(point.Time, `${pointPlace}.Time`)
    if (ms < lastMs)
      refuse(`${pointPlace}.Time`, `expected ${lastMs / 1000} or more, as in the point before; got ${ms / 1000}`)
    lastMs = ms
    const value = readNumber(point.ParameterValue, `${pointPlace}.ParameterValue`)
    const factor = isUsed ? readClamped(value, `${pointPlace}.ParameterValue`, notes) : value
    return { atMs: startMs + ms, factor }
  })
}

export function readCurve(value: unknown, entryPlace: string, pattern: Pattern, notes: Notes): void {
  const place = `${entryPlace}.ParameterCurve`
  const curve = readObject(value, place)
  noteUnknownKeys(curve, ['ParameterID', 'Time', 'ParameterCurveControlPoints'], place, notes)
  const startMs = readTime(curve, place)
  const pointsPlace = `${place}.ParameterCurveControlPoints`
  const list = readList(curve.ParameterCurveControlPoints, pointsPlace)
  if (list.length === 0) refuse(pointsPlace, 'expected at least one point, got none')
  pattern.count += list.length
  if (pattern.count > MAX_POINTS) refuse(pointsPlace, `expected at most ${MAX_POINTS} points in the file, got more`)
  const isUsed = isIntensity(curve, place, notes)
  if (list.length > MAX_CURVE_POINTS)
    notes.add(pointsPlace, `${list.length} points are more than the ${MAX_CURVE_POINTS} of Core Haptics: all are read`)
  const points = readPoints(list, pointsPlace, startMs, isUsed, notes)
  if (isUsed) pattern.curves.push(points)
}
