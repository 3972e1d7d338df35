// Makes the file that a board is flashed with: checks the device code, bundles it with the programs, and minifies it.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { type Board, type BoardFeatures, type Engine, NO_PIN } from '../../hal/boards/board.ts'
import { CHIPS } from '../../hal/boards/chips.ts'
import { driverRow } from '../../hal/boards/drivers.ts'
import { deviceFacts, motorBehind } from '../../hal/boards/facts/device-facts.ts'
import { logPlace } from '../../hal/boards/storage.ts'
import type { CompiledRotation } from '../../programs/project/rotation.ts'
import { DAY_MAX_MS, HAND_MAX_POINTS, SESSION_MAX_MS } from '../../src/limits.ts'
import { MINUTE_MS } from '../../src/time.ts'
import { ENGINES } from './engines.ts'
import { listGlobals } from './gate/device-code.ts'
import { CORE_GLOBALS, checkSubset, type Finding, formatFinding } from './gate/gate.ts'
import { readLookups } from './minify/lookups.ts'
import { minify } from './minify/minify.ts'
import { findOwnFields } from './minify/own-fields.ts'
import { finishFile, hasOnePlace, type Prebuilt, ROTATION_PLACE } from './prebuilt.ts'
import { makeStamp, version } from './stamp.ts'

/** Device code outside the language subset. The message has one line for each finding. */
export class SubsetError extends Error {
  readonly findings: readonly Finding[]
  constructor(findings: readonly Finding[]) {
    super(findings.map(formatFinding).join('\n'))
    this.findings = findings
  }
}

/** The findings and field names in the sources of a bundle. */
interface SourceReport {
  findings: Finding[]
  fields: Set<string>
}

/** Results by engine, file and source, because most boards share their sources. */
const sourceCache = new Map<string, { findings: readonly Finding[]; fields: readonly string[] }>()

function readSource(file: string, source: string, engine: Engine) {
  const key = `${engine}\n${file}\n${source}`
  const known = sourceCache.get(key) ?? {
    findings: checkSubset(file, source, { globals: listGlobals(file, engine) }),
    fields: findOwnFields(source, ENGINES[engine].members),
  }
  sourceCache.set(key, known)
  return known
}

/** Changes the text of a source file before it is bundled. */
export type SourceEdit = (file: string, source: string) => string

/** Adds each source to the report when the bundler reads it. */
const readSources = (root: string, engine: Engine, report: SourceReport, edit?: SourceEdit): Plugin => ({
  name: 'device-subset',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const file = path.slice(join(root, '/').length)
      const { findings, fields } = readSource(file, readFileSync(path, 'utf8'), engine)
      report.findings.push(...findings)
      for (const field of fields) report.fields.add(field)
      return edit && { contents: edit(file, readFileSync(path, 'utf8')), loader: 'ts' }
    })
  },
})

/** Readings of the current that are averaged, where a profile does not say: the core filters them. */
const SENSE_READINGS = 1

/** What a device tells hosts of itself: firmware, board, motor, and the limits of session, day and hand. */
const describeIdentity = ({ name, motor }: Board): string =>
  [version, name, motor.name, SESSION_MAX_MS / MINUTE_MS, DAY_MAX_MS / MINUTE_MS, HAND_MAX_POINTS].join(' ')

/** The profile of a board as JavaScript, with only the fields that the device needs. */
export function serializeProfile(profile: Board): string {
  const { about: _, link, ...board } = profile
  const { name: __, startMv: ___, dropOutMv: ____, mohm: _____, freeMa: ______, ...motor } = motorBehind(board)
  const none = NO_PIN[board.engine]
  const has: Omit<BoardFeatures, 'identity'> = {
    hasBattery: board.batteryPin !== none,
    hasCharger: board.chargerPin !== none,
    hasMoreButtons: board.softerPin !== none || board.strongerPin !== none,
    directionPin: none,
    enablePin: none,
    sleepPin: none,
    sensePin: none,
    senseMvPerA: 1,
    senseOffsetMv: 0,
    senseReadings: SENSE_READINGS,
    isBridge: driverRow(board.driverKind).isBridge,
    isInverse: driverRow(board.driverKind).drive.motorPin === 'inverse',
    ...logPlace(profile),
    // The engine of a Bangle.js starts its watchdog itself, and feeds it.
    watchdogStatusAddress: 'bangle' in board ? 0 : CHIPS[profile.about.chip].watchdogStatusAddress,
  }
  // The minifier shortens only keys without quotes.
  const identity = link && { identity: describeIdentity(profile) }
  return JSON.stringify({ bangle: 0, slowThermometer: 0, ...has, ...board, ...identity, motor }).replaceAll(
    /"(\w+)":/g,
    '$1:',
  )
}

/** What the core knows of the board's hardware, as a module of constants. */
export const serializeFacts = (board: Board): string =>
  Object.entries(deviceFacts(board))
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
    .join('\n')

