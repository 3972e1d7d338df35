// What is run on an engine before the built file must itself run there.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CORE_GLOBALS, checkSubset, ESPRUINO_GLOBALS, formatFinding } from '../../../tools/build/gate/gate.ts'
import { KALUMA_GLOBALS } from '../../../tools/build/gate/names.ts'

const here = import.meta.dirname
const files = ['prelude.js', ...readdirSync(join(here, 'fakes')).map((file) => join('fakes', file))]

/** What the harness and the prelude bring, and JSON for what is carried over to the next start. */
const globals = [...CORE_GLOBALS, ...ESPRUINO_GLOBALS, ...KALUMA_GLOBALS, 'world', 'events', 'pins', 'bench']

it.each(files)('%s is within the device subset', (file) => {
  // Lines end without a semicolon where the next one begins with a name, and a fake constructor has its this: both run.
  const findings = checkSubset(file, readFileSync(join(here, file), 'utf8'), { globals, allowVar: true }).filter(
    ({ rule }) => rule !== 'semicolon' && rule !== 'plain-this',
  )
  expect(findings.map(formatFinding)).toEqual([])
})
