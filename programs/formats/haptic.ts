// Meta's (once Lofelt's) .haptic, version 1: an amplitude envelope of points joined by lines, some with emphasis.
// Its library takes points at one time, but none before the last (core/datamodel/src/v1.rs).

import type { Program } from '../language/write.ts'
import { fit } from './fit.ts'
import { type Format, type Imported, MAX_POINTS, Notes, refuse } from './format.ts'
import { imported } from './imported.ts'
import { asFields, asList, asNumber, asSeconds, asText, type Fields, parseJson, tellUnknown } from './json.ts'
import { outline } from './outline.ts'
import { type Kick, overlay, type Stretch, steady } from './stretches.ts'

const AMPLITUDES = 'signals.continuous.envelopes.amplitude'
const FREQUENCIES = 'signals.continuous.envelopes.frequency'

function checkVersion(value: unknown): void {
  const version = asFields(value, 'version')
  const major = asNumber(version.major, 'version.major')
  if (major !== 1) refuse('version.major', `is ${major}: only version 1 is known`)
}

function read(text: string, name: string): Imported {
  const notes = new Notes()
  const file = asFields(parseJson(text), 'the file')
  tellUnknown(file, ['version', 'metadata', 'signals'], '', notes)
  checkVersion(file.version)
  const metadata: Fields = file.metadata === undefined ? {} : asFields(file.metadata, 'metadata')
  const signals = asFields(file.signals, 'signals')
  tellUnknown(signals, ['continuous'], 'signals', notes)
  const continuous = asFields(signals.continuous, 'signals.continuous')
  tellUnknown(continuous, ['envelopes'], 'signals.continuous', notes)
  const envelopes = asFields(continuous.envelopes, 'signals.continuous.envelopes')
  tellUnknown(envelopes, ['amplitude', 'frequency'], 'signals.continuous.envelopes', notes)

  const list = asList(envelopes.amplitude, AMPLITUDES)
  if (list.length === 0) refuse(AMPLITUDES, 'is empty')
  if (list.length > MAX_POINTS) refuse(AMPLITUDES, `has ${list.length} points, more than ${MAX_POINTS}`)
  const stretches: Stretch[] = []
  const kicks: Kick[] = []
  let nowMs = 0
  let level = 0
  list.forEach((value, i) => {
    const place = `${AMPLITUDES}[${i}]`
    const point = asFields(value, place)
    tellUnknown(point, ['time', 'amplitude', 'emphasis'], place, notes)
    const atMs = asSeconds(point.time, `${place}.time`)
    if (atMs < nowMs) refuse(`${place}.time`, `is ${atMs / 1000}, before the point before it`)
    const to = asNumber(point.amplitude, `${place}.amplitude`, 0, 1) * 100
    // Before its first point the file says nothing.
    stretches.push(i === 0 ? steady(atMs, 0, place) : { ms: atMs - nowMs, from: level, to, place })
    nowMs = atMs
    level = to
    if (point.emphasis !== undefined) kicks.push(readEmphasis(point.emphasis, `${place}.emphasis`, atMs, notes))
  })
  if (envelopes.frequency !== undefined && asList(envelopes.frequency, FREQUENCIES).length > 0) {
    asList(envelopes.frequency, FREQUENCIES).forEach((value, i) => {
      asNumber(asFields(value, `${FREQUENCIES}[${i}]`).frequency, `${FREQUENCIES}[${i}].frequency`, 0, 1)
    })
    notes.add(FREQUENCIES, 'is left out: the level carries strength only')
  }
  const title = typeof metadata.project === 'string' ? metadata.project : ''
  const about = metadata.description === undefined ? '' : asText(metadata.description, 'metadata.description')
  return imported(name, title, about, fit(overlay(stretches, kicks), notes), notes)
}

function readEmphasis(value: unknown, place: string, atMs: number, notes: Notes): Kick {
  const emphasis = asFields(value, place)
  tellUnknown(emphasis, ['amplitude', 'frequency'], place, notes)
  const level = asNumber(emphasis.amplitude, `${place}.amplitude`, 0, 1) * 100
  asNumber(emphasis.frequency, `${place}.frequency`, 0, 1)
  notes.once(place, 'frequency of emphasis is left out: the level carries strength only')
  notes.add(place, 'emphasis widened to 80 ms')
  return { atMs, level, place }
}

function write(program: Program) {
  const notes = new Notes()
  const amplitude = outline(program).map(({ ms, level }) => ({ time: ms / 1000, amplitude: level / 100 }))
  if (amplitude.length > MAX_POINTS)
    notes.add(AMPLITUDES, `has ${amplitude.length} points, more than the ${MAX_POINTS} that unknot itself reads`)
  const { title, about } = program
  const file = {
    version: { major: 1, minor: 0, patch: 0 },
    metadata: { editor: 'unknot', author: '', source: '', project: title, tags: [], description: about },
    signals: { continuous: { envelopes: { amplitude } } },
  }
  return { text: `${JSON.stringify(file, null, 2)}\n`, notes: notes.list() }
}

export const haptic: Format = {
  name: 'haptic',
  title: 'Meta .haptic (Lofelt), version 1',
  extensions: ['.haptic'],
  read,
  write,
}
