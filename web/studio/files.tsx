// Programs in and out of the studio: drafts, shipped programs, files of other tools, links.

import { signal } from '@preact/signals'
import { programs } from '#project'
import type { Note } from '../../programs/formats/notes.ts'
import { toJson } from '../../programs/language/json/write.ts'
import type { Program } from '../../programs/language/write.ts'
import { chooseFile, copyText, download, readBytes } from '../shell/files.ts'
import { tell, tellError } from '../shell/notices.tsx'
import { pack, unpack } from '../shell/pack.ts'
import { addressOf, replaceAddress } from '../shell/router.ts'
import { addDraft, current, names, openDraft, removeDraft, TEMPLATE, text } from './drafts.ts'

/** What the last file lost or gained on its way in or out. */
const notes = signal<{ of: string; list: readonly Note[] } | undefined>(undefined)

/** Files of formats that the studio reads. */
const ENDINGS = '.json,.ahap,.haptic,.xml,.txt,.bin'

/** Opens a file as a draft. What is open stays. */
export async function importFile(file: File): Promise<void> {
  try {
    const bytes = await readBytes(file)
    const { readFile } = await import('./convert.ts')
    const opened = readFile(file.name, bytes)
    addDraft(file.name.replace(/\.[^.]*$/, ''), opened.text)
    notes.value = { of: `${file.name} was read`, list: opened.notes }
  } catch (error) {
    tellError(`${file.name} cannot be opened`, error)
  }
}

async function exportAs(program: Program, name: string): Promise<void> {
  try {
    const { TARGETS } = await import('./convert.ts')
    const target = TARGETS.find((one) => one.name === name)!
    const { content, notes: list } = target.write(program)
    download(`${program.name}${target.ending}`, content)
    notes.value = { of: `${program.name}${target.ending} was written`, list }
  } catch (error) {
    tellError('It cannot be saved', error)
  }
}

async function share(): Promise<void> {
  replaceAddress(addressOf('studio', '', { p: await pack(text.value) }))
  const isCopied = await copyText(location.href)
  tell(isCopied ? 'The link is copied: it holds the whole program.' : 'The link is in the address bar.')
}

let readLink = ''

/** Opens the program of a link as a draft, once. */
export async function openLink(query: URLSearchParams): Promise<void> {
  const packed = query.get('p')
  if (packed === null || packed === readLink) return
  readLink = packed
  try {
    const shared = await unpack(packed)
    if (shared !== text.peek()) addDraft('shared', shared)
  } catch (error) {
    tell(`This link is broken: its program cannot be read (${(error as Error).message}).`)
  }
}

/** The formats by name, known before the code that writes them is loaded. */
const FORMATS: readonly (readonly [string, string])[] = [
  ['json', 'JSON'],
  ['ahap', 'AHAP (Apple)'],
  ['haptic', 'haptic (Meta)'],
  ['android-xml', 'XML (Android)'],
  ['web', 'Web vibration'],
  ['csv', 'CSV'],
  ['bytes', 'compiled bytes'],
]

export const Drafts = () => (
  <div class="row drafts">
    <label class="field">
      Your programs
      <select value={current.value} onChange={({ currentTarget }) => openDraft(currentTarget.value)}>
        {names.value.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
    <label class="field">
      Begin with
      <select
        value=""
        onChange={({ currentTarget }) => {
          const program = programs.find(({ name }) => name === currentTarget.value)
          addDraft(program ? `my-${program.name}`.slice(0, 16) : 'morning', program ? renamed(program) : TEMPLATE)
          currentTarget.value = ''
        }}
      >
        <option value="">a copy of…</option>
        <option value="new">a short example</option>
        {programs.map(({ name, title }) => (
          <option key={name} value={name}>{`${name}: ${title}`}</option>
        ))}
      </select>
    </label>
    <button type="button" class="button small" onClick={() => chooseFile(ENDINGS, importFile)}>
      Import a file
    </button>
    <button type="button" class="button small quiet" onClick={() => removeDraft(current.value)}>
      Delete
    </button>
  </div>
)

/** A name of unknot's own is taken: the copy gets one of its own. */
const renamed = (program: Program): string => toJson({ ...program, name: `my-${program.name}`.slice(0, 16) })

export const Exports = ({ program }: { program: Program | undefined }) => (
  <div class="row exports">
    <label class="field">
      Save as
      <select
        value=""
        disabled={!program}
        onChange={({ currentTarget }) => {
          if (program) void exportAs(program, currentTarget.value)
          currentTarget.value = ''
        }}
      >
        <option value="">a format…</option>
        {FORMATS.map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </label>
    <button type="button" class="button small" onClick={share}>
      Copy a link
    </button>
  </div>
)

export const Notes = () => {
  if (!notes.value) return null
  const { of, list } = notes.value
  return (
    <section class="card notes" aria-label="Notes">
      <h2>{of}</h2>
      {list.length === 0 ? (
        <p class="dim">Nothing had to change.</p>
      ) : (
        <ul>
          {list.map(({ place, text: note }) => (
            <li key={`${place} ${note}`}>
              <code>{place}</code> {note}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
