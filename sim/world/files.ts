// Files in flash as Espruino keeps them: one after another, each with a header of size and name. A new version is
// appended after the name of the old one was set to zeros. When no room is left, all current files are written again from
// the start.

import { type Flash, PAGE_BYTES } from './flash.ts'

const NAME_BYTES = 28
const HEADER_BYTES = 4 + NAME_BYTES
const FREE = 0xffffffff

interface Entry {
  at: number
  name: string
  data: Uint8Array
}

const encode = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))
const decode = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

export class Files {
  readonly flash: Flash
  /** How often all files were written again. */
  compactions = 0
  /** The power failed meanwhile: current files may be lost. */
  wasCutWhileCompacting = false

  constructor(flash: Flash) {
    this.flash = flash
  }

  read(name: string): string | undefined {
    const found = this.#scan().entries.find((entry) => entry.name === name)
    return found && decode(found.data)
  }

  /** Throws where there is no room, and PowerLostError. */
  write(name: string, text: string): void {
    const { entries, end } = this.#scan()
    const old = entries.find((entry) => entry.name === name)
    if (old && decode(old.data) === text) return
    if (old) this.flash.write(old.at + 4, new Uint8Array(4))
    const data = encode(text)
    if (end + HEADER_BYTES + data.length <= this.flash.bytes.length) this.#append(end, name, data)
    else this.#append(this.#compact(entries.filter((entry) => entry !== old)), name, data)
    this.wasCutWhileCompacting = false
  }

  #append(at: number, name: string, data: Uint8Array): number {
    const end = at + HEADER_BYTES + data.length
    if (end > this.flash.bytes.length) throw new Error('store full')
    const header = new Uint8Array(HEADER_BYTES)
    new DataView(header.buffer).setUint32(0, data.length, true)
    header.set(encode(name).subarray(0, NAME_BYTES), 4)
    this.flash.write(at, header)
    this.flash.write(at + HEADER_BYTES, data)
    return Math.ceil(end / 4) * 4
  }

  #compact(current: readonly Entry[]): number {
    this.compactions++
    this.wasCutWhileCompacting = true
    // As on the board, they are only in memory while flash is erased: if the power fails now, they are lost.
    const copies = current.map(({ name, data }) => ({ name, data: data.slice() }))
    for (let page = 0; page < this.flash.erases.length; page++) this.flash.erase(page)
    return copies.reduce((at, { name, data }) => this.#append(at, name, data), 0)
  }

  /** All current files, and the place of the next one. After an invalid header the rest of its page is skipped. */
  #scan(): { entries: Entry[]; end: number } {
    const { bytes } = this.flash
    const view = new DataView(bytes.buffer)
    const entries: Entry[] = []
    let at = 0
    while (at + HEADER_BYTES <= bytes.length) {
      const size = view.getUint32(at, true)
      const from = at + HEADER_BYTES
      if (size === FREE && bytes.subarray(at, from).every((byte) => byte === 0xff)) return { entries, end: at }
      if (from + size > bytes.length) {
        at = (Math.floor(at / PAGE_BYTES) + 1) * PAGE_BYTES
        continue
      }
      // A name that begins with 0 was replaced.
      if (bytes[at + 4] !== 0) {
        const name = decode(bytes.subarray(at + 4, from)).replace(/\0.*$/s, '')
        entries.push({ at, name, data: bytes.subarray(from, from + size) })
      }
      at = Math.ceil((from + size) / 4) * 4
    }
    return { entries, end: bytes.length }
  }
}
