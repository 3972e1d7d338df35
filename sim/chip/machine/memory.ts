// The memory of an emulated RP2040 for the functions of the boot ROM. Most of what they do is inside RAM, and done at once.

import type { RP2040 } from 'rp2040js'
import type { Memory } from '../rom/memory.ts'

export const FLASH_AT = 0x10000000
const RAM_AT = 0x20000000
/** Flash is read through the cache, a line at a time. */
const LINE_BYTES = 8

/** From offset `at` on, flash has these bytes now. */
export interface FlashOperation {
  at: number
  bytes: Uint8Array
}

export class ChipMemory implements Memory {
  readonly #mcu: RP2040
  readonly #onFlashChange: (operation?: FlashOperation) => void

  constructor(mcu: RP2040, onFlashChange: (operation?: FlashOperation) => void) {
    this.#mcu = mcu
    this.#onFlashChange = onFlashChange
  }

  read16(address: number): number {
    return this.#mcu.readUint16(address)
  }

  #isInRam(at: number, count: number): boolean {
    return at >= RAM_AT && at + count <= RAM_AT + this.#mcu.sram.length
  }

  fill(address: number, value: number, count: number): void {
    if (this.#isInRam(address, count)) this.#mcu.sram.fill(value, address - RAM_AT, address - RAM_AT + count)
    else for (let i = 0; i < count; i++) this.#mcu.writeUint8(address + i, value)
  }

  copy(to: number, from: number, count: number): void {
    const { sram, flash } = this.#mcu
    const isToRam = this.#isInRam(to, count)
    if (isToRam && this.#isInRam(from, count)) sram.copyWithin(to - RAM_AT, from - RAM_AT, from - RAM_AT + count)
    else if (isToRam && from >= FLASH_AT && from + count <= FLASH_AT + flash.length) {
      for (let at = from; at < from + count; at += LINE_BYTES) this.#mcu.readUint8(at)
      sram.set(flash.subarray(from - FLASH_AT, from - FLASH_AT + count), to - RAM_AT)
    } else for (let i = 0; i < count; i++) this.#mcu.writeUint8(to + i, this.#mcu.readUint8(from + i))
  }

  eraseFlash(at: number, count: number): void {
    this.#changeFlash(at, new Uint8Array(count).fill(0xff))
  }

  programFlash(at: number, from: number, count: number): void {
    const { flash } = this.#mcu
    // Programming only clears bits.
    this.#changeFlash(
      at,
      Uint8Array.from({ length: count }, (_, i) => flash[at + i]! & this.#mcu.readUint8(from + i)),
    )
  }

  #changeFlash(at: number, bytes: Uint8Array): void {
    this.#mcu.flash.set(bytes, at)
    this.#onFlashChange({ at, bytes })
  }

  flushCache(): void {
    this.#onFlashChange()
  }
}
