// docs/contributor/device-code.md agrees with the rules and the engine pitfalls.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RULES } from '../../../../tools/build/gate/gate.ts'
import { makeDeviceCodePage } from '../../../../tools/build/gate/page.ts'
import { PITFALLS } from '../../../../tools/build/gate/pitfalls/index.ts'

const root = join(import.meta.dirname, '../../../..')
const page = makeDeviceCodePage()

it('the page is up to date', () => {
  expect(readFileSync(join(root, 'docs/contributor/device-code.md'), 'utf8'), 'run npm run docs').toBe(page)
})

it('the page has one row for each rule and each pitfall, and all rows of a table have the same number of cells', () => {
  const lines = page.split('\n')
  for (const { name } of RULES) expect(lines.filter((line) => line.startsWith(`| \`${name}\` |`)).length).toBe(1)
  for (const { summary } of PITFALLS.flatMap(([, pitfalls]) => pitfalls)) {
    const start = `| ${summary.replaceAll('\\', '')}`
    expect(lines.filter((line) => line.replaceAll('\\', '').startsWith(start)).length, summary).toBe(1)
  }
  const cells = (line: string) => line.replaceAll('\\|', '').split('|').length
  const rows = lines.flatMap((line, i) => (line.startsWith('|') ? [i] : []))
  for (const i of rows) if (lines[i - 1]!.startsWith('|')) expect(cells(lines[i]!)).toBe(cells(lines[i - 1]!))
})
