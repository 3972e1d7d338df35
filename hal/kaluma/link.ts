// The link on Kaluma: lines typed on its console as unknot("LINE"). The engine lets no program read its USB.

import { board } from '#board'
import { isBuilt } from '../../src/link/pairing.ts'
import { SLOT } from './store.ts'

export const hasLink = isBuilt
export const hasRadio = false

export function describeDevice(): string {
  return `${board.identity} ${process.version}`
}

/** It has no radio. */
export function setRadioOpen(): void {}

export function sendLine(line: string): void {
  // Its print ends no line, and the console goes on with what unknot() returns.
  print(`${line}\n`)
}

export function keep(slot: number, digits: string): boolean {
  const bytes = new Uint8Array(digits.length)
  for (let i = 0; i < digits.length; i++) bytes[i] = digits.charCodeAt(i)
  try {
    require('fs').writeFile(SLOT + ~slot, bytes)
  } catch {
    // Without room the file that was there stays.
    return false
  }
  return true
}

export function setClock(seconds: number): void {
  require('rtc').setTime(seconds * 1000)
}
