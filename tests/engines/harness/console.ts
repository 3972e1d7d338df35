// The console of a real engine as a port that can be flashed: its stdin and stdout on a TCP port of their own. Espruino's
// own telnet server has one fixed port, which two tests cannot share, and small builds of it have none.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { GUARDED } from './run-program.ts'

/** Where the Linux build of Espruino keeps its flash. */
const FLASH_FILE = 'espruino.flash'
/** What engines print before they wait for input. */
const READY = /(\n>|-----\r\n\r\n)$/

/** A piece of text that went over the line. */
export interface Message {
  by: 'host' | 'board'
  text: string
}

export interface Console {
  /** tcp://127.0.0.1:... */
  port: string
  /** Everything that went over the line, in order. */
  messages: readonly Message[]
  /** Closes the connection when so many more bytes have come from the host. */
  cutAfter(bytes: number): void
  /** Power off and on: the flash is as it was. */
  restart(): Promise<void>
  flash(): Buffer
  stop(): void
}

/** Starts an engine on an empty flash. */
export async function consoleOf(program: string, ...args: string[]): Promise<Console> {
  const cwd = mkdtempSync(join(tmpdir(), 'unknot-'))
  const messages: Message[] = []
  let host: Socket | undefined
  let left = Number.POSITIVE_INFINITY
  let kill = () => {}
  let type = (_: Buffer) => {}

  const start = () =>
    new Promise<void>((ready) => {
      const child = spawn('/bin/sh', ['-c', GUARDED, 'sh', program, ...args], {
        cwd,
        detached: true,
        stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
      })
      const [stdin, stdout, lifeline] = [child.stdin!, child.stdout!, child.stdio[3] as Writable]
      for (const stream of [stdin, lifeline]) stream.on('error', () => {})
      let banner = ''
      stdout.on('data', (chunk: Buffer) => {
        banner += chunk.toString('latin1')
        if (READY.test(banner)) ready()
        if (!host) return
        messages.push({ by: 'board', text: chunk.toString('latin1') })
        host.write(chunk)
      })
      type = (chunk) => stdin.write(chunk)
      kill = () => lifeline.destroy()
    })

  const server = createServer((socket) => {
    host = socket
    socket.on('error', () => {})
    socket.on('close', () => {
      // Another host may be connected already.
      if (host === socket) host = undefined
    })
    socket.on('data', (chunk) => {
      const bytes = chunk.subarray(0, left)
      left -= bytes.length
      messages.push({ by: 'host', text: bytes.toString('latin1') })
      type(bytes)
      if (left === 0) socket.destroy()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  await start()

  return {
    port: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    cutAfter(bytes) {
      left = bytes
    },
    async restart() {
      kill()
      left = Number.POSITIVE_INFINITY
      await start()
    },
    flash: () => (existsSync(join(cwd, FLASH_FILE)) ? readFileSync(join(cwd, FLASH_FILE)) : Buffer.alloc(0)),
    stop() {
      kill()
      host?.destroy()
      server.close()
      rmSync(cwd, { recursive: true, force: true })
    },
  }
}

/** The files in an image of Espruino's flash: for each its size, its name, its bytes (src/jsflash.h). */
export function filesIn(image: Buffer): Record<string, string> {
  const files: Record<string, string> = {}
  for (let at = 0; at + 32 <= image.length; ) {
    const bytes = image.readUInt32LE(at) & 0xffffff
    if (bytes === 0xffffff) break
    const name = image.toString('latin1', at + 4, at + 32).replace(/\0.*$/s, '')
    // A file that was replaced has no name.
    if (name !== '') files[name] = image.toString('latin1', at + 32, at + 32 + bytes)
    at += 32 + Math.ceil(bytes / 4) * 4
  }
  return files
}
