// The link on Espruino: lines over Bluetooth, where the console is taken off it. Where there is no radio, or none that can
// be silent, they are typed on the console as unknot("LINE").

import { board } from '#board'
import { isBuilt } from '../../src/link/pairing.ts'
import { reportEvent } from '../events.ts'
import { LINK_TEXT } from '../hal.ts'

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
