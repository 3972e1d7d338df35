// How a device is, in one line.

import type { DeviceState } from './device.ts'

const MINUTE_MS = 60_000
const clock = (ms: number): string =>
  `${Math.floor(ms / MINUTE_MS)}:${String(Math.floor((ms % MINUTE_MS) / 1000)).padStart(2, '0')}`

/** "running: knot, strength 3, level 47, 3.81 V, 31 °C, hand 12 points, 14:20 left". `names` are those of the rotation. */
export function describeState(state: DeviceState, names: readonly string[]): string {
  const { program, strength, fault, level, batteryMv, celsius, handPoints, leftMs } = state
  const parts = [
    ...(state.state === 'running' ? [`level ${level}`] : []),
    ...(fault > 0 ? [`fault ${fault}`] : []),
    `program ${names[program] ?? program + 1}`,
    `strength ${strength}`,
    ...(batteryMv === undefined ? [] : [`${(batteryMv / 1000).toFixed(2)} V`]),
    ...(celsius === undefined ? [] : [`${celsius} °C`]),
    `hand ${Math.floor(handPoints)} points`,
    ...(leftMs === undefined ? [] : [`${clock(leftMs)} left`]),
  ]
  return `${state.state}: ${parts.join(', ')}`
}
