// Writes Android's vibration file as a waveform.

import type { Program } from '../../language/write.ts'
import type { Exported } from '../format.ts'
import { toSteps } from './steps.ts'

export function writeAndroidXml(program: Program): Exported {
  const { entries, notes } = toSteps(program, 'waveform-effect')
  const lines = [
    '<vibration-effect>',
    '  <waveform-effect>',
    ...entries.map(({ ms, amplitude }) => `    <waveform-entry durationMs="${ms}" amplitude="${amplitude}"/>`),
    '  </waveform-effect>',
    '</vibration-effect>',
    '',
  ]
  return { text: lines.join('\n'), notes: notes.list() }
}
