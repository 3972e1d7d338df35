// Fills a log with what can be seen of a device while a scenario plays, for pictures and tables.

import type { Device } from '../device/device.ts'
import type { Log, Sample } from '../plot/index.ts'
import type { ScenarioOptions } from '../script/play.ts'

/** Between two samples of a run while the motor turns, and while it stands still, in ms. */
const TURNING_MS = 50
const STILL_MS = 5000

function takeSample(device: Device): Sample {
  const { status, world, hal, now, state } = device
  return {
    ms: now,
    state,
    level: status.level,
    duty: status.duty,
    hertz: world.hertz,
    batteryMv: hal.isPowered ? world.volts * 1000 : Number.NaN,
    celsius: world.fixedC ?? world.heat.caseC,
    isLit: status.light > 0,
  }
}

/** Options of a run that fill `log`. */
export function logInto(log: Log): Pick<ScenarioOptions, 'onStep' | 'poll'> {
  const run = (device: Device) => log.add(takeSample(device))
  return { onStep: run, poll: { everyMs: (device) => (device.hertz() > 0 ? TURNING_MS : STILL_MS), run } }
}
