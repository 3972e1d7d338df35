// An engine that is named and is none, is too old, or does not answer: one sentence, and no test runs.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../lib/command-line/usage.ts'
import { checked, KNOWN } from './programs.ts'
import { shell, standIn, tempFolder } from './stand-in.ts'

const known = (name: string) => KNOWN.find((k) => k.name === name)!

/** What is wrong with the program that is named, or what it is checked to be. */
const verdict = (name: string, program: string) =>
  checked(known(name), program, 500).then(
    () => 'good',
    (error) => {
      expect(error).toBeInstanceOf(UsageError)
      expect(error.message).toContain(program)
      expect(error.message).toContain(known(name).variable)
      expect(error.message).not.toContain('\n')
      return error.message.split(program)[1].trim()
    },
  )

const says = (name: string, version: string) =>
  shell(name === 'JerryScript' ? `echo "Version: ${version} (50200152f)"` : `echo "unknot 42 ${version}"`)

describe.each(KNOWN.map((k) => k.name))('%s', (name) => {
  it.each([
    ['a missing file', () => join(tempFolder(), 'nothing'), 'is not there'],
    ['a folder', () => tempFolder(), 'is no file'],
    ['a text file', () => standIn('unknot 42 2v29\n', 0o644), 'cannot be run'],
    ['a text file that can be run', () => standIn('hello\n'), `is not ${name}`],
    ['a program for another machine', () => standIn('\x7fELF\x02\x01\x01'), `is not ${name}`],
    ['/bin/true', () => '/bin/true', `is not ${name}`],
    ['/bin/cat', () => '/bin/cat', `is not ${name}`],
    ['/bin/echo', () => '/bin/echo', `is not ${name}`],
    ['a shell', () => '/bin/sh', `is not ${name}`],
    ['Node', () => process.execPath, `is not ${name}`],
    ['one that crashes', () => shell('kill -SEGV $$'), `is not ${name}`],
    ['one that hangs', () => shell('sleep 1000'), 'printed nothing for 0.5 s'],
    ['one that never stops', () => shell('yes'), 'prints without end'],
  ])('%s', async (_, program, why) => {
    expect(await verdict(name, program())).toBe(why)
  })
})

it.each([
  ['Espruino', '1v99', 'is version 1v99, and 2v27 is the oldest known to work'],
  ['Espruino', '2v26.999', 'is version 2v26.999, and 2v27 is the oldest known to work'],
  ['Espruino', '2v29', 'good'],
  ['Espruino', '2v29.277', 'good'],
  ['Espruino', '2v30', 'good'],
  ['Espruino', '3v1', 'good'],
  ['Espruino', '2vTest', 'says version 2vTest, and 2v27 is the oldest known to work'],
  ['Espruino', '1.2.1', 'is not Espruino'],
  ['JerryScript', '2.4.0', 'is version 2.4.0, and 3.0.0 is the oldest known to work'],
  ['JerryScript', '3.0.0', 'good'],
  ['JerryScript', '3.1', 'good'],
  ['Kaluma', '1.2.0', 'is version 1.2.0, and 1.2.1 is known to work, and not 1.3.0'],
  ['Kaluma', '1.2.1', 'good'],
  ['Kaluma', '1.2.2', 'good'],
  ['Kaluma', '1.3.0', 'is version 1.3.0, and 1.2.1 is known to work, and not 1.3.0'],
  ['Kaluma', '1.3.0-beta.2', 'says version 1.3.0-beta.2, and 1.2.1 is known to work, and not 1.3.0'],
  ['Kaluma', '2v29', 'is not Kaluma'],
])('%s that says it is %s: %s', async (name, version, expected) => {
  expect(await verdict(name, says(name, version))).toBe(expected)
})

it('the test runner says so in one sentence and ends with 1', () => {
  const vitest = join(import.meta.dirname, '../../../node_modules/vitest/vitest.mjs')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vitest, 'run', 'tests/engines/harness/prelude.test.ts'],
    {
      cwd: join(import.meta.dirname, '../../..'),
      env: { PATH: process.env.PATH, ESPRUINO: '/bin/true', NO_COLOR: '1' },
      encoding: 'utf8',
    },
  )
  expect(stderr).toBe('ESPRUINO must name a Linux build of Espruino: /bin/true is not Espruino\n')
  expect(stdout.trim().split('\n')).toHaveLength(1)
  expect(status).toBe(1)
})
