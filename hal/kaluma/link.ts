// The link on Kaluma: lines typed on its console as unknot("LINE"). The engine lets no program read its USB.

import { board } from '#board'
import { isBuilt } from '../../src/link/pairing.ts'
import { LINK_MARK } from '../hal.ts'
import { SLOT } from './store.ts'

export const hasLink = isBuilt

export function describeDevice(): string {
  return `${board.identity} ${process.version}`
}

/** It has no radio. */
export function setRadio(): void {}

export function sendLine(line: string): void {
  // Its print ends no line, and the console goes on with what unknot() returns.
  print(`${LINK_MARK}${line}\n`)
}

export function keep(slot: number, text: string): boolean {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
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
