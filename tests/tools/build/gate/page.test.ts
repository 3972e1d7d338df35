// docs/contributor/device-code.md lists the rules and pitfalls of the code.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RULES } from '../../../../tools/build/gate/gate.ts'
import { subsetPage } from '../../../../tools/build/gate/page.ts'
import { TRAPS } from '../../../../tools/build/gate/pitfalls/index.ts'

const root = join(import.meta.dirname, '../../../..')
const page = subsetPage()

it('is up to date (if not: npm run docs)', () => {
  expect(readFileSync(join(root, 'docs/contributor/device-code.md'), 'utf8')).toBe(page)
})

it('has a row for each rule and each pitfall, with the same number of cells', () => {
  const lines = page.split('\n')
  for (const { name } of RULES) expect(lines.filter((line) => line.startsWith(`| \`${name}\` |`)).length).toBe(1)
  for (const { trap } of TRAPS.flatMap(([, list]) => list))
    expect(lines.filter((line) => line.replaceAll('\\', '').startsWith(`| ${trap.replaceAll('\\', '')}`)).length).toBe(
      1,
    )
  const cells = (line: string) => line.replaceAll('\\|', '').split('|').length
  const rows = lines.flatMap((line, i) => (line.startsWith('|') ? [i] : []))
  for (const i of rows) if (lines[i - 1]!.startsWith('|')) expect(cells(lines[i]!)).toBe(cells(lines[i - 1]!))
})
