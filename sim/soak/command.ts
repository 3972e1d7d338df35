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
import { refuse, rotationPrograms } from '../command-line/options.ts'
import { readScenario } from '../command-line/scenario-file.ts'
import { ENGINE_NAMES } from '../device/engine/models.ts'
import { ScenarioError } from '../script/parse.ts'
import { InvariantError } from './invariants/invariant-error.ts'
import { countOf, summarize } from './report.ts'
import { shrink } from './shrink.ts'
import {
  ANY_ENGINE,
  checkScenario,
  type Failure,
  INVARIANT_NAMES,
  type SoakEngine,
  type SoakResult,
  soak,
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
}

const USUAL_DAYS = '30'
const MAX_DAYS = 100_000
const MAX_WEEKS = 1000
const MAX_SEED = 2 ** 31

/** Throws UsageError. */
function engineNamed(name: string = USUAL_SOAK_ENGINE): SoakEngine {
  const names: readonly SoakEngine[] = [...ENGINE_NAMES, ANY_ENGINE]
  const engine = names.find((known) => known === name)
  if (engine === undefined) throw unknownName('engine', name, names)
  return engine
}

/** Writes the shortest scenario that fails in the same way. Returns the exit code. */
function reportFailure({ seed, text, error }: Failure, { complain }: Screen): number {
  complain(`broken: ${error.message}`)
  complain(
    `seed ${seed}, ${text.split('\n').length} lines; looking for a shorter scenario that fails in the same way …`,
  )
  const file = `soak-${seed}.txt`
  const short = shrink(text, rotationPrograms())
  writeFile(file, short)
  complain(short.trimEnd())
  complain(`made ${file}; play it again: npx unknot soak --replay ${quoted(file)}`)
  return FAILED
}

async function replay(file: string, { print, complain, stderr }: Terminal): Promise<number> {
  try {
    const work = checkScenario(readScenario(file), rotationPrograms())
    const result = await runLong(work, stderr, ({ ms, ofMs }) => [ms / ofMs, file])
    if (result) print(`${file}: every invariant held, ${result.simulatedMs / 1000} s played`)
    else complain(`${file}: stopped`)
    return result ? 0 : INTERRUPTED
  } catch (error) {
    if (error instanceof ScenarioError) throw new UsageError(`${file}: ${error.message}`)
    if (!(error instanceof InvariantError)) throw error
    complain(`${file}: broken: ${error.message}`)
    return FAILED
  }
}

async function soakFor(
  days: number,
  seed: number,
  work: Generator<SoakResult, SoakResult>,
  { print, complain, stderr }: Terminal,
): Promise<number> {
  let latest: SoakResult | undefined
  const result = await runLong(work, stderr, (pause): Progress => {
    latest = pause
    return [pause.days / days, `${countOf(pause.days, 'day')}, ${countOf(pause.tally.sessions, 'session')}`]
  })
  const shown = result ?? latest
  if (shown) for (const line of summarize(shown)) print(line)
  if (!result) {
    complain(`stopped; every invariant held so far (seed ${seed})`)
    return INTERRUPTED
  }
  if (result.failure) return reportFailure(result.failure, { print, complain })
  print(`every invariant held (seed ${seed})`)
  return 0
}

/** Returns the exit code: FAILED for a broken invariant. Throws UsageError. */
export async function soakCommand(_: readonly string[], flags: SoakFlags, terminal: Terminal): Promise<number> {
  if (flags.list) {
    for (const name of INVARIANT_NAMES) terminal.print(name)
    return 0
  }
  if (flags.replay !== undefined) {
    refuse(flags, ['days', 'weeks', 'seed', 'engine'], (flag) => `${flag} does not go with --replay`)
    return replay(flags.replay, terminal)
  }
  const options = { ...rotationPrograms(), engine: engineNamed(flags.engine) }
  const seed = wholeNumber('--seed', flags.seed ?? '1', 0, MAX_SEED)
  if (flags.weeks !== undefined) {
    refuse(flags, ['days'], (flag) => `${flag} does not go with --weeks`)
    const weeks = wholeNumber('--weeks', flags.weeks, 1, MAX_WEEKS)
    return soakFor(7 * weeks, seed, soakWeeks(seed, weeks, options), terminal)
  }
  const days = wholeNumber('--days', flags.days ?? USUAL_DAYS, 1, MAX_DAYS)
  return soakFor(days, seed, soak(seed, days, options), terminal)
}
