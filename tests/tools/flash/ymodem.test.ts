// The sender against a receiver from the specification, on a line where things go wrong.

import { describe, expect, it } from 'vitest'
import { FlashError } from '../../../tools/flash/problems.ts'
import { wireOver } from '../../../tools/flash/wire.ts'
import { crc16, sendFile } from '../../../tools/flash/ymodem.ts'
import { codeFor, hurried, line } from './made-up.ts'
import { type Habits, receive } from './receiver.ts'

/** Sends so many bytes to a receiver with these habits. */
async function sent(bytes: number, habits: Habits = {}) {
  const data = Buffer.from(codeFor('pico', bytes), 'latin1')
  const [here, there] = line()
  const progress: number[] = []
  const receiving = receive(there, habits)
  const send = () => sendFile(wireOver(here), 'pico.js', data, (at) => progress.push(at))
  // Where all goes well nobody waits.
  const sending = Object.keys(habits).length === 0 ? send() : hurried(send)
  const outcome = await sending.then(
    () => 'sent',
    (error) => error,
  )
  here.destroy()
  return { outcome, data, progress, receiving }
}

it('the checksum is that of XMODEM', () => expect(crc16(Buffer.from('123456789'))).toBe(0x31c3))

describe('a file arrives whole, with its name', () => {
  it.each([100, 128, 129, 1024, 1025, 2500, 263_000])('of %d bytes', async (bytes) => {
    const { outcome, data, progress, receiving } = await sent(bytes)
    expect(outcome).toBe('sent')
    const received = await receiving
    expect([received?.name, received?.again, received?.data.equals(data)]).toEqual(['pico.js', 0, true])
    expect(progress.at(-1)).toBe(bytes)
    expect(progress.length).toBe(Math.ceil(bytes / 1024))
  })

  it.each<[string, Habits, number]>([
    ['a block that is refused', { refuse: 2 }, 0],
    ['a header that is refused', { refuse: 0 }, 0],
    ['an answer that is lost', { loseAnswer: 2 }, 1],
    ['an end that is doubted', { doubtsEnd: true }, 0],
  ])('after %s', async (_, habits, again) => {
    const { outcome, data, receiving } = await sent(2500, habits)
    expect([outcome, await receiving]).toEqual(['sent', { name: 'pico.js', data, again }])
  })
})

describe('it ends with a problem, and not at all late', () => {
  it.each<[string, Habits, string]>([
    ['a receiver that gives up', { cancel: 2 }, 'room'],
    ['a receiver that falls silent', { silentFrom: 2 }, 'cut'],
    ['a receiver that never asks', { neverInvites: true }, 'nonsense'],
  ])('%s', async (_, habits, problem) => {
    const { outcome } = await sent(2500, habits)
    expect(outcome).toBeInstanceOf(FlashError)
    expect((outcome as FlashError).problem).toBe(problem)
  })

  it('a line that ends', async () => {
    const [here, there] = line()
    there.once('data', () => there.destroy())
    const sending = hurried(() => sendFile(wireOver(here), 'pico.js', Buffer.alloc(10), () => {}))
    there.write('C')
    await expect(sending).rejects.toMatchObject({ problem: 'cut' })
  })
})
