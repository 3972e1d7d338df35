// '#hal' in Node: the HAL that was plugged in last. In a build it is the HAL of the board.

import type { Hal } from '../../hal/hal.ts'

let board: Hal
export let watchdogMs: number
export const hasMoreButtons = true

/** From now on the firmware runs on this board. */
export function plugIn(hal: Hal): void {
  board = hal
  watchdogMs = hal.watchdogMs
}

export const setUp: Hal['setUp'] = () => board.setUp()
export const now: Hal['now'] = () => board.now()
export const wakeAt: Hal['wakeAt'] = (at) => board.wakeAt(at)
export const motor: Hal['motor'] = (duty) => board.motor(duty)
export const playSteps: Hal['playSteps'] = (duties, steps, stepMs) => board.playSteps(duties, steps, stepMs)
export const light: Hal['light'] = (level) => board.light(level)
export const batteryMv: Hal['batteryMv'] = () => board.batteryMv()
export const celsius: Hal['celsius'] = () => board.celsius()
export const charging: Hal['charging'] = () => board.charging()
export const day: Hal['day'] = () => board.day()
export const watchSensors: Hal['watchSensors'] = (fromMv, toMv, fromC, toC) =>
  board.watchSensors(fromMv, toMv, fromC, toC)
export const unwatchSensors: Hal['unwatchSensors'] = () => board.unwatchSensors()
export const read: Hal['read'] = (slot) => board.read(slot)
export const write: Hal['write'] = (slot, text) => board.write(slot, text)
export const isButtonHeld: Hal['isButtonHeld'] = () => board.isButtonHeld()
export const setConsoleOpen: Hal['setConsoleOpen'] = (open) => board.setConsoleOpen(open)
export const startWatchdog: Hal['startWatchdog'] = () => board.startWatchdog()
export const feedWatchdog: Hal['feedWatchdog'] = () => board.feedWatchdog()
export const recordError: Hal['recordError'] = (error) => board.recordError(error)
export const printLine: Hal['printLine'] = (line) => board.printLine(line)
export const reset: Hal['reset'] = () => board.reset()
export const listen: Hal['listen'] = (happened) => board.listen(happened)
