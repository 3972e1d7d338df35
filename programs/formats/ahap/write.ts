// Apple's AHAP, written: a continuous event of full intensity wherever the motor is on, and the curve of the program as
// intensity control.

import type { Point } from '../../language/curve.ts'
import type { Program } from '../../language/write.ts'
import { type Exported, MAX_POINTS, Notes } from '../format.ts'
import { outline } from '../outline.ts'
import { MAX_CURVE_POINTS, MAX_EVENT_MS } from './read.ts'

const seconds = (ms: number) => Math.round(ms * 1000) / 1e6

/** Points up to the next jump: a curve has one value at a time. */
function unbroken(points: readonly Point[]): Point[][] {
  const runs: Point[][] = []
  for (const point of points) {
    const last = runs.at(-1)?.at(-1)
    if (last && last.ms !== point.ms) runs.at(-1)!.push(point)
    else runs.push([point])
  }
  return runs.filter((run) => run.length > 1)
}

/** Runs of no more points than a curve may have; the joint belongs to both. */
function short(run: readonly Point[]): Point[][] {
  const parts: Point[][] = []
  for (let i = 0; i + 1 < run.length; i += MAX_CURVE_POINTS - 1) parts.push(run.slice(i, i + MAX_CURVE_POINTS))
  return parts
}

/** Begin and end of each time on, none longer than an event may be. */
function eventTimes(runs: readonly Point[][]): [number, number][] {
  const on: [number, number][] = []
  for (const run of runs)
    run.slice(1).forEach((to, i) => {
      const from = run[i]!
      if (from.level === 0 && to.level === 0) return
      const last = on.at(-1)
      if (last?.[1] === from.ms) last[1] = to.ms
      else on.push([from.ms, to.ms])
    })
  return on.flatMap(([begin, end]) =>
    Array.from({ length: Math.ceil((end - begin) / MAX_EVENT_MS) }, (_, i): [number, number] => [
      begin + i * MAX_EVENT_MS,
      Math.min(end, begin + (i + 1) * MAX_EVENT_MS),
    ]),
  )
}

const parameter = (ParameterID: string, ParameterValue: number) => ({ ParameterID, ParameterValue })

export function writeAhap(program: Program): Exported {
  const notes = new Notes()
  const runs = unbroken(outline(program))
  const events = eventTimes(runs).map(([begin, end]) => ({
    Event: {
      Time: seconds(begin),
      EventType: 'HapticContinuous',
      EventDuration: seconds(end - begin),
      EventParameters: [parameter('HapticIntensity', 1), parameter('HapticSharpness', 0)],
    },
  }))
  const curves = runs.flatMap(short).map((run) => ({
    ParameterCurve: {
      ParameterID: 'HapticIntensityControl',
      Time: seconds(run[0]!.ms),
      ParameterCurveControlPoints: run.map(({ ms, level }) => ({
        Time: seconds(ms - run[0]!.ms),
        ParameterValue: Math.round(level * 1000) / 100_000,
      })),
    },
  }))
  const count = events.length + curves.reduce((n, c) => n + 1 + c.ParameterCurve.ParameterCurveControlPoints.length, 0)
  if (count > MAX_POINTS)
    notes.add('Pattern', `has ${count} points, more than the ${MAX_POINTS} that unknot itself reads`)
  const file = {
    Version: 1,
    Metadata: { Project: program.title, Description: program.about },
    Pattern: [...events, ...curves],
  }
  return { text: `${JSON.stringify(file, null, 2)}\n`, notes: notes.list() }
}
