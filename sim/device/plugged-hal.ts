// '#hal' in Node: the HAL that was plugged in last. In a build it is the HAL of the board. Each call costs the engine of
// the board time.

import type { Hal } from '../../hal/hal.ts'

/** Its own type, so that the engines' compilers, which see this file, need not read those of the simulator. */
interface CallCounter {
  spend(call: string, times?: number): void
}

let board: Hal
let engine: CallCounter | undefined
export let watchdogMs: number
export let logCells: number
export const hasMoreButtons = true
export let hasLink: boolean

/** From now on the firmware runs on this board, and on this engine: without one, calls take no time. */
export function plugIn(hal: Hal, on?: CallCounter): void {
  board = hal
  engine = on
  watchdogMs = hal.watchdogMs
  logCells = hal.logCells
  hasLink = hal.hasLink
}

/** The board after it has spent what a call costs. */
function after(cost: keyof Hal): Hal {
  engine?.spend(cost)
  return board
}

export const setUp: Hal['setUp'] = () => after('setUp').setUp()
export const now: Hal['now'] = () => after('now').now()
export const wakeAt: Hal['wakeAt'] = (at) => after('wakeAt').wakeAt(at)
export const motor: Hal['motor'] = (duty) => after('motor').motor(duty)
export const playSteps: Hal['playSteps'] = (duties, steps, stepMs) =>
  after('playSteps').playSteps(duties, steps, stepMs)
export const light: Hal['light'] = (level) => after('light').light(level)
export const batteryMv: Hal['batteryMv'] = () => after('batteryMv').batteryMv()
export const milliamps: Hal['milliamps'] = () => after('milliamps').milliamps()
export const celsius: Hal['celsius'] = () => after('celsius').celsius()
export const charging: Hal['charging'] = () => after('charging').charging()
export const day: Hal['day'] = () => after('day').day()
export const watchSensors: Hal['watchSensors'] = (fromMv, toMv, fromC, toC) =>
  after('watchSensors').watchSensors(fromMv, toMv, fromC, toC)
export const unwatchSensors: Hal['unwatchSensors'] = () => after('unwatchSensors').unwatchSensors()
export const openLog: Hal['openLog'] = () => board.openLog()
export const readCell: Hal['readCell'] = (cell) => {
  const text = after('readCell').readCell(cell)
  engine?.spend('readChar', text.length)
  return text
}
export const writeCell: Hal['writeCell'] = (cell, text) => {
  engine?.spend('writeChar', text.length)
  after('writeCell').writeCell(cell, text)
}
export const beginPage: Hal['beginPage'] = (cell) => after('beginPage').beginPage(cell)
export const dropSlots: Hal['dropSlots'] = () => after('dropSlots').dropSlots()
export const isButtonHeld: Hal['isButtonHeld'] = () => after('isButtonHeld').isButtonHeld()
/** As on most boards. */
export const hasRadioConsole = true
export const setConsoleOpen: Hal['setConsoleOpen'] = (open) => after('setConsoleOpen').setConsoleOpen(open)
export const isWatchdogRunning: Hal['isWatchdogRunning'] = () => board.isWatchdogRunning()
export const startWatchdog: Hal['startWatchdog'] = () => after('startWatchdog').startWatchdog()
export const feedWatchdog: Hal['feedWatchdog'] = () => after('feedWatchdog').feedWatchdog()
export const recordError: Hal['recordError'] = (error) => after('recordError').recordError(error)
export const printLine: Hal['printLine'] = (line) => board.printLine(line)
export const reset: Hal['reset'] = () => board.reset()
export const listen: Hal['listen'] = (happened) => after('listen').listen(happened)
export const describeDevice: Hal['describeDevice'] = () => board.describeDevice()
export const setRadio: Hal['setRadio'] = (phase) => after('setConsoleOpen').setRadio(phase)
export const sendLine: Hal['sendLine'] = (line) => board.sendLine(line)
export const keep: Hal['keep'] = (slot, text) => board.keep(slot, text)
export const setClock: Hal['setClock'] = (seconds) => board.setClock(seconds)
