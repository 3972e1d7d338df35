// The link on Kaluma: lines typed on its console as unknot("LINE"). The engine lets no program read its USB.

import { board } from '#board'
import { isBuilt } from '../../src/link/pairing.ts'

export const hasLink = isBuilt
export const hasRadio = false

export function describeDevice(): string {
  return `${board.identity} ${process.version}`
}

/** It has no radio. */
export function setRadioOpen(): void {}

export function sendLine(line: string): void {
  print(line)
}

/** A file of its own for each: written only when a host asks, with the motor off. */
const KEPT = '/unknot.p'

export function readKept(place: number): string | undefined {
  let bytes: Uint8Array
  try {
    bytes = require('fs').readFile(KEPT + place)
  } catch {
    // A missing file throws.
    return undefined
  }
  let digits = ''
  for (let i = 0; i < bytes.length; i++) digits += String.fromCharCode(bytes[i]!)
  return digits
}

export function keep(place: number, digits: string): void {
  const bytes = new Uint8Array(digits.length)
  for (let i = 0; i < digits.length; i++) bytes[i] = digits.charCodeAt(i)
  require('fs').writeFile(KEPT + place, bytes)
}

export function setClock(seconds: number): void {
  require('rtc').setTime(seconds * 1000)
}
