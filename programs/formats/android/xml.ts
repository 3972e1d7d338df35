// Android's vibration files: <vibration-effect> (once <vibration>) around one waveform, envelope, or named effects.

import type { Format, Imported } from '../format.ts'
import { Notes, refuse } from '../format.ts'
import { imported } from '../imported.ts'
import { type Element, parseXml } from '../xml.ts'
import { fromXml } from './xml-effects.ts'
import { writeAndroidXml } from './xml-write.ts'

const ROOTS = ['vibration-effect', 'vibration']

function effectOf(root: Element, notes: Notes): Element {
  if (ROOTS.includes(root.name)) return root
  if (root.name !== 'vibration-select') return refuse(root.place, `is none of ${ROOTS.join(', ')}, vibration-select`)
  const [first, ...others] = root.children
  if (!first) return refuse(root.place, 'is empty')
  if (!ROOTS.includes(first.name)) return refuse(first.place, `is none of ${ROOTS.join(', ')}`)
  // A phone takes the first that it can play.
  if (others.length > 0)
    notes.add(others[0]!.place.replace(/,$/, ''), 'and what follows is left out: the first is read')
  return first
}

function read(text: string, name: string): Imported {
  const notes = new Notes()
  const effect = effectOf(parseXml(text), notes)
  if (effect.children.length === 0) refuse(effect.place, 'is empty')
  return imported(name, '', '', fromXml(effect.children, notes), notes)
}

export const androidXml: Format = {
  name: 'android-xml',
  title: 'Android vibration effect (XML)',
  extensions: ['.xml'],
  read,
  write: writeAndroidXml,
}
