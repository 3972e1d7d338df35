// The programs that the user writes, kept in the browser.

import { computed, signal } from '@preact/signals'
import { forget, keep, listKept, readKept } from '../shell/keep.ts'

const PREFIX = 'program '
const OPEN = 'open program'

export const TEMPLATE = `{
  "name": "morning",
  "title": "Wake a stiff neck",
  "about": "Lay it beside the spine, not on it.",
  "serves": ["tightness", "flow"],
  "segments": [
    { "ramp": "30 Hz", "time": "5 s" },
    {
      "repeat": 2,
      "segments": [
        { "hold": "30 Hz", "time": "40 s" },
        { "hold": "40 Hz", "time": "20 s" }
      ]
    },
    { "ramp": 0, "time": "3 s" }
  ]
}
`

/** The names of all drafts. */
export const names = signal<readonly string[]>(listKept(PREFIX))
const openName = signal(readKept(OPEN) ?? '')
/** The text that is edited. */
export const text = signal('')
/** Counts texts that came from elsewhere than the keyboard: the editor takes them over. */
export const opened = signal(0)

export const current = computed(() => openName.value)

/** A name that no draft has: "morning", "morning 2", … */
function freeName(wanted: string): string {
  for (let i = 1; ; i++) {
    const name = i === 1 ? wanted : `${wanted} ${i}`
    if (!names.value.includes(name)) return name
  }
}

function show(name: string, content: string): void {
  openName.value = name
  text.value = content
  opened.value++
  keep(OPEN, name)
}

/** Undefined if there is no such draft. */
export const readDraft = (name: string): string | undefined => readKept(PREFIX + name)

export function openDraft(name: string): void {
  const content = readDraft(name)
  if (content !== undefined) show(name, content)
}

/** A new draft; its name is near `wanted`. */
export function addDraft(wanted: string, content: string): void {
  const name = freeName(wanted)
  keep(PREFIX + name, content)
  names.value = [...names.value, name].sort()
  show(name, content)
}

/** The user has typed. */
export function changeDraft(content: string): void {
  text.value = content
  keep(PREFIX + openName.value, content)
}

export function removeDraft(name: string): void {
  forget(PREFIX + name)
  names.value = names.value.filter((one) => one !== name)
  const [next] = names.value
  if (next === undefined) addDraft('morning', TEMPLATE)
  else if (name === openName.value) openDraft(next)
}

/** The draft that was open last, or the template. */
export function openLast(): void {
  if (names.value.includes(openName.value)) openDraft(openName.value)
  else if (names.value.length > 0) openDraft(names.value[0]!)
  else addDraft('morning', TEMPLATE)
}
