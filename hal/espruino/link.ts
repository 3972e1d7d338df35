// The link on Espruino: lines over Bluetooth, where the console is taken off it. Where there is no radio, or none that can
// be silent, they are typed on the console as unknot("LINE").

import { board } from '#board'
import { HAS_RADIO } from '#device'
import * as pairing from '../../src/link/pairing.ts'
import { reportEvent } from '../events.ts'
import { LINK_MARK, LINK_TEXT, MAX_LINE } from '../hal.ts'
import { silence } from './console.ts'
import { ERASED, storage } from './store.ts'

export const hasLink = pairing.isBuilt

export function describeDevice(): string {
  return `${board.identity} ${process.version}`
}

export function setRadio(phase: number): void {
  if (phase === pairing.CONSOLE) E.setConsole('Bluetooth')
  else if (phase === pairing.OPEN) NRF.wake()
  else if (phase === pairing.SHUT) silence()
}

export function sendLine(line: string): void {
  if (HAS_RADIO) Bluetooth.println(LINK_MARK + line)
  else print(LINK_MARK + line)
}

export function setClock(seconds: number): void {
  global.setTime(seconds)
}

/** What the longest file takes: its header, and up to a whole word, besides a line (Espruino's src/jsflash.h). */
const FILE_BYTES = 40 + MAX_LINE

export function keep(slot: number, text: string): boolean {
  // Without room the engine would move all files to make some, and a power cut meanwhile would lose them.
  return storage.getStats().freeBytes > FILE_BYTES && storage.write(`unknot.${~slot}`, text + ERASED)
}

function onText(text: string): void {
  reportEvent(LINK_TEXT, text)
}

function onConnect(): void {
  reportEvent(LINK_TEXT, '')
}

function onDisconnect(): void {
  reportEvent(LINK_TEXT)
}

export function listenToRadio(): void {
  Bluetooth.on('data', onText)
  NRF.on('connect', onConnect)
  NRF.on('disconnect', onDisconnect)
}