/** The files of the link. A build without it has NO_LINK in place of each. */
const LINK_FILES = /\/(src\/link\/[\w-]+|hal\/(\w+\/)?link)\.ts$/
const NO_LINK = 'export const isBuilt = false, hasLink = false'

/** Provides the modules that differ between boards: the profile, the HAL and the compiled programs. */
const provideModules = (root: string, board: Board, { programs, breakIndex }: CompiledRotation): Plugin => ({
  name: 'unknot-build',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#board$/ }, ({ path }) => ({ path, namespace: 'board' }))
    onLoad({ filter: /./, namespace: 'board' }, () => ({ contents: `export const board = ${serializeProfile(board)}` }))
    onResolve({ filter: /^#device$/ }, ({ path }) => ({ path, namespace: 'device' }))
    onLoad({ filter: /./, namespace: 'device' }, () => ({ contents: serializeFacts(board) }))
    if (!board.link) onLoad({ filter: LINK_FILES }, () => ({ contents: NO_LINK }))
    onResolve({ filter: /^#hal$/ }, () => ({ path: join(root, `hal/${board.engine}/hal.ts`) }))
    onResolve({ filter: /^#programs$/ }, ({ path }) => ({ path, namespace: 'programs' }))
    onLoad({ filter: /./, namespace: 'programs' }, () => ({
      contents: `export const programs = ${JSON.stringify(programs)}, breakIndex = ${breakIndex}`,
    }))
  },
})

/** Entry points: the firmware, and the program that tests a board before the firmware. */
const FIRMWARE = 'hal/main.ts'
const TRIAL = 'hal/trial.ts'

/** The bundled sources, not minified. Throws SubsetError. */
async function bundleSources(
  root: string,
  board: Board,
  rotation: CompiledRotation,
  report: SourceReport,
  entry = FIRMWARE,
  edit?: SourceEdit,
): Promise<string> {
  const { engine } = board
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    write: false,
    // This is the only format of the bundler that keeps the engine's own require().
    format: 'cjs',
    platform: 'node',
    external: [...ENGINES[engine].modules],
    target: 'es2015',
    charset: 'ascii',
    plugins: [provideModules(root, board, rotation), readSources(root, engine, report, edit)],
    logLevel: 'silent',
  })
  if (report.findings.length > 0) throw new SubsetError(report.findings)
  return outputFiles[0]!.text
}

/**
 * The file of `board` before it is minified, so that tests can name its functions, or `edit` its sources. Throws
 * SubsetError.
 */
export async function bundleReadable(
  root: string,
  board: Board,
  rotation: CompiledRotation,
  edit?: SourceEdit,
): Promise<string> {
  const report: SourceReport = { findings: [], fields: new Set() }
  const joined = await bundleSources(root, board, rotation, report, FIRMWARE, edit)
  return `(()=>{${joined}})()`
}

/** The program that tests `board` before the firmware. Throws SubsetError. */
export async function bundleTrial(root: string, board: Board): Promise<string> {
  const trial = makeTrialBoard(board)
  return finishFile(trial, await prebuild(root, trial, TRIAL))
}

/** The board under the name of its test program. */
export const makeTrialBoard = <B extends Board>(board: B): B => ({ ...board, name: `${board.name}-trial` })

/**
 * The file of `board` before a rotation is put into it. `entry` is the entry point; `without` names passes of the
 * minifier to leave out. Throws SubsetError.
 */
export async function prebuild(
  root: string,
  board: Board,
  entry = FIRMWARE,
  without: readonly string[] = [],
): Promise<Prebuilt> {
  const report: SourceReport = { findings: [], fields: new Set() }
  const joined = await bundleSources(root, board, ROTATION_PLACE, report, entry)
  if (entry === FIRMWARE && !hasOnePlace(joined)) throw new Error('the sources look like the place of the rotation')
  const { isStrict, findsNewestFirst, readsFunctionsTwice, firstStatements } = ENGINES[board.engine]
  const byLookups = findsNewestFirst ? [] : readLookups()
  const target = {
    fields: report.fields,
    isStrict,
    findsNewestFirst,
    readsFunctionsTwice,
    byLookups,
    sourceNames: new Map<string, string>(),
  }
  const code = await minify(joined, target, without)
  // The bundler and the minifier must keep the rules, too.
  const globals = [...CORE_GLOBALS, ...ENGINES[board.engine].globals]
  const findings = checkSubset(`dist/${board.name}.js`, code, { globals, allowVar: true })
  if (findings.length > 0) throw new SubsetError(findings)
  // The semicolon ends the statement, so that an engine or a terminal cannot add to it.
  return { first: makeStamp(board.name) + firstStatements(board), rest: `${code};` }
}

/** The file that `board` is flashed with. `without` names passes of the minifier to leave out. Throws SubsetError. */
export async function bundle(
  root: string,
  board: Board,
  rotation: CompiledRotation,
  without: readonly string[] = [],
): Promise<string> {
  const hasOctalEscapes = !ENGINES[board.engine].isStrict && !without.includes('octal-escapes')
  return finishFile(board, await prebuild(root, board, FIRMWARE, without), rotation, hasOctalEscapes)
}
