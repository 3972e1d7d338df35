// What '#hal' is in Node: the HAL that was plugged in last. In a build it is the board's own.

import type { Hal } from '../../hal/hal.ts'

let board: Hal
export let watchdogMs: number
export const hasMoreButtons = true

/** From now on the firmware runs on this board. */
export function plugIn(hal: Hal): void {
  board = hal
  watchdogMs = hal.watchdogMs
}

export const open: Hal['open'] = () => board.open()
export const now: Hal['now'] = () => board.now()
export const wakeAt: Hal['wakeAt'] = (at) => board.wakeAt(at)
export const motor: Hal['motor'] = (duty) => board.motor(duty)
export const wave: Hal['wave'] = (duties, steps, stepMs) => board.wave(duties, steps, stepMs)
export const light: Hal['light'] = (level) => board.light(level)
export const batteryMv: Hal['batteryMv'] = () => board.batteryMv()
export const celsius: Hal['celsius'] = () => board.celsius()
export const charging: Hal['charging'] = () => board.charging()
export const day: Hal['day'] = () => board.day()
export const guard: Hal['guard'] = (fromMv, toMv, fromC, toC) => board.guard(fromMv, toMv, fromC, toC)
export const unguard: Hal['unguard'] = () => board.unguard()
export const read: Hal['read'] = (slot) => board.read(slot)
export const write: Hal['write'] = (slot, text) => board.write(slot, text)
export const held: Hal['held'] = () => board.held()
export const service: Hal['service'] = (open) => board.service(open)
export const startWatchdog: Hal['startWatchdog'] = () => board.startWatchdog()
export const feedWatchdog: Hal['feedWatchdog'] = () => board.feedWatchdog()
export const keep: Hal['keep'] = (error) => board.keep(error)
export const say: Hal['say'] = (line) => board.say(line)
export const reset: Hal['reset'] = () => board.reset()
export const listen: Hal['listen'] = (happened) => board.listen(happened)
