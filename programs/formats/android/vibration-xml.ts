// Android's vibration files: <vibration-effect> (once <vibration>) around one waveform, envelope or row of named effects.

import type { Segment } from '../../language/write.ts'
import { finishImport } from '../finish-import.ts'
import { type Format, type Imported, refuse } from '../format.ts'
import { Notes } from '../notes.ts'
import { type Element, parseXml } from '../parse/xml.ts'
import { checkAttributes } from './read-attributes.ts'
import { readVibration } from './read-vibration.ts'
import { writeAndroidXml } from './write-xml.ts'

const ROOT = 'vibration-effect'
/** The name of the root before Android 15. */
const LEGACY_ROOT = 'vibration'
const SELECT = 'vibration-select'

function readEffect(root: Element, notes: Notes): Segment[] {
  if (root.name === LEGACY_ROOT) notes.add(root.place, `read by the legacy rules: Android now has <${ROOT}>`)
  else if (root.name !== ROOT) refuse(root.place, `expected <${ROOT}>`)
  checkAttributes(root, [])
  if (root.children.length === 0) refuse(root.place, 'expected an effect, got none')
  return readVibration(root.children, notes)
}

/** A phone takes the first effect that it can play. The others must be right, too. */
function readSelect(select: Element, notes: Notes): Segment[] {
  checkAttributes(select, [])
  const [first, second] = select.children
  if (!first) return refuse(select.place, 'expected an effect, got none')
  const segments = readEffect(first, notes)
  for (const other of select.children.slice(1)) readEffect(other, new Notes())
  if (second) notes.add(second.place, 'ignored, with all that follows: the first effect is read')
  return segments
}

function read(text: string, name: string): Imported {
  const notes = new Notes()
  const root = parseXml(text, ['vendor-effect'])
  if (![ROOT, LEGACY_ROOT, SELECT].includes(root.name))
    refuse(root.place, `expected one of ${ROOT}, ${SELECT} as the root element`)
  const segments = root.name === SELECT ? readSelect(root, notes) : readEffect(root, notes)
  return finishImport({ name, segments, notes })
}

export const androidXml: Format = {
  name: 'android-xml',
  title: 'Android vibration effect (XML)',
  extensions: ['.xml'],
  read,
  write: writeAndroidXml,
}
