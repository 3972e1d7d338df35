// A cache in node_modules/.cache/unknot for texts that take seconds to make. A key always means the same text, so an entry is
// never out of date. Several workers and several runs may use the cache at once.

import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { threadId } from 'node:worker_threads'

/** How often a worker looks for a text that another worker makes. */
const POLL_MS = 50
/** The sources of such an entry have changed since, so it is not needed any more. */
const OLD_MS = 7 * 86_400_000

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex')

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export class Cache {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The text of this key: the cached one, or else a new one. */
  async get(key: string, make: () => Promise<string>): Promise<string> {
    const file = join(this.#folder, key)
    for (;;) {
      const text = this.#read(file)
      if (text !== undefined) return text
      if (this.#claim(file)) break
      await sleep(POLL_MS)
    }
    try {
      const text = await make()
      this.#write(file, text)
      return text
    } finally {
      rmSync(`${file}.claim`, { force: true })
    }
  }

  /** Undefined if there is no entry, or the entry is damaged. */
  #read(file: string): string | undefined {
    let entry: string
    try {
      entry = readFileSync(file, 'utf8')
    } catch {
      return undefined
    }
    const [sum] = entry.split('\n', 1)
    const text = entry.slice(sum!.length + 1)
    return checksum(text) === sum ? text : undefined
  }

  /** Writes a file and then renames it, so that no reader sees half an entry. */
  #write(file: string, text: string): void {
    const whole = `${file}.${process.pid}.${threadId}`
    writeFileSync(whole, `${checksum(text)}\n${text}`)
    renameSync(whole, file)
    this.#removeOld()
  }

  /** Whether this worker is to make the text: false while a running process makes it. */
  #claim(file: string): boolean {
    const claim = `${file}.claim`
    mkdirSync(dirname(file), { recursive: true })
    try {
      writeFileSync(claim, String(process.pid), { flag: 'wx' })
      return true
    } catch {
      try {
        return !isAlive(Number(readFileSync(claim, 'utf8')))
      } catch {
        // The other worker has just finished.
        return false
      }
    }
  }

  #removeOld(): void {
    const before = Date.now() - OLD_MS
    for (const name of readdirSync(this.#folder)) {
      const file = join(this.#folder, name)
      if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? before) < before) rmSync(file, { force: true })
    }
  }
}
