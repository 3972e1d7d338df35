// Files in flash the way Espruino keeps them: one after another, each with a header of size and name. A new version is
// appended and the old one's name zeroed first; when there is no room left, what is alive is written anew from the start.

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
  /** How often everything was written anew. */
  compactions = 0
  /** Power went in the middle of that: what was alive may be lost. */
  cutWhileCompacting = false

  constructor(flash: Flash) {
    this.flash = flash
  }

  /** The newest text of that name, or undefined. */
  read(name: string): string | undefined {
    const found = this.#scan().entries.find((entry) => entry.name === name)
    return found && decode(found.data)
  }

  /** Throws when it is full, and PowerLost. */
  write(name: string, text: string): void {
    const { entries, end } = this.#scan()
    const old = entries.find((entry) => entry.name === name)
    if (old && decode(old.data) === text) return
    if (old) this.flash.write(old.at + 4, new Uint8Array(4))
    const data = encode(text)
    if (end + HEADER_BYTES + data.length <= this.flash.bytes.length) this.#append(end, name, data)
    else this.#append(this.#compact(entries.filter((entry) => entry !== old)), name, data)
    this.cutWhileCompacting = false
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

  #compact(alive: readonly Entry[]): number {
    this.compactions++
    this.cutWhileCompacting = true
    // Copied before they are erased, as it is done on the board, where power lost now loses them.
    const kept = alive.map(({ name, data }) => ({ name, data: data.slice() }))
    for (let page = 0; page < this.flash.erases.length; page++) this.flash.erase(page)
    return kept.reduce((at, { name, data }) => this.#append(at, name, data), 0)
  }

  /** All that is alive, and where the next file goes. A header that makes no sense costs the rest of its page. */
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
      // What begins with a 0 is no more.
      if (bytes[at + 4] !== 0) {
        const name = decode(bytes.subarray(at + 4, from)).replace(/\0.*$/s, '')
        entries.push({ at, name, data: bytes.subarray(from, from + size) })
      }
      at = Math.ceil((from + size) / 4) * 4
    }
    return { entries, end: bytes.length }
  }
}
