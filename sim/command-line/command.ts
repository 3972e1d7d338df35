// The simulator's command line: a live screen in a terminal, a demonstration as text where there is none,
// and scenarios from files.

import {
  type Arguments,
  readArguments,
  type Screen,
  UsageError,
  unknownName,
  wholeNumber,
} from '../../lib/command-line/usage.ts'
import { compileRotation, rotation } from '../../programs/index.ts'
import { showJournal, showWeeks } from '../journal/command.ts'
import { MemoryFile, readMemory } from '../journal/memory.ts'
import { runLive } from '../live/live.ts'
import { RecordFile } from '../live/record-file.ts'
import { MOTORS } from '../script/play.ts'
import { demo } from './demo.ts'
import { playFiles } from './play-files.ts'

const HELP = `npm start                     live screen in a terminal; a demonstration as text anywhere else
npm run sim -- FILE...        play scenarios (see docs/maker/scenarios.md)
  --json                      print the trace, one JSON object a line
  --svg FILE, --png FILE      a picture of the run: level, duty, motor, battery, warmth, light, states
  --csv FILE                  the same as a table
  --record FILE               all that happened as a scenario, each thing at its time; of the live screen too
  --seed NUMBER               of all chance in the live screen (1)
  --motor massager|coin       which motor the fake board has (massager)
  --demo                      the demonstration, in a terminal too
  --memory FILE               a scenario or the live screen begins with what a device had stored
  --save FILE                 what the device has stored at the end, to go on with or to look at
npm run sim -- --journal FILE shows what a device has stored: its sessions, the plan, the spots
  --svg FILE, --png FILE      its calendar as a picture
npm run sim -- --weeks NUMBER lives so many weeks with an owner made up by chance, and shows the journal
  --seed NUMBER               which owner (1)
`

const FLAGS = {
  json: 'boolean',
  demo: 'boolean',
  help: 'boolean',
  motor: 'string',
  svg: 'string',
  png: 'string',
  csv: 'string',
  record: 'string',
  seed: 'string',
  memory: 'string',
  save: 'string',
  journal: 'string',
  weeks: 'string',
} as const

type Flag = keyof typeof FLAGS
type Values = Arguments<typeof FLAGS>['values']

/** Chance has 32 bits of it. */
const MAX_SEED = 2 ** 32 - 1

const MAX_WEEKS = 104

/** Refuses what was typed besides, and would not be heeded. */
function only(mode: Flag, values: Values, files: readonly string[], heeded: readonly Flag[]): void {
  const [other] = (Object.keys(values) as Flag[]).filter((flag) => flag !== mode && !heeded.includes(flag))
  if (other) throw new UsageError(`--${other} does not go with --${mode}`)
  if (files.length > 0) throw new UsageError(`--${mode} plays no scenario, and here is ${files[0]}`)
}

/** What of this process the live screen needs. */
export type Terminal = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr' | 'env'>

async function answer(
  args: readonly string[],
  screen: Screen,
  { stdin, stdout, stderr, env }: Terminal,
): Promise<number> {
  const { values, positionals: files } = readArguments(FLAGS, args)
  const name = values.motor ?? 'massager'
  const motor = MOTORS[name]
  if (!motor) throw unknownName('motor', name, Object.keys(MOTORS))
  if (values.help) {
    screen.print(HELP)
    return 0
  }
  const programs = { programs: compileRotation(), names: rotation.map((program) => program.name) }
  const { svg, png } = values
  const shown = { svg, png, names: programs.names, color: Boolean(stdout.isTTY) && !env.NO_COLOR }
  const seed = wholeNumber('seed', values.seed ?? '1', 0, MAX_SEED)
  if (values.journal !== undefined) {
    only('journal', values, files, ['svg', 'png'])
    return showJournal(values.journal, shown, screen)
  }
  if (values.weeks !== undefined) {
    only('weeks', values, files, ['svg', 'png', 'seed', 'motor', 'save'])
    return showWeeks(
      { ...programs, motor, seed, weeks: wholeNumber('weeks', values.weeks, 1, MAX_WEEKS) },
      values.save,
      shown,
      screen,
    )
  }
  const memory = values.memory === undefined ? undefined : readMemory(values.memory)
  if (files.length > 0)
    return playFiles(files, { ...values, json: Boolean(values.json), motor, memory }, programs, screen, stderr)
  for (const flag of ['json', 'svg', 'png', 'csv'] as const)
    if (values[flag]) throw new UsageError(`--${flag} needs a scenario: npm run sim -- FILE --${flag}`)
  if (values.demo || !stdin.isTTY || !stdout.isTTY || env.TERM === 'dumb') {
    for (const flag of ['record', 'memory', 'save'] as const)
      if (values[flag] !== undefined)
        throw new UsageError(`--${flag} needs a scenario, or a terminal for the live screen`)
    demo(compileRotation(), screen.print)
    return 0
  }
  const options = {
    programs: compileRotation(),
    rotation,
    motor,
    seed,
    memory,
  }
  const record = values.record === undefined ? undefined : new RecordFile(values.record, values.memory)
  const save = values.save === undefined ? undefined : new MemoryFile(values.save)
  return runLive(options, { input: stdin, output: stdout, env }, record, save)
}

/** Runs a command line; answers with the exit code: 0, 1 for an expectation that failed, 2 for a mistake in what was typed. */
export async function command(args: readonly string[], screen: Screen, terminal: Terminal): Promise<number> {
  try {
    return await answer(args, screen, terminal)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    screen.complain(error.message)
    return 2
  }
}
