// The tables of docs/scenarios.md, made from the steps and from the fields of the world.

import { FIELD_NAMES, FIELDS } from '../world/fields.ts'
import { STEPS } from './steps.ts'

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  row(...head) + row(...head.map(() => '---')) + rows.map((cells) => row(...cells)).join('')

const TABLES: Record<string, string> = {
  steps: table(
    ['step', 'what it does'],
    STEPS.map(({ form, about }) => [`\`${form}\``, about]),
  ),
  fields: table(
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
}

/** The page with every table between its marks made anew. */
export const withTables = (page: string): string =>
  page.replaceAll(
    /<!-- (\w+) -->\n[\s\S]*?<!-- end -->/g,
    (_, name: string) => `<!-- ${name} -->\n${TABLES[name]!}<!-- end -->`,
  )
