// What of the documents is made from the simulator itself: tables of steps, fields and promises, and pictures of runs.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { table } from '../build/markdown.ts'
import { compileRotation, rotation } from '../programs/index.ts'
import { logging } from './play-files.ts'
import { Log, toSvg } from './plot/index.ts'
import { runScenario } from './script/play.ts'
import { STEPS } from './script/steps.ts'
import { PROMISE_NAMES } from './soak/soak.ts'
import { WEAR_COLUMNS, wearRows } from './wear.ts'
import { FIELD_NAMES, FIELDS } from './world/fields.ts'

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
}

/** The pages that have such tables. */
export const PAGES = ['scenarios.md', 'simulator.md', 'memory.md'] as const

/** The scenarios that pages show, by the name of their picture. */
export const PICTURES: Record<string, string> = { 'run.svg': 'real-session.txt', 'calibrate.svg': 'calibrate.txt' }

export function runPicture(scenario: string): string {
  const log = new Log()
  const text = readFileSync(join(import.meta.dirname, 'scenarios', scenario), 'utf8')
  runScenario(text, { programs: compileRotation(), names: rotation.map(({ name }) => name), ...logging(log) })
  return toSvg(log, scenario)
}

/** The page with every table between its marks made anew. */
export const withTables = (page: string): string =>
  page.replaceAll(
    /<!-- (\w+) -->\n[\s\S]*?<!-- end -->/g,
    (_, name: string) => `<!-- ${name} -->\n${TABLES[name]!()}<!-- end -->`,
  )
