// A massager as its folder says it is: its board, its programs, and the rotation.

import { existsSync, readdirSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { UsageError } from '../../lib/command-line/usage.ts'
import type { Mistake } from '../../lib/mistakes.ts'
import { checkProgram } from '../language/check.ts'
import type { Program } from '../language/write.ts'
import { describeUnknown } from '../load/check-shape.ts'
import { loadProgramFile, SOURCE_FILE } from '../load/load.ts'
import type { Loaded } from '../load/loaded.ts'
import { refuseName } from '../load/read-text.ts'
import { PACKAGE, PROJECT_FILE } from './folder.ts'
import { type ProjectFile, readProjectFile } from './read.ts'
import { breakMistake } from './rotation.ts'
import { loadShipped, SHIPPED_FOLDER, type Shipped } from './shipped.ts'

export interface Project {
  folder: string
  projectFile: ProjectFile
  /** Every program that can be named: the folder's own and those of unknot. */
  programs: readonly Program[]
  rotation: readonly Program[]
  breakIndex: number
  /** The folder's own programs, those with mistakes too. */
  own: readonly Loaded[]
  /** The programs that come with unknot. */
  shipped: readonly Shipped[]
  /** What keeps the rotation from being played. */
  mistakes: readonly Mistake[]
  /** The texts of the files with mistakes. */
  texts: ReadonlyMap<string, string>
}

/** The path of a file for messages: from where the user is. */
export const shownPath = (path: string): string => relative(process.cwd(), path) || '.'

/** A dot or a slash makes it a file. */
const IS_FILE = /[./\\]/

const nameOf = ({ program, file }: Loaded): string => program?.name ?? basename(file).replace(SOURCE_FILE, '')

/** The program files of a folder, TypeScript first, because JSON can play what is known by then. */
function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((file) => SOURCE_FILE.test(file) && !file.endsWith('.d.ts'))
  return files.sort((a, b) => Number(a.endsWith('.json')) - Number(b.endsWith('.json')) || (a < b ? -1 : 1))
}

/** Whose name it is, in words, if it is not free for the program of `file`. */
export function ownerOf(
  name: string,
  file: string,
  own: readonly Loaded[],
  shipped: readonly Shipped[],
): string | undefined {
  const path = resolve(file)
  const builtIn = shipped.find((known) => known.name === name)
  if (builtIn && path !== join(SHIPPED_FOLDER, `${name}.ts`)) return 'the name of a program that comes with unknot'
  const other = own.find((loaded) => resolve(loaded.file) !== path && loaded.program?.name === name)
  return other && `the name of ${other.file} too`
}

/** The programs of unknot's own folder: those with mistakes are read again, for their places. */
async function loadOwnShipped(shipped: readonly Shipped[], find: (name: string) => Program | undefined) {
  const loaded: Loaded[] = []
  for (const { name, program } of shipped) {
    const file = shownPath(join(SHIPPED_FOLDER, `${name}.ts`))
    const isSound =
      program && Array.isArray(program.segments) && program.name === name && checkProgram(program).length === 0
    loaded.push(
      isSound
        ? { file, program, mistakes: [], locate: () => undefined, hasMistake: () => false, texts: new Map() }
        : await loadProgramFile(file, find),
    )
  }
  return loaded
}

async function loadOwn(folder: string, shipped: readonly Shipped[]): Promise<Loaded[]> {
  const own: Loaded[] = []
  const find = (name: string): Program | undefined =>
    (own.find((loaded) => nameOf(loaded) === name) ?? shipped.find((known) => known.name === name))?.program
  if (folder === PACKAGE) own.push(...(await loadOwnShipped(shipped, find)))
  const files = listFiles(join(folder, 'programs'))
  for (const file of folder === PACKAGE ? files.filter((name) => name.endsWith('.json')) : files)
    own.push(await loadProgramFile(shownPath(join(folder, 'programs', file)), find))
  for (const loaded of own) {
    const owner = loaded.program && ownerOf(loaded.program.name, loaded.file, own, shipped)
    if (owner !== undefined) refuseName(loaded, owner)
  }
  return own
}

/** Never throws: what is wrong is in `mistakes`. */
export async function loadProject(folder: string): Promise<Project> {
  const projectFile = readProjectFile(shownPath(join(folder, PROJECT_FILE)))
  const shipped = await loadShipped()
  const own = await loadOwn(folder, shipped)
  const mistakes: Mistake[] = [...projectFile.mistakes]
  const texts = new Map([[projectFile.file, projectFile.text]])
  const tell = (path: (string | number)[], reason: string) =>
    mistakes.push({ file: projectFile.file, reason, at: projectFile.positionOf(path) })
  const ofUnknot = shipped.flatMap(({ program }) => program ?? [])
  const known = [...new Set([...own.map(nameOf), ...ofUnknot.map(({ name }) => name)])]

  /** The program of an entry, which may have mistakes; undefined if it is unknown. */
  const findEntry = async (entry: string, i: number): Promise<Loaded | undefined> => {
    if (IS_FILE.test(entry)) {
      const path = resolve(folder, entry)
      const found = own.find(({ file }) => resolve(file) === path)
      if (found) return found
      try {
        const find = (name: string) => ofUnknot.find((program) => program.name === name)
        return await loadProgramFile(shownPath(path), find)
      } catch (error) {
        if (!(error instanceof UsageError)) throw error
        tell(['rotation', i], `rotation: ${error.message}`)
        return undefined
      }
    }
    const found = own.find((loaded) => nameOf(loaded) === entry)
    if (found) return found
    const program = ofUnknot.find(({ name }) => name === entry)
    if (!program) {
      tell(['rotation', i], `rotation: ${describeUnknown('program', entry, known)}`)
      return undefined
    }
    return { file: entry, program, mistakes: [], locate: () => undefined, hasMistake: () => false, texts: new Map() }
  }

  const { rotation: entries = [], break: breakName } = projectFile.settings
  const rotation: Program[] = []
  const names: string[] = []
  for (const [i, entry] of entries.entries()) {
    const found = await findEntry(entry, i)
    if (!found) continue
    const name = nameOf(found)
    if (names.includes(name)) tell(['rotation', i], `rotation: "${name}" stands there twice`)
    names.push(name)
    mistakes.push(...found.mistakes)
    for (const [file, text] of found.texts) texts.set(file, text)
    if (found.program) rotation.push(found.program)
  }
  const breakIndex = breakName === undefined ? -1 : Math.max(names.indexOf(breakName), entries.indexOf(breakName))
  if (breakName !== undefined && entries.length > 0 && breakIndex < 0)
    tell(['break'], `break: ${describeUnknown('program of the rotation', breakName, names)}`)
  else if (breakIndex >= 0) {
    const mistake = breakMistake(breakIndex, entries.length)
    if (mistake !== undefined) tell(['break'], `break: ${mistake}`)
  }
  return {
    folder,
    projectFile,
    programs: [
      ...own.flatMap(({ program, mistakes: wrong }) => (program && wrong.length === 0 ? program : [])),
      ...ofUnknot,
    ].filter((program, i, all) => all.findIndex(({ name }) => name === program.name) === i),
    rotation,
    breakIndex: Math.max(0, breakIndex),
    own,
    shipped,
    mistakes,
    texts,
  }
}
