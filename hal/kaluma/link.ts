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

export function setClock(seconds: number): void {
  require('rtc').setTime(seconds * 1000)
}
