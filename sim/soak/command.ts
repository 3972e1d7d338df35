// `unknot soak`: simulated owners for days or weeks, or one scenario, with every invariant checked at every step.

import { type Progress, runLong } from '../../lib/command-line/long-run.ts'
import { quoted, writeFile } from '../../lib/command-line/out-file.ts'
import {
  FAILED,
  INTERRUPTED,
  type Screen,
  type Terminal,
  UsageError,
  unknownName,
  wholeNumber,
} from '../../lib/command-line/usage.ts'
import type { BuiltFile } from '../built/built-file.ts'
import { refuse, rotationPrograms } from '../command-line/options.ts'
import { readScenario } from '../command-line/scenario-file.ts'
import { ENGINE_NAMES, NO_ENGINE } from '../device/engine/models.ts'
import { ScenarioError } from '../script/parse.ts'
import { InvariantError } from './invariants/invariant-error.ts'
import { countOf, summarize } from './report.ts'
import { shrink } from './shrink.ts'
import {
  ANY_ENGINE,
  checkScenario,
  type Failure,
  invariantNames,
  type SoakEngine,
  type SoakOptions,
  type SoakResult,
  soak,
  soakLinked,
  soakWeeks,
  USUAL_SOAK_ENGINE,
} from './soak.ts'

export interface SoakFlags {
  days?: string
  weeks?: string
  seed?: string
  engine?: string
  replay?: string
  list?: boolean
  /** Devices with a link, and hosts around them. */
  link?: boolean
}

const USUAL_DAYS = '30'
const MAX_DAYS = 100_000
const MAX_WEEKS = 1000
const MAX_SEED = 2 ** 31

/** Throws UsageError. */
function engineNamed(name: string): SoakEngine {
  const names: readonly SoakEngine[] = [...ENGINE_NAMES, ANY_ENGINE]
  const engine = names.find((known) => known === name)
  if (engine === undefined) throw unknownName('engine', name, names)
  return engine
}

/** What the flags ask for. Without `weeks` it is days. */
interface Wanted {
  engine: SoakEngine | undefined
  seed: number
  days: number
  weeks: number | undefined
}

/** Throws UsageError. */
export function readFlags(flags: SoakFlags, isBuilt: boolean): Wanted {
  if (flags.replay !== undefined)
    refuse(flags, ['days', 'weeks', 'seed', 'engine'], (flag) => `${flag} does not go with --replay`)
  if (flags.link) refuse(flags, ['weeks', 'replay'], (flag) => `${flag} does not go with --link`)
  if (isBuilt && flags.link) throw new UsageError('--board does not go with --link')
  if (flags.weeks !== undefined) refuse(flags, ['days'], (flag) => `${flag} does not go with --weeks`)
  const engine = flags.engine === undefined ? undefined : engineNamed(flags.engine)
  if (isBuilt && engine !== undefined && engine !== NO_ENGINE)
    throw new UsageError(
      `--board has an engine of its own: expected --engine ${NO_ENGINE}, or no --engine, but got ${engine}`,
    )
  return {
    engine: engine ?? (isBuilt ? undefined : USUAL_SOAK_ENGINE),
    seed: wholeNumber('--seed', flags.seed ?? '1', 0, MAX_SEED),
    days: wholeNumber('--days', flags.days ?? USUAL_DAYS, 1, MAX_DAYS),
    weeks: flags.weeks === undefined ? undefined : wholeNumber('--weeks', flags.weeks, 1, MAX_WEEKS),
  }
}

/** Writes the shortest scenario that fails in the same way. Returns the exit code. */
function reportFailure({ seed, text, error }: Failure, options: SoakOptions, { complain }: Screen): number {
  complain(`broken: ${error.message}`)
  complain(
    `seed ${seed}, ${text.split('\n').length} lines; looking for a shorter scenario that fails in the same way …`,
  )
  const file = `soak-${seed}.txt`
  const short = shrink(text, options)
  writeFile(file, short)
  complain(short.trimEnd())
  const board = options.built ? `--board ${quoted(options.built.board.name)} ` : ''
  complain(`made ${file}; play it again: npx unknot soak ${board}--replay ${quoted(file)}`)
  return FAILED
}

async function replay(file: string, options: SoakOptions, { print, complain, stderr }: Terminal): Promise<number> {
  try {
    const work = checkScenario(readScenario(file), options)
    const result = await runLong(work, stderr, ({ ms, ofMs }) => [ms / ofMs, file])
    if (result) print(`${file}: every invariant held, ${result.simulatedMs / 1000} s played`)
    else complain(`${file}: stopped`)
    return result ? 0 : INTERRUPTED
  } catch (error) {
    if (error instanceof ScenarioError) throw error.inFile(file, readScenario(file))
    if (!(error instanceof InvariantError)) throw error
    complain(`${file}: broken: ${error.message}`)
    return FAILED
  }
}

async function soakFor(
  days: number,
  seed: number,
  options: SoakOptions,
  work: Generator<SoakResult, SoakResult>,
  { print, complain, stderr }: Terminal,
): Promise<number> {
  let latest: SoakResult | undefined
  const result = await runLong(work, stderr, (pause): Progress => {
    latest = pause
    return [pause.days / days, `${countOf(pause.days, 'day')}, ${countOf(pause.tally.sessions, 'session')}`]
  })
  const shown = result ?? latest
  if (shown) for (const line of summarize(shown, options.built, options.isLinked)) print(line)
  if (!result) {
    complain(`stopped; every invariant held so far (seed ${seed})`)
    return INTERRUPTED
  }
  if (result.failure) return reportFailure(result.failure, options, { print, complain })
  print(`every invariant held (seed ${seed})`)
  return 0
}

/**
 * Returns the exit code: FAILED for a broken invariant. `built` is a file of a board, in place of the firmware of this
 * process. Throws UsageError.
 */
export async function soakCommand(
  _: readonly string[],
  flags: SoakFlags,
  terminal: Terminal,
  built?: BuiltFile,
): Promise<number> {
  if (flags.list) {
    for (const name of invariantNames(built, flags.link)) terminal.print(name)
    return 0
  }
  const { engine, seed, days, weeks } = readFlags(flags, built !== undefined)
  const options: SoakOptions = {
    ...rotationPrograms(),
    built,
    isLinked: flags.link ?? false,
    ...(engine && { engine }),
  }
  if (flags.replay !== undefined) return replay(flags.replay, options, terminal)
  const simulate = flags.link ? soakLinked : soak
  return weeks === undefined
    ? soakFor(days, seed, options, simulate(seed, days, options), terminal)
    : soakFor(7 * weeks, seed, options, soakWeeks(seed, weeks, options), terminal)
}
