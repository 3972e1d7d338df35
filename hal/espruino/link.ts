// The link on Espruino: lines over Bluetooth, where the console is taken off it. Where there is no radio, or none that can
// be silent, they are typed on the console as unknot("LINE").

import { board } from '#board'
import { isBuilt } from '../../src/link/pairing.ts'
import { reportEvent } from '../events.ts'
import { LINK_TEXT } from '../hal.ts'
import { ERASED, storage } from './store.ts'

export const hasLink = isBuilt
export const hasRadio = board.radio === 'quiet'

export function describeDevice(): string {
  return `${board.identity} ${process.version}`
}

export function setRadioOpen(isOpen: boolean): void {
  if (isOpen) NRF.wake()
  else NRF.sleep()
}

export function sendLine(line: string): void {
  if (hasRadio) Bluetooth.println(line)
  else print(line)
}

export function setClock(seconds: number): void {
  global.setTime(seconds)
}

/** What a file takes besides its bytes: a header, and up to a whole word (Espruino's src/jsflash.h). */
const FILE_BYTES = 40

export function keep(slot: number, digits: string): boolean {
  // Without room the engine would move all files to make some, and a power cut meanwhile would lose them.
  return storage.getStats().freeBytes > digits.length + FILE_BYTES && storage.write(`unknot.${~slot}`, digits + ERASED)
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
