// Writes Apple's AHAP: a continuous event of full intensity wherever the motor is on, and the curve of the program as its
// intensity control.

import type { Point } from '../../language/curve.ts'
import type { Program } from '../../language/write.ts'
import { toPolyline } from '../envelope/polyline.ts'
import { type Exported, MAX_POINTS } from '../format.ts'
import { Notes } from '../notes.ts'
import { MAX_CURVE_POINTS, MAX_EVENT_MS } from './pattern.ts'

const toSeconds = (ms: number) => Math.round(ms * 1000) / 1e6

/** Splits points at jumps: a curve has one value at a time. */
function splitAtJumps(points: readonly Point[]): Point[][] {
  const runs: Point[][] = []
  for (const point of points) {
    const last = runs.at(-1)?.at(-1)
    if (last && last.ms !== point.ms) runs.at(-1)!.push(point)
    else runs.push([point])
  }
  return runs.filter((run) => run.length > 1)
}

/** Splits points into runs as long as a curve may be. Two runs share the point where they meet. */
function splitByCount(run: readonly Point[]): Point[][] {
  const parts: Point[][] = []
  for (let i = 0; i + 1 < run.length; i += MAX_CURVE_POINTS - 1) parts.push(run.slice(i, i + MAX_CURVE_POINTS))
  return parts
}

/** Begin and end of each time on, none longer than an event may be. */
function listEventTimes(runs: readonly Point[][]): [number, number][] {
  const times: [number, number][] = []
  for (const run of runs)
    run.slice(1).forEach((to, i) => {
      const from = run[i]!
      if (from.level === 0 && to.level === 0) return
      const last = times.at(-1)
      if (last?.[1] === from.ms) last[1] = to.ms
      else times.push([from.ms, to.ms])
    })
  return times.flatMap(([begin, end]) =>
    Array.from({ length: Math.ceil((end - begin) / MAX_EVENT_MS) }, (_, i): [number, number] => [
      begin + i * MAX_EVENT_MS,
      Math.min(end, begin + (i + 1) * MAX_EVENT_MS),
    ]),
  )
}

const makeParameter = (ParameterID: string, ParameterValue: number) => ({ ParameterID, ParameterValue })

const makeEvent = ([begin, end]: [number, number]) => ({
  Event: {
    Time: toSeconds(begin),
    EventType: 'HapticContinuous',
    EventDuration: toSeconds(end - begin),
    EventParameters: [makeParameter('HapticIntensity', 1), makeParameter('HapticSharpness', 0)],
  },
})

const makeCurve = (points: readonly Point[]) => ({
  ParameterCurve: {
    ParameterID: 'HapticIntensityControl',
    Time: toSeconds(points[0]!.ms),
    ParameterCurveControlPoints: points.map(({ ms, level }) => ({
      Time: toSeconds(ms - points[0]!.ms),
      ParameterValue: Math.round(level * 1000) / 100_000,
    })),
  },
})

export function writeAhap(program: Program): Exported {
  const notes = new Notes()
  const runs = splitAtJumps(toPolyline(program))
  const curvePoints = runs.flatMap(splitByCount)
  const events = listEventTimes(runs).map(makeEvent)
  const count = events.length + curvePoints.reduce((sum, points) => sum + 1 + points.length, 0)
  if (count > MAX_POINTS) notes.add('Pattern', `${count} points are more than the ${MAX_POINTS} that unknot reads back`)
  const file = {
    Version: 1,
    Metadata: { Project: program.title, Description: program.about },
    Pattern: [...events, ...curvePoints.map(makeCurve)],
  }
  return { text: `${JSON.stringify(file, null, 2)}\n`, notes: notes.list() }
}
