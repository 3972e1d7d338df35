// The console of a real engine as a port that can be flashed: its stdin and stdout on a TCP port of their own. Espruino's
// own telnet server has one fixed port, which two tests cannot share, and small builds of it have none.

import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { GUARDED } from '../harness/run-program.ts'

/** Where the Linux build of Espruino keeps its flash. */
const FLASH_FILE = 'espruino.flash'
/** What engines print before they wait for input. */
const READY = /(\n>|-----\r\n\r\n)$/

/**
 * Before a program: it keeps to one processor, and only leaves it when it waits. On two processors the Linux build of
 * Espruino loses input: one of its threads adds bytes to a queue while the other takes bytes out, and no lock is between
 * them (jshPushIOCharEvents and jshPopIOEvent in src/jsdevices.c). On a busy machine that broke one upload in ten.
 */
function oneProcessor(): readonly string[] {
  const allowed = /^Cpus_allowed_list:\s*(.*)/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1] ?? '0'
  // The ends of ranges such as "0-3,8" are processors that this process may use.
  const processors = allowed.split(/[-,]/)
  const prefix = ['taskset', '-c', processors[starts++ % processors.length]!, 'chrt', '-b', '0']
  return spawnSync(prefix[0]!, [...prefix.slice(1), 'true']).status === 0 ? prefix : []
}
let starts = 0

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

/** Starts an engine on an empty flash. Rejects if it ends before it waits for input. */
export async function consoleOf(program: string, ...args: string[]): Promise<Console> {
  const cwd = mkdtempSync(join(tmpdir(), 'unknot-'))
  const messages: Message[] = []
  let host: Socket | undefined
  let left = Number.POSITIVE_INFINITY
  let kill = async () => {}
  let type = (_: Buffer) => {}

  const start = () =>
    new Promise<void>((ready, reject) => {
      const child = spawn('/bin/sh', ['-c', GUARDED, 'sh', ...oneProcessor(), program, ...args], {
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
      const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
      // Not at its exit: the last of what it printed may come after that.
      stdout.on('end', () => reject(new Error(`${program} ended before it waited for input:\n${banner}`)))
      kill = () => {
        lifeline.destroy()
        return ended
      }
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
  const stop = () => {
    kill()
    host?.destroy()
    server.close()
    rmSync(cwd, { recursive: true, force: true })
  }
  try {
    await start()
  } catch (error) {
    stop()
    throw error
  }

  return {
    port: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    cutAfter(bytes) {
      left = bytes
    },
    async restart() {
      // The next process must not read the flash while this one can still write it.
      await kill()
      left = Number.POSITIVE_INFINITY
      await start()
    },
    flash: () => (existsSync(join(cwd, FLASH_FILE)) ? readFileSync(join(cwd, FLASH_FILE)) : Buffer.alloc(0)),
    stop,
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
