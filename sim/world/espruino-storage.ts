// A model of Espruino's Storage that writes the same bytes as src/jsflash.c of 2v29: a header of 32 bytes before each
// file, a mark on files that were replaced, and compaction through a buffer of one page. tests/engines/store/power-cuts.test.ts
// compares it with the real engine.

import { toBytes, toText } from '../../lib/bytes.ts'
import type { Flash } from './flash.ts'

const HEADER_BYTES = 32
const ALIGNMENT = 4
const UNSET = 0xffffffff
/** The top byte of the size. Compaction drops files with other flags. */
const KEPT_FLAGS = [0, 64, 128]

interface Header {
  at: number
  size: number
  flags: number
  /** The name begins with four zeros. */
  isDeleted: boolean
  isValid: boolean
}

const alignUp = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT

export interface Stats {
  freeBytes: number
  fileBytes: number
  trashBytes: number
  /** Where compaction begins. */
  firstTrash: number
}

export class EspruinoStorage {
  readonly flash: Flash
  readonly #pageBytes: number
  readonly #end: number
  readonly #view: DataView

  constructor(flash: Flash) {
    this.flash = flash
    this.#pageBytes = flash.pageBytes
    this.#end = flash.bytes.length
    this.#view = new DataView(flash.bytes.buffer)
  }

