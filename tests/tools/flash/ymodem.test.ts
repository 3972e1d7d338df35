// The YMODEM sender against a receiver written from the specification, with faults.

import { describe, expect, it } from 'vitest'
import { createConnection } from '../../../tools/flash/open-connection.ts'
import { FlashError } from '../../../tools/flash/problems.ts'
import { crc16, sendFile } from '../../../tools/flash/ymodem.ts'
import { codeFor, connectedStreams, withFastTime } from './fakes.ts'
import { type Faults, receiveFile } from './ymodem-receiver.ts'

/** Sends a file of this size to a receiver with these faults. */
async function send(bytes: number, faults: Faults = {}) {
  const data = Buffer.from(codeFor('pico', bytes), 'latin1')
  const [near, far] = connectedStreams()
  const progress: number[] = []
  const receiving = receiveFile(far, faults)
  const sendIt = () => sendFile(createConnection(near), 'pico.js', data, (at) => progress.push(at))
  // Without faults there is no time limit to wait for.
  const sending = Object.keys(faults).length === 0 ? sendIt() : withFastTime(sendIt)
  const outcome = await sending.then(
    () => 'sent',
    (error) => error,
  )
  near.destroy()
  return { outcome, data, progress, receiving }
}

it('computes the CRC-16 of XMODEM', () => expect(crc16(Buffer.from('123456789'))).toBe(0x31c3))

describe('the file arrives complete, with its name', () => {
  it.each([100, 128, 129, 1024, 1025, 2500, 263_000])('a file of %d bytes', async (bytes) => {
    const { outcome, data, progress, receiving } = await send(bytes)
    expect(outcome).toBe('sent')
    const received = await receiving
    expect([received?.name, received?.repeated, received?.data.equals(data)]).toEqual(['pico.js', 0, true])
    expect(progress.at(-1)).toBe(bytes)
    expect(progress.length).toBe(Math.ceil(bytes / 1024))
  })

  it.each<[string, Faults, number]>([
    ['after a refused block', { refuseOnce: 2 }, 0],
    ['after a refused header', { refuseOnce: 0 }, 0],
    ['after a lost answer', { loseAnswerTo: 2 }, 1],
    ['after a refused end', { refusesFirstEnd: true }, 0],
  ])('%s', async (_, faults, repeated) => {
    const { outcome, data, receiving } = await send(2500, faults)
    expect([outcome, await receiving]).toEqual(['sent', { name: 'pico.js', data, repeated }])
  })
})

describe('the sender fails, and does not wait for ever', () => {
  it.each<[string, Faults, string]>([
    ['when the receiver cancels', { cancelAt: 2 }, 'rejected'],
    ['when the receiver stops answering', { silentFrom: 2 }, 'stalled'],
    ['when the receiver never requests the file', { neverRequests: true }, 'unexpectedAnswer'],
  ])('%s', async (_, faults, problem) => {
    const { outcome } = await send(2500, faults)
    expect(outcome).toBeInstanceOf(FlashError)
    expect((outcome as FlashError).problem).toBe(problem)
  })

  it('when the connection ends', async () => {
    const [near, far] = connectedStreams()
    far.once('data', () => far.destroy())
    const sending = withFastTime(() => sendFile(createConnection(near), 'pico.js', Buffer.alloc(10), () => {}))
    far.write('C')
    await expect(sending).rejects.toMatchObject({ problem: 'disconnected' })
  })
})
