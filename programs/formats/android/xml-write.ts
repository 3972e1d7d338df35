// Android's vibration file, written as a waveform: steps of steady strength, for it has no lines.

import { pieces } from '../../language/curve.ts'
import type { Program } from '../../language/write.ts'
import { type Exported, MAX_POINTS, Notes } from '../format.ts'
import { MAX_AMPLITUDE } from '../waveform.ts'

/** As the device's own steps: ten a second. */
export const STEP_MS = 100

export function writeAndroidXml(program: Program): Exported {
  const notes = new Notes()
  const entries: { ms: number; amplitude: number }[] = []
  let stepped = false
  for (const { ms, at, straight } of pieces(program)) {
    // Equal parts: a short one at the end would be too short for a motor.
    const flat = straight && at(0) === at(ms)
    const steps = flat ? 1 : Math.max(1, Math.floor(ms / STEP_MS))
    stepped ||= !flat
    for (let i = 0; i < steps; i++) {
      const begin = Math.round((i * ms) / steps)
      const end = Math.round(((i + 1) * ms) / steps)
      const amplitude = Math.round((at((begin + end) / 2) * MAX_AMPLITUDE) / 100)
      const last = entries.at(-1)
      if (last?.amplitude === amplitude) last.ms += end - begin
      else entries.push({ ms: end - begin, amplitude })
    }
  }
  if (stepped)
    notes.add('waveform-effect', `has steps only: ramps and waves are steps of ${STEP_MS} ms or a little more`)
  if (entries.length > MAX_POINTS)
    notes.add('waveform-effect', `has ${entries.length} entries, more than the ${MAX_POINTS} that unknot itself reads`)
  const lines = entries.map(({ ms, amplitude }) => `    <waveform-entry durationMs="${ms}" amplitude="${amplitude}"/>`)
  const text = [
    '<vibration-effect>',
    '  <waveform-effect>',
    ...lines,
    '  </waveform-effect>',
    '</vibration-effect>',
    '',
  ]
  return { text: text.join('\n'), notes: notes.list() }
}