  /** Starts as the engine does. Returns true if it erased all files because they could not be read. */
  powerUp(): boolean {
    if (this.#isReadable()) return false
    for (let page = 0; page < this.flash.erases.length; page++) this.flash.erase(page)
    return true
  }

  /** The file, or `bytes` of it from `at` on. */
  read(name: string, at = 0, bytes = Number.POSITIVE_INFINITY): string | undefined {
    const found = this.#find(name)
    if (!found) return undefined
    const from = found.at + HEADER_BYTES
    return toText(this.flash.bytes.subarray(from + Math.min(at, found.size), from + Math.min(at + bytes, found.size)))
  }

  /** Where the data of a file begins, and its size. */
  findFile(name: string): { at: number; size: number } | undefined {
    const found = this.#find(name)
    return found && { at: found.at + HEADER_BYTES, size: found.size }
  }

  erase(name: string): void {
    const found = this.#find(name)
    if (found) this.flash.write(found.at + 4, new Uint8Array(4))
  }

  /**
   * Writes a text into a file, from `at` on. At 0 it makes a new file of `bytes`, unless the old one has this size and is
   * empty. Throws where there is no room, where something is written, and PowerLostError.
   */
  write(name: string, text: string, at = 0, bytes = text.length): void {
    const found = this.#find(name)
    if (at > 0) {
      if (!found) throw new Error('Unable to find or create file')
      if (at + text.length > found.size) throw new Error('Too much data for file size')
      this.#fill(found.at + HEADER_BYTES + at, text)
      return
    }
    if (text.length > bytes) throw new Error('Too much data for file size')
    if (bytes === text.length && this.read(name) === text) return
    this.erase(name)
    const file = this.#findRoom(HEADER_BYTES + alignUp(bytes))
    const header = new Uint8Array(HEADER_BYTES)
    new DataView(header.buffer).setUint32(0, bytes, true)
    header.set(toBytes(name), 4)
    this.flash.write(file, header)
    this.#fill(file + HEADER_BYTES, text)
  }

  #fill(from: number, text: string): void {
    // After an erase that lost power, only the front of a page looks free.
    if (!this.#isErased(from, from + text.length)) throw new Error('File already written with different data')
    const data = toBytes(text.padEnd(alignUp(text.length), '\xff'))
    const whole = text.length - (text.length % ALIGNMENT)
    if (whole > 0) this.flash.write(from, data.subarray(0, whole))
    if (whole < data.length) this.flash.write(from + whole, data.subarray(whole))
  }

  stats(): Stats {
    const stats: Stats = { freeBytes: 0, fileBytes: 0, trashBytes: 0, firstTrash: -1 }
    let end = 0
    let unbroken = 0
    for (const { at, size, isDeleted } of this.#files()) {
      if (at % this.#pageBytes === 0) unbroken = at
      const bytes = HEADER_BYTES + alignUp(size)
      end = at + bytes
      if (!isDeleted) stats.fileBytes += bytes
      else {
        stats.trashBytes += bytes
        if (stats.firstTrash < 0) stats.firstTrash = unbroken
      }
    }
    stats.freeBytes = this.#end - end
    return stats
  }

  /** Moves all files that are kept to the front, from the first trash on. */
  compact(): void {
    const { trashBytes, fileBytes, firstTrash } = this.stats()
    if (trashBytes === 0) return
    const room = Math.min(fileBytes, this.#pageBytes + HEADER_BYTES)
    const buffer: number[] = []
    let head = 0
    let to = firstTrash
    /** Writes the buffer, but not into the page that is being read. */
    const flush = (readingAt: number) => {
      while (buffer.length > 0) {
        const page = this.#nextPage(to) ?? this.#end
        // The buffer is a ring: bytes across its end take two writes.
        const tail = (head - buffer.length + room) % room
        const bytes = Math.min(buffer.length, room - tail, page - to)
        if (readingAt < page) return
        if (to % this.#pageBytes === 0) this.flash.erase(to / this.#pageBytes)
        this.flash.write(to, Uint8Array.from(buffer.splice(0, bytes)))
        to += bytes
      }
    }
    const put = (data: Uint8Array) => {
      buffer.push(...data)
      head = (head + data.length) % room
    }
    let scan = this.#header(firstTrash)
    let last: number | undefined = firstTrash
    while (scan.isValid) {
      if (!scan.isDeleted && KEPT_FLAGS.includes(scan.flags)) {
        let from = scan.at + HEADER_BYTES
        let left = alignUp(scan.size)
        put(this.flash.bytes.slice(scan.at, from))
        flush(from)
        while (left > 0) {
          const tail = (head - buffer.length + room) % room
          let bytes = Math.min(room - buffer.length, room - head, left)
          if (tail > head) bytes = Math.min(bytes, tail - head)
          put(this.flash.bytes.slice(from, from + bytes))
          from += bytes
          left -= bytes
          flush(from)
        }
      }
      const next = this.#next(scan, true)
      last = next?.at
      if (!next) break
      scan = next
    }
    flush(this.#end)
    const from = to === firstTrash ? to : this.#nextPage(to - 1)
    if (from === undefined) return
    for (let at = from; at < (last ?? this.#end); at += this.#pageBytes) this.flash.erase(at / this.#pageBytes)
  }

  #header(at: number): Header {
    const word = this.#view.getUint32(at, true)
    const size = word & 0xffffff
    return {
      at,
      size,
      flags: word >>> 24,
      isDeleted: this.#view.getUint32(at + 4, true) === 0,
      isValid: word !== UNSET && word !== 0 && at + HEADER_BYTES + size <= this.#end,
    }
  }

  #nextPage(at: number): number | undefined {
    const next = (Math.floor(at / this.#pageBytes) + 1) * this.#pageBytes
    return next < this.#end ? next : undefined
  }

  /** The header after this one; if it is invalid and `pages`, the one at the next page. Undefined at the end. */
  #next({ at, size }: Header, pages: boolean): Header | undefined {
    const next = alignUp(at + HEADER_BYTES + size)
    if (next + HEADER_BYTES > this.#end) return undefined
    const header = this.#header(next)
    if (header.isValid || !pages) return header
    const page = this.#nextPage(next)
    return page === undefined ? undefined : this.#header(page)
  }

  *#files(): Generator<Header> {
    for (let header: Header | undefined = this.#header(0); header?.isValid; header = this.#next(header, true))
      yield header
  }

  #find(name: string): Header | undefined {
    for (const header of this.#files()) if (!header.isDeleted && this.#nameAt(header.at) === name) return header
    return undefined
  }

  #nameAt(at: number): string {
    return toText(this.flash.bytes.subarray(at + 4, at + HEADER_BYTES)).replace(/\0+$/, '')
  }

  /** The place where `bytes` fit. Compacts once if it must. */
  #findRoom(bytes: number): number {
    for (let isCompacted = false; ; isCompacted = true) {
      let free = 0
      let trash = 0
      for (let at: number | undefined = 0; at !== undefined; ) {
        let header = this.#header(at)
        while (header.isValid) {
          if (header.isDeleted) trash += header.size
          const next = this.#next(header, false)
          if (!next) break
          header = next
        }
        // No header fits after the last file.
        if (header.isValid) break
        at = header.at
        let end = this.#nextPage(at) ?? this.#end
        if (end < this.#end && !this.#header(end).isValid) end = this.#end
        free += end - at
        if (end - at >= bytes) return at
        at = this.#nextPage(at)
      }
      if (isCompacted || bytes >= free + trash) throw new Error('Unable to find or create file')
      this.compact()
    }
  }

  #isReadable(): boolean {
    let header = this.#header(0)
    while (header.isValid) {
      const next = this.#next(header, true)
      if (!next) {
        const end = alignUp(header.at + HEADER_BYTES + header.size)
        if (end + HEADER_BYTES > this.#end) return true
        // This is the last page: check the invalid header itself.
        header = this.#header(end)
        break
      }
      header = next
    }
    return this.#isErased(header.at, header.at === 0 ? this.#end : header.at + HEADER_BYTES)
  }

  #isErased(from: number, to: number): boolean {
    return this.flash.bytes.subarray(from, to).every((byte) => byte === 0xff)
  }
}
