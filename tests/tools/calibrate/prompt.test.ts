// The prompt at a terminal: Enter, the time limit, the end of the input, and Ctrl-C.

import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { TerminalPrompt } from '../../../tools/calibrate/prompt.ts'

const LONG_MS = 10_000

function createPrompt() {
  const printed: string[] = []
  const input = Object.assign(new PassThrough(), { isTTY: true })
  return { prompt: new TerminalPrompt(input, (line) => printed.push(line)), input, printed }
}
const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

it('takes an Enter after the question, and ignores those before it', async () => {
  const { prompt, input, printed } = createPrompt()
  input.write('\n\n')
  await nextTurn()
  let answer: string | undefined
  const asked = prompt.waitForEnter('does it turn?', LONG_MS).then((given) => {
    answer = given
  })
  await nextTurn()
  expect([printed, answer]).toEqual([['does it turn?'], undefined])
  input.write('yes\n')
  await asked
  expect(answer).toBe('entered')
})

it('answers with a timeout if no Enter comes in time', async () => {
  expect(await createPrompt().prompt.waitForEnter('?', 1)).toBe('timeout')
})

it('answers every question with the end of the input', async () => {
  const { prompt, input } = createPrompt()
  const asked = prompt.waitForEnter('?', LONG_MS)
  input.end()
  expect([await asked, await prompt.waitForEnter('?', LONG_MS)]).toEqual(['closed', 'closed'])
})

it('takes Ctrl-C as an answer only while it is captured', async () => {
  const { prompt } = createPrompt()
  expect(prompt.handleInterrupt()).toBe(false)
  prompt.setInterruptCapture(true)
  const asked = prompt.waitForEnter('?', LONG_MS)
  expect(prompt.handleInterrupt()).toBe(true)
  expect([await asked, await prompt.waitForEnter('?', LONG_MS)]).toEqual(['interrupted', 'interrupted'])
  // The same Ctrl-C once more, from npm.
  prompt.setInterruptCapture(false)
  expect(prompt.handleInterrupt()).toBe(true)
})

it('is not interactive without a terminal', async () => {
  const prompt = new TerminalPrompt(new PassThrough(), () => {})
  expect(prompt.isInteractive).toBe(false)
  prompt.close()
})
