// RAM and flash at once; any other address goes through rp2040js.

import type { RP2040 } from 'rp2040js'
import { FLASH_AT, RAM_AT } from './memory.ts'

export interface FastMemory {
  /** Whether code at this address is read without an effect. */
  isCode(address: number): boolean
  readCode(address: number): number
  /** Notes that code was read at this address. */
  noteFetch(address: number): void
  read32(address: number): number
  read16(address: number): number
  read8(address: number): number
  write32(address: number, value: number): void
  write8(address: number, value: number): void
}

/** `noteFlashRead` is called for every read from flash. */
export function makeFastMemory(mcu: RP2040, noteFlashRead: (address: number) => void): FastMemory {
  const { sram, flash } = mcu
  const ram16 = new Uint16Array(sram.buffer)
  const ram32 = new Uint32Array(sram.buffer)
  const flash16 = new Uint16Array(flash.buffer)
  const flash32 = new Uint32Array(flash.buffer)
  const ramEnd = RAM_AT + sram.length
  const flashEnd = FLASH_AT + flash.length
  const isRam = (address: number): boolean => address >= RAM_AT && address < ramEnd
  const isFlash = (address: number): boolean => address >= FLASH_AT && address < flashEnd

  return {
    isCode: (address) => isFlash(address) || isRam(address),
    readCode: (address) => (isFlash(address) ? flash16[(address - FLASH_AT) >>> 1]! : ram16[(address - RAM_AT) >>> 1]!),
    noteFetch(address) {
      if (isFlash(address)) noteFlashRead(address)
    },
    read32(address) {
      if (!(address & 3)) {
        if (isRam(address)) return ram32[(address - RAM_AT) >>> 2]!
        if (isFlash(address)) {
          noteFlashRead(address)
          return flash32[(address - FLASH_AT) >>> 2]!
        }
      }
      return mcu.readUint32(address)
    },
    read16(address) {
      if (!(address & 1)) {
        if (isRam(address)) return ram16[(address - RAM_AT) >>> 1]!
        if (isFlash(address)) {
          noteFlashRead(address)
          return flash16[(address - FLASH_AT) >>> 1]!
        }
      }
      return mcu.readUint16(address)
    },
    read8(address) {
      if (isRam(address)) return sram[address - RAM_AT]!
      if (isFlash(address)) {
        noteFlashRead(address)
        return flash[address - FLASH_AT]!
      }
      return mcu.readUint8(address)
    },
    write32(address, value) {
      if (!(address & 3) && isRam(address)) ram32[(address - RAM_AT) >>> 2] = value
      else mcu.writeUint32(address, value)
    },
    write8(address, value) {
      if (isRam(address)) sram[address - RAM_AT] = value
      else mcu.writeUint8(address, value)
    },
  }
}
