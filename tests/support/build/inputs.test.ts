// A board is built again if, and only if, an input of its file has changed.

import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { INPUTS, inputsKey } from './inputs.ts'

const root = join(import.meta.dirname, '../../..')
const copy = mkdtempSync(join(tmpdir(), 'unknot-inputs-'))
for (const input of INPUTS) cpSync(join(root, input), join(copy, input), { recursive: true })
afterAll(() => rmSync(copy, { recursive: true }))

it('two folders with the same files have the same key', () => {
  expect(inputsKey(copy)).toBe(inputsKey(root))
})

it.each(['src/time.ts', 'hal/boards/pico.ts', 'programs/knot.ts', 'tools/build/bundle.ts', 'package-lock.json'])(
  'a change in %s changes the key, and the change undone gives the old key',
  (file) => {
    const before = inputsKey(copy)
    const text = readFileSync(join(copy, file), 'utf8')
    writeFileSync(join(copy, file), `${text} `)
    expect(inputsKey(copy)).not.toBe(before)
    writeFileSync(join(copy, file), text)
    expect(inputsKey(copy)).toBe(before)
  },
)

it('a new name changes the key', () => {
  const before = inputsKey(copy)
  renameSync(join(copy, 'src/time.ts'), join(copy, 'src/times.ts'))
  expect(inputsKey(copy)).not.toBe(before)
  renameSync(join(copy, 'src/times.ts'), join(copy, 'src/time.ts'))
})

it('everything that a build imports is an input', () => {
  const reached = new Set<string>()
  const follow = (file: string): void => {
    if (reached.has(file)) return
    reached.add(file)
    const imports = readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import) '(\.[^']+)'/g)
    for (const [, target] of imports) follow(relative(root, join(root, dirname(file), target!)))
  }
  for (const file of ['tools/build/bundle.ts', 'programs/index.ts', 'hal/main.ts', 'hal/trial.ts']) follow(file)
  const isInput = (file: string) => INPUTS.some((input) => file === input || file.startsWith(`${input}/`))
  expect(reached.size).toBeGreaterThan(50)
  expect([...reached].filter((file) => !isInput(file))).toEqual([])
})
