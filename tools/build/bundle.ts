// Makes the one file a board is flashed with: programs compiled, device code gated, bundled and minified.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { type Board, type BoardFeatures, type Engine, NO_PIN } from '../../hal/boards/board.ts'
import { compactBelowBytes } from '../../hal/boards/storage.ts'
import { ENGINES } from './engines.ts'
import { globalsOf } from './gate/device-code.ts'
import { CORE_GLOBALS, checkSubset, type Finding, formatFinding } from './gate/gate.ts'
import { shrink } from './minify/minify.ts'
import { ownFields } from './minify/own-fields.ts'
import { stamp } from './stamp.ts'

/** Device code outside the subset: one line a finding. */
export class SubsetError extends Error {
  readonly findings: readonly Finding[]
  constructor(findings: readonly Finding[]) {
    super(findings.map(formatFinding).join('\n'))
    this.findings = findings
  }
}

/** What reading the sources of a bundle brings to light. */
interface Seen {
  findings: Finding[]
  fields: Set<string>
}

/** What was seen in a source before: for the next board it is the same. */
const looks = new Map<string, { findings: readonly Finding[]; fields: readonly string[] }>()

function lookAt(file: string, source: string, engine: Engine) {
  const key = `${engine}\n${file}\n${source}`
  const known = looks.get(key) ?? {
    findings: checkSubset(file, source, { globals: globalsOf(file, engine) }),
    fields: ownFields(source, ENGINES[engine].members),
  }
  looks.set(key, known)
  return known
}

/** Looks at every source as the bundler reads it. */
const look = (root: string, engine: Engine, seen: Seen): Plugin => ({
  name: 'device-subset',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const file = path.slice(join(root, '/').length)
      const { findings, fields } = lookAt(file, readFileSync(path, 'utf8'), engine)
      seen.findings.push(...findings)
      for (const field of fields) seen.fields.add(field)
      return undefined
    })
  },
})

/** A board's profile as it goes into its file: without what only people, tools and the simulator read of it. */
export function onDevice(whole: Board): string {
  const { about: _, ...board } = whole
  const { name: __, startMv: ___, dropOutMv: ____, ...motor } = board.motor
  const none = NO_PIN[board.engine]
  const has: BoardFeatures = {
    hasBattery: board.batteryPin !== none,
    hasCharger: board.chargerPin !== none,
    hasMoreButtons: board.softerPin !== none || board.strongerPin !== none,
    compactBelowBytes: compactBelowBytes(whole),
  }
  // Keys without quotes are fields, which the minifier may shorten.
  return JSON.stringify({ bangle: 0, ...board, ...has, motor }).replaceAll(/"(\w+)":/g, '$1:')
}

/** Stands in for what differs from build to build: the board's profile and the compiled programs. */
const provide = (root: string, board: Board, programs: readonly string[]): Plugin => ({
  name: 'unknot-build',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#board$/ }, ({ path }) => ({ path, namespace: 'board' }))
    onLoad({ filter: /./, namespace: 'board' }, () => ({ contents: `export const board = ${onDevice(board)}` }))
    onResolve({ filter: /^#hal$/ }, () => ({ path: join(root, `hal/${board.engine}/hal.ts`) }))
    onResolve({ filter: /^#programs$/ }, ({ path }) => ({ path, namespace: 'programs' }))
    onLoad({ filter: /./, namespace: 'programs' }, () => ({
      contents: `export const programs = ${JSON.stringify(programs)}`,
    }))
  },
})

/** Where a program for a board begins: the firmware, and what tries the board before it. */
const FIRMWARE = 'hal/main.ts'
const TRIAL = 'hal/trial.ts'

/** The sources as one piece of readable JavaScript. Throws SubsetError. */
async function concatenate(
  root: string,
  board: Board,
  programs: readonly string[],
  seen: Seen,
  entry = FIRMWARE,
): Promise<string> {
  const { engine } = board
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    write: false,
    // Of the bundler's formats only this one leaves the engine's own require() alone.
    format: 'cjs',
    platform: 'node',
    external: [...ENGINES[engine].modules],
    target: 'es2015',
    charset: 'ascii',
    plugins: [provide(root, board, programs), look(root, engine, seen)],
    logLevel: 'silent',
  })
  if (seen.findings.length > 0) throw new SubsetError(seen.findings)
  return outputFiles[0]!.text
}

/** What the file of `board` is made of, as it is written: what tests need to name a function. Throws SubsetError. */
export async function readable(root: string, board: Board, programs: readonly string[]): Promise<string> {
  const seen: Seen = { findings: [], fields: new Set() }
  const joined = await concatenate(root, board, programs, seen)
  return `(()=>{${joined}})()`
}

/** What tries `board`, as text; its file is called so. Throws SubsetError. */
export const bundleTrial = (root: string, board: Board): Promise<string> => bundle(root, trialOf(board), [], TRIAL)

/** The board as the build names what tries it. */
export const trialOf = <B extends Board>(board: B): B => ({ ...board, name: `${board.name}-trial` })

/** The file that `board` is flashed with, as text. `programs` are compiled; `entry` is where it begins. Throws SubsetError. */
export async function bundle(
  root: string,
  board: Board,
  programs: readonly string[],
  entry = FIRMWARE,
): Promise<string> {
  const seen: Seen = { findings: [], fields: new Set() }
  const joined = await concatenate(root, board, programs, seen, entry)
  const code = await shrink(joined, seen.fields, ENGINES[board.engine].isStrict)
  // What bundler and minifier make of it is held to the same rules.
  const globals = [...CORE_GLOBALS, ...ENGINES[board.engine].globals]
  const findings = checkSubset(`dist/${board.name}.js`, code, { globals, allowVar: true })
  if (findings.length > 0) throw new SubsetError(findings)
  // Ended, so that whatever an engine or a terminal puts after it is no part of it.
  return `${stamp(board.name)}${code};`
}
