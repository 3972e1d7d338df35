// Android's vibration files: <vibration-effect> (once <vibration>) around one waveform, envelope or row of named effects.

import { finishImport } from '../finish-import.ts'
import { type Format, type Imported, refuse } from '../format.ts'
import { Notes } from '../notes.ts'
import { type Element, parseXml } from '../parse/xml.ts'
import { readVibration } from './read-vibration.ts'
import { writeAndroidXml } from './write-xml.ts'

const ROOTS = ['vibration-effect', 'vibration']

function findEffect(root: Element, notes: Notes): Element {
  if (ROOTS.includes(root.name)) return root
  if (root.name !== 'vibration-select')
    return refuse(root.place, `expected one of ${ROOTS.join(', ')}, vibration-select as the root element`)
  const [first, second] = root.children
  if (!first) return refuse(root.place, 'expected an effect, got none')
  if (!ROOTS.includes(first.name)) return refuse(first.place, `expected one of ${ROOTS.join(', ')}`)
  // A phone takes the first that it can play.
  if (second) notes.add(second.place, 'ignored, with all that follows: the first effect is read')
  return first
}

function read(text: string, name: string): Imported {
  const notes = new Notes()
  const effect = findEffect(parseXml(text), notes)
  if (effect.children.length === 0) refuse(effect.place, 'expected an effect, got none')
  return finishImport({ name, segments: readVibration(effect.children, notes), notes })
}

export const androidXml: Format = {
  name: 'android-xml',
  title: 'Android vibration effect (XML)',
  extensions: ['.xml'],
  read,
  write: writeAndroidXml,
}
