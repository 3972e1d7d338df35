// `npm run soak`: lives by the day, with what they came to; or one scenario held to every promise.

import { writeOut } from '../../lib/command-line/out-file.ts'
import { readArguments, type Screen, UsageError, wholeNumber } from '../../lib/command-line/usage.ts'
import { compileRotation, rotation } from '../../programs/index.ts'
import { FAILED, INTERRUPTED, readScenario, untilStopped } from '../command-line/play-files.ts'
import { Bar, type BarStream } from '../plot/index.ts'
import { ScenarioError } from '../script/parse.ts'
import { InvariantError } from './invariants/invariant-error.ts'
import { summarize } from './report.ts'
import { shrink } from './shrink.ts'
import { checkScenario, type Failure, INVARIANT_NAMES, type SoakResult, soak, soakWeeks } from './soak.ts'

const HELP = `npm run soak -- --days N --seed S   N days (30) of random owners, switches, batteries, rooms, faults and power
                                    cuts, from seed S (1), with every promise watched at every step
npm run soak -- --weeks N --seed S  one life of N weeks with somebody who keeps to the plan, more or less; 12 are the plan
npm run soak -- --replay FILE       one scenario, with every promise watched
npm run soak -- --list              the promises
`

const FLAGS = {
  days: 'string',
  weeks: 'string',
  seed: 'string',
  replay: 'string',
  list: 'boolean',
  help: 'boolean',
} as const
const MAX_DAYS = 100_000
const MAX_WEEKS = 1000

const programs = { programs: compileRotation(), names: rotation.map((program) => program.name) }

const counted = (value: number): string => Math.round(value).toLocaleString('en')

function report({ seed, text, error }: Failure, { complain }: Screen): number {
  complain(`broken: ${error.message}`)
  complain(`life of seed ${seed}, ${text.split('\n').length} lines; made shorter …`)
  const file = `soak-${seed}.txt`
  const short = shrink(text, programs)
  writeOut(file, short)
  complain(short.trimEnd())
  complain(`the same again: npm run soak -- --replay ${file}`)
  return FAILED
}

async function replay(file: string, { print, complain }: Screen): Promise<number> {
  try {
    const result = await untilStopped(checkScenario(readScenario(file), programs), () => {})
    if (!result) return INTERRUPTED
    print(`${file}: every promise kept, ${result.simulatedMs / 1000} s played`)
    return 0
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
  run: Generator<SoakResult, SoakResult>,
  screen: Screen,
  stream: BarStream,
): Promise<number> {
  const bar = new Bar(stream, () => performance.now())
  let latest: SoakResult | undefined
  const soaked = await untilStopped(run, (so) => {
    latest = so
    bar.show(so.days / days, `${counted(so.days)} days, ${counted(so.tally.sessions)} sessions`)
  })
  bar.clear()
  const told = soaked ?? latest
  if (told) for (const line of summarize(told)) screen.print(line)
  if (!soaked) {
    screen.complain(`stopped; every promise was kept so far (seed ${seed})`)
    return INTERRUPTED
  }
  if (soaked.failure) return report(soaked.failure, screen)
  screen.print(`every promise was kept (seed ${seed})`)
  return 0
}

/** Runs a command line; answers with the exit code: 0, 1 for a broken promise, 2 for a mistake in what was typed, 130 for Ctrl-C. */
export async function command(args: readonly string[], screen: Screen, stream: BarStream): Promise<number> {
  try {
    const { values, positionals } = readArguments(FLAGS, args)
    if (positionals.length > 0) throw new UsageError(`what is "${positionals[0]}" for? npm run soak -- --help`)
    if (values.help) screen.print(HELP)
    else if (values.list) for (const name of INVARIANT_NAMES) screen.print(name)
    else if (values.replay !== undefined) return await replay(values.replay, screen)
    else {
      const seed = wholeNumber('seed', values.seed ?? '1', 0, 2 ** 31)
      if (values.weeks !== undefined) {
        if (values.days !== undefined) throw new UsageError('either --days or --weeks')
        const weeks = wholeNumber('weeks', values.weeks, 1, MAX_WEEKS)
        return await soakFor(7 * weeks, seed, soakWeeks(seed, weeks, programs), screen, stream)
      }
      const days = wholeNumber('days', values.days ?? '30', 1, MAX_DAYS)
      return await soakFor(days, seed, soak(seed, days, programs), screen, stream)
    }
    return 0
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    screen.complain(error.message)
    return 2
  }
}
