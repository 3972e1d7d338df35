// A peer on a TCP port: a board whose side of a session was recorded, or any other that a test makes.

import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'

const [, head, ...lines] = readFileSync(join(import.meta.dirname, 'recorded-session.txt'), 'utf8')
  .trimEnd()
  .split('\n')
export const { code } = JSON.parse(head!) as { code: string }
/** What each side said, in order. */
export const session = lines.map((line) => ({
  by: line.split(' ')[0]!,
  text: JSON.parse(line.slice(line.indexOf(' '))) as string,
}))

const open: (() => void)[] = []
/** Closes every port and connection. */
export function closePorts(): void {
  for (const close of open.splice(0)) close()
}

/** Opens a TCP port and returns its name. `handle` gets each connection. */
export async function openPort(handle: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    open.push(() => socket.destroy())
    socket.on('error', () => {})
    handle(socket)
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  open.push(() => server.close())
  return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export interface HostInput {
  /** All that the host sent. */
  text: string
  /** What it sent that the recorded host did not send. */
  unexpected: string
}

/** Replays the recorded board as soon as the host has sent what the recorded host sent. Disconnects after `hangUpAfter` bytes. */
export function replayBoard(input: HostInput, hangUpAfter = Number.POSITIVE_INFINITY, change = (text: string) => text) {
  return (socket: Socket) => {
    const left = [...session]
    let pending = ''
    socket.on('data', (chunk) => {
      // On a busy machine the tool types Ctrl-C before the prompt has come.
      const text = chunk.toString('latin1').replaceAll('\x03', '')
      input.text += text
      pending += text
      if (input.text.length >= hangUpAfter) return void socket.destroy()
      const next = (by: string): string | undefined => (left[0]?.by === by ? left[0].text : undefined)
      for (let said = next('host'); said !== undefined && pending.startsWith(said); said = next('host')) {
        pending = pending.slice(said.length)
        left.shift()
        for (let answer = next('board'); answer !== undefined; answer = next('board')) {
          socket.write(Buffer.from(change(answer), 'latin1'))
          left.shift()
        }
      }
      if (!(left[0]?.text ?? '').startsWith(pending)) input.unexpected += pending
    })
  }
}
