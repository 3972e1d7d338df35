// Enter, in time, too late, before it was asked for, or never again.

import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { AtTerminal } from '../../../tools/calibrate/person.ts'

const LONG_MS = 10_000

function atTerminal() {
  const printed: string[] = []
  const input = Object.assign(new PassThrough(), { isTTY: true })
  return { person: new AtTerminal(input, (line) => printed.push(line)), input, printed }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

it('an Enter after the question answers it, those before it do not', async () => {
  const { person, input, printed } = atTerminal()
  input.write('\n\n')
  await turn()
  let answer: string | undefined
  const asked = person.enter('does it?', LONG_MS).then((given) => {
    answer = given
  })
  await turn()
  expect([printed, answer]).toEqual([['does it?'], undefined])
  input.write('yes\n')
  await asked
  expect(answer).toBe('entered')
})

it('none in time', async () => {
  expect(await atTerminal().person.enter('?', 1)).toBe('late')
})

it('an input that ends answers this question and the next', async () => {
  const { person, input } = atTerminal()
  const asked = person.enter('?', LONG_MS)
  input.end()
  expect([await asked, await person.enter('?', LONG_MS)]).toEqual(['closed', 'closed'])
})

it('Ctrl-C is an answer while it is minded, and else none of its business', async () => {
  const { person } = atTerminal()
  expect(person.stop()).toBe(false)
  person.mind(true)
  const asked = person.enter('?', LONG_MS)
  expect(person.stop()).toBe(true)
  expect([await asked, await person.enter('?', LONG_MS)]).toEqual(['stopped', 'stopped'])
  // The same one, by way of npm.
  person.mind(false)
  expect(person.stop()).toBe(true)
})

it('what is no terminal has nobody', async () => {
  const person = new AtTerminal(new PassThrough(), () => {})
  expect(person.present).toBe(false)
  person.leave()
})
