// A board is built again if, and only if, an input of its file has changed.

import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { INPUTS, inputsKey } from '../../../tools/build/inputs.ts'

const root = join(import.meta.dirname, '../../..')
const copy = mkdtempSync(join(tmpdir(), 'unknot-inputs-'))
for (const input of INPUTS) cpSync(join(root, input), join(copy, input), { recursive: true })
afterAll(() => rmSync(copy, { recursive: true }))

const { puckjs2, pico } = boards

/** Whether a change in a file changes the key. The key must be the old one once the change is undone. */
function isInput(file: string, board = puckjs2): boolean {
  const before = inputsKey(copy, board)
  const text = readFileSync(join(copy, file), 'utf8')
  writeFileSync(join(copy, file), `${text} `)
  const after = inputsKey(copy, board)
  writeFileSync(join(copy, file), text)
  expect(inputsKey(copy, board)).toBe(before)
  return after !== before
}

it('is equal for equal folders', () => {
  expect(inputsKey(copy)).toBe(inputsKey(root))
  expect(inputsKey(copy, puckjs2)).toBe(inputsKey(root, puckjs2))
})

it.each(['src/time.ts', 'hal/shell.ts', 'programs/knot.ts', 'tools/build/bundle.ts', 'package-lock.json'])(
  'changes for every board with %s',
  (file) => {
    expect([isInput(file, puckjs2), isInput(file, pico)]).toEqual([true, true])
  },
)

it.each([
  ['hal/espruino/hal.ts', true, false],
  ['hal/kaluma/hal.ts', false, true],
])('changes with %s only for boards of that engine', (file, ofPuck, ofPico) => {
  expect([isInput(file, puckjs2), isInput(file, pico)]).toEqual([ofPuck, ofPico])
})

describe('the profile of a board', () => {
  it('changes the key by its value', () => {
    expect(inputsKey(copy, { ...puckjs2!, watchdogMs: 1 })).not.toBe(inputsKey(copy, puckjs2))
    expect(isInput('hal/boards/puckjs2.ts')).toBe(false)
  })

  it('is no input of another board', () => {
    expect(isInput('hal/boards/pico.ts')).toBe(false)
  })
})

it('changes with the name of a file', () => {
  const before = inputsKey(copy, puckjs2)
  renameSync(join(copy, 'src/time.ts'), join(copy, 'src/times.ts'))
  expect(inputsKey(copy, puckjs2)).not.toBe(before)
  renameSync(join(copy, 'src/times.ts'), join(copy, 'src/time.ts'))
})

it('has everything that a build imports', () => {
  const reached = new Set<string>()
  const follow = (file: string): void => {
    if (reached.has(file)) return
    reached.add(file)
    const imports = readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import) '(\.[^']+)'/g)
    for (const [, target] of imports) follow(relative(root, join(root, dirname(file), target!)))
  }
  for (const file of ['tools/build/bundle.ts', 'programs/index.ts', 'hal/main.ts', 'hal/trial.ts']) follow(file)
  const isListed = (file: string) => INPUTS.some((input) => file === input || file.startsWith(`${input}/`))
  expect(reached.size).toBeGreaterThan(50)
  expect([...reached].filter((file) => !isListed(file))).toEqual([])
})
