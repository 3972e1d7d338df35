// What of the documents is made from the simulator itself: tables of steps, fields and promises, and pictures of runs and of a journal.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { table } from '../../lib/markdown.ts'
import { toAnsi } from '../../lib/terminal/lines.ts'
import { compileRotation, rotation } from '../../programs/index.ts'
import { logInto } from '../command-line/run-log.ts'
import { titleOf } from '../journal/command.ts'
import { memoryOf } from '../journal/memory.ts'
import { toSvg as toJournalSvg } from '../journal/picture.ts'
import { readJournal } from '../journal/read.ts'
import { toLines } from '../journal/text.ts'
import { liveWeeks } from '../journal/weeks.ts'
import { Log, toSvg } from '../plot/index.ts'
import { runScenario } from '../script/play.ts'
import { STEPS } from '../script/steps.ts'
import { PROMISE_NAMES } from '../soak/soak.ts'
import { FIELD_NAMES, FIELDS } from '../world/fields.ts'
import { WEAR_COLUMNS, wearRows } from './wear.ts'

const PROGRAMS = { programs: compileRotation(), names: rotation.map(({ name }) => name) }

/** The owner whose journal is shown. */
const OWNER = { weeks: 12, seed: 10 }

const journal = () => readJournal(memoryOf(liveWeeks({ ...OWNER, ...PROGRAMS })), 0)

const TABLES: Record<string, () => string> = {
  steps: () =>
    table(
      ['step', 'what it does'],
      STEPS.map(({ form, about }) => [`\`${form}\``, about]),
    ),
  fields: () =>
    table(
      ['field', 'from', 'to', 'normally', 'unit', 'what it is'],
      FIELD_NAMES.map((name) => FIELDS[name]).map(({ words, min, max, normal, unit, about }) => [
        `\`${words}\``,
        min,
        max,
        normal,
        `\`${unit}\``,
        about,
      ]),
    ),
  wear: () => table(WEAR_COLUMNS, wearRows()),
  promises: () => PROMISE_NAMES.map((name, i) => `${i + 1}. ${name}\n`).join(''),
  journal: () =>
    toAnsi(toLines(journal(), PROGRAMS.names), false)
      .map((line) => `    ${line}`.trimEnd())
      .map((line) => `${line}\n`)
      .join(''),
}

/** The pages that have such tables. */
export const PAGES = ['maker/scenarios.md', 'contributor/simulator.md', 'contributor/memory.md'] as const

function runPicture(scenario: string): string {
  const log = new Log()
  const text = readFileSync(join(import.meta.dirname, '../scenarios', scenario), 'utf8')
  runScenario(text, { ...PROGRAMS, ...logInto(log) })
  return toSvg(log, scenario)
}

/** What pages show, by the name of the picture. */
export const PICTURES: Record<string, () => string> = {
  'pictures/run.svg': () => runPicture('real-session.txt'),
  'pictures/calibrate.svg': () => runPicture('calibrate.txt'),
  'pictures/journal.svg': () => toJournalSvg(journal(), titleOf(OWNER)),
}

/** The page with every table between its marks made anew. */
export const withTables = (page: string): string =>
  page.replaceAll(
    /<!-- (\w+) -->\n[\s\S]*?<!-- end -->/g,
    (_, name: string) => `<!-- ${name} -->\n${TABLES[name]!()}<!-- end -->`,
  )
