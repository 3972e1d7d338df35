// The bench and the fakes run on every engine, so they must keep the rules of device code too.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CORE_GLOBALS, checkSubset, ESPRUINO_GLOBALS, formatFinding } from '../../../tools/build/gate/gate.ts'
import { KALUMA_GLOBALS } from '../../../tools/build/gate/names.ts'

const here = import.meta.dirname
const files = ['bench.js', ...readdirSync(join(here, 'fakes')).map((file) => join('fakes', file))]

/** Also the globals that the harness and the bench define. */
const globals = [...CORE_GLOBALS, ...ESPRUINO_GLOBALS, ...KALUMA_GLOBALS, 'world', 'events', 'pins', 'bench']

it.each(files)('%s keeps the rules of device code', (file) => {
  // Two rules are for the size of a file: lines without a semicolon run here, and so does `this` in a fake constructor.
  const findings = checkSubset(file, readFileSync(join(here, file), 'utf8'), { globals, allowVar: true }).filter(
    ({ rule }) => rule !== 'semicolon' && rule !== 'plain-this',
  )
  expect(findings.map(formatFinding)).toEqual([])
})
