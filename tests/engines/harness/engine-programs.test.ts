// An engine that is named must exist, be that engine, and be new enough. If not, checkEngine() says so in one sentence.

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../lib/command-line/usage.ts'
import { askEspruino, checkEngine, ENGINE_PROGRAMS, lacksStorageOf } from './engine-programs.ts'
import { executable, shellScript, tempFolder } from './fake-programs.ts'

const engineNamed = (name: string) => ENGINE_PROGRAMS.find((engine) => engine.name === name)!

/** "good", or what the sentence says of the program. */
const verdict = (name: string, program: string, answerMs?: number) =>
  checkEngine(engineNamed(name), program, answerMs).then(
    () => 'good',
    (error) => {
      expect(error).toBeInstanceOf(UsageError)
      expect(error.message).toContain(program)
      expect(error.message).toContain(engineNamed(name).variable)
      expect(error.message).not.toContain('\n')
      return error.message.split(program)[1].trim()
    },
  )

const programOfVersion = (name: string, version: string) =>
  shellScript(name === 'JerryScript' ? `echo "Version: ${version} (50200152f)"` : `echo "unknot 42 ${version}"`)

describe.each(ENGINE_PROGRAMS.map((engine) => engine.name))('%s', (name) => {
  it.each([
    ['a missing file', () => join(tempFolder(), 'nothing'), 'is not there'],
    ['a folder', () => tempFolder(), 'is no file'],
    ['a text file', () => executable('unknot 42 2v29\n', 0o644), 'cannot be run'],
    ['a text file that can be executed', () => executable('hello\n'), `is not ${name}`],
    ['a program for another machine', () => executable('\x7fELF\x02\x01\x01'), `is not ${name}`],
    ['/bin/true', () => '/bin/true', `is not ${name}`],
    ['/bin/cat', () => '/bin/cat', `is not ${name}`],
    ['/bin/echo', () => '/bin/echo', `is not ${name}`],
    ['a shell', () => '/bin/sh', `is not ${name}`],
    ['Node', () => process.execPath, `is not ${name}`],
    ['a program that crashes', () => shellScript('kill -SEGV $$'), `is not ${name}`],
    ['a program that never stops printing', () => shellScript('yes'), 'prints without end'],
  ])('is not %s', async (_, program, why) => {
    expect(await verdict(name, program())).toBe(why)
  })

  it('is not a program that hangs', async () => {
    expect(await verdict(name, shellScript('sleep 1000'), 200)).toBe('printed nothing for 0.2 s')
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
])('%s that says it is version %s: %s', async (name, version, expected) => {
  expect(await verdict(name, programOfVersion(name, version))).toBe(expected)
})

it('asks a build of Espruino for its pages', async () => {
  expect(await askEspruino(shellScript('echo ">unknot 42 256 1024"'))).toEqual({ pages: 256, pageBytes: 1024 })
  await expect(askEspruino(shellScript('echo Uncaught'))).rejects.toThrow('does not tell its pages')
})

it('says which storage a test needs, and which the build has', () => {
  const needed = { pages: 10, pageBytes: 4096 }
  expect(lacksStorageOf('Puck.js', needed, { pages: 10, pageBytes: 4096 })).toBeUndefined()
  expect(lacksStorageOf('Puck.js', needed, { pages: 256, pageBytes: 1024 })).toBe(
    'needs 10 pages of 4 KB as on a Puck.js; this build has 256 of 1 KB',
  )
})
