// Parts of the documents that are made from the simulator: tables of steps, fields and invariants, pictures of runs and of
// a journal, and what ../owner has.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { table } from '../../lib/markdown.ts'
import { toAnsi } from '../../lib/terminal/lines.ts'
import { compileRotation, rotation } from '../../programs/index.ts'
import { SIGNALS } from '../../src/signal-words.ts'
import { STATE_NAMES } from '../../src/states.ts'
import { logInto } from '../command-line/run-log.ts'
import { NO_ENGINE } from '../device/engine/models.ts'
import { titleOf } from '../journal/command.ts'
import { memoryOf } from '../journal/memory.ts'
import { toSvg as toJournalSvg } from '../journal/picture.ts'
import { readJournal } from '../journal/read.ts'
import { toLines } from '../journal/text.ts'
import { simulateWeeks } from '../journal/weeks.ts'
import { OWNER_PICTURES, OWNER_TABLES } from '../owner/tables.ts'
import { Log, toSvg } from '../plot/index.ts'
import { runScenario, runToEnd } from '../script/play.ts'
import { STEPS } from '../script/steps.ts'
import { wordsOf } from '../signals/decoder.ts'
import { symbolsOfAll } from '../signals/symbols.ts'
import { invariantNames } from '../soak/soak.ts'
import { FIELD_NAMES, FIELDS } from '../world/fields.ts'
import { WEAR_COLUMNS, wearRows } from './wear.ts'

const PROGRAMS = { programs: compileRotation(), names: rotation.map(({ name }) => name) }

/** The simulated owner of the journal in the documents. */
const OWNER = { weeks: 12, seed: 10 }

const journal = () => readJournal(memoryOf(runToEnd(simulateWeeks({ ...OWNER, ...PROGRAMS }))), 0)

const TABLES: Record<string, () => string> = {
  ...OWNER_TABLES,
  steps: () =>
    table(
      ['step', 'what it does'],
      STEPS.map(({ form, about }) => [`\`${form}\``, about]),
    ),
  fields: () =>
    table(
      ['field', 'from', 'to', 'standard', 'unit', 'what it is'],
      FIELD_NAMES.map((name) => FIELDS[name]).map(({ name, min, max, standard, unit, about }) => [
        `\`${name}\``,
        min,
        max,
        standard,
        `\`${unit}\``,
        about,
      ]),
    ),
  signals: () =>
    table(
      ['state', 'light', 'what it says', 'what to do'],
      SIGNALS.toSorted((a, b) => a.states[0]! - b.states[0]!).map(({ family, numbers, states, says, next }) => [
        states.map((state) => STATE_NAMES[state]!).join(', '),
        symbolsOfAll(family, numbers),
        numbers.length > 1 ? says.replace('#', 'n') : wordsOf({ says }, numbers[0]!),
        next,
      ]),
    ),
  wear: () => table(WEAR_COLUMNS, wearRows()),
  invariants: () =>
    invariantNames()
      .map((name, i) => `${i + 1}. ${name}\n`)
      .join(''),
  journal: () =>
    toAnsi(toLines(journal(), PROGRAMS.names), false)
      .map((line) => `    ${line}`.trimEnd())
      .map((line) => `${line}\n`)
      .join(''),
}

/** The pages with such tables. */
export const PAGES = [
  'owner/light.md',
  'owner/using-it.md',
  'owner/where.md',
  'owner/programs.md',
  'owner/professional.md',
  'maker/scenarios.md',
  'contributor/simulator.md',
  'contributor/memory.md',
] as const

function runPicture(scenario: string): string {
  const log = new Log()
  const text = readFileSync(join(import.meta.dirname, '../scenarios', scenario), 'utf8')
  // A change of the firmware's text does not change the picture.
  runScenario(text, { ...PROGRAMS, engine: NO_ENGINE, ...logInto(log) })
  return toSvg(log, scenario)
}

/** How each picture is drawn. */
export const PICTURES: Record<string, () => string> = {
  ...OWNER_PICTURES,
  'pictures/run.svg': () => runPicture('real-session.txt'),
  'pictures/calibrate.svg': () => runPicture('calibrate.txt'),
  'pictures/journal.svg': () => toJournalSvg(journal(), titleOf(OWNER)),
}

/** The page with new contents between all marks. */
export const withTables = (page: string): string =>
  page.replaceAll(
    /<!-- (\w+) -->\n[\s\S]*?<!-- end -->/g,
    (_, name: string) => `<!-- ${name} -->\n${TABLES[name]!()}<!-- end -->`,
  )
