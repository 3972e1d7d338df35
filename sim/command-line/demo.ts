// A demonstration session as text, for output that is not a terminal: time, state, level, hertz, duty, battery.

import { rotation } from '../../programs/index.ts'
import { Device, LONG_PRESS_MS } from '../device/device.ts'

/** The steps of the demonstration: what it says, what it does, and for how many s it runs on. */
const SCRIPT: readonly (readonly [string, (device: Device) => void, number])[] = [
  ['a new device is locked: three presses unlock it', (d) => d.pressTimes(3), 5],
  ['one press: the light blinks the charge', (d) => d.press(), 3],
  ['a long press starts', (d) => d.press(LONG_PRESS_MS), 100],
  ['two presses: stronger', (d) => d.pressTimes(2), 10],
  ['one press: the next program, announced in ticks', (d) => d.press(), 20],
  ['a long press is off', (d) => d.press(LONG_PRESS_MS), 3],
]
const ROW_MS = 5000

/** Plays the demonstration, one line at a time. */
export function demo(programs: readonly string[], print: (line: string) => void): void {
  const device = new Device({ programs, world: {}, seed: 1 })
  const row = () => {
    const { status, now } = device
    const cells = [
      (now / 1000).toFixed(1).padStart(7),
      device.state.padEnd(8),
      (device.state === 'running' ? rotation[status.program]!.name : '').padEnd(8),
      String(status.level).padStart(5),
      device.hertz().toFixed(1).padStart(6),
      String(status.duty).padStart(5),
      `${device.world.volts.toFixed(2)} V`.padStart(8),
    ]
    print(cells.join('  '))
  }
  print('   time  state     program   level   hertz   duty   battery')
  row()
  for (const [remark, act, watchS] of SCRIPT) {
    print(`         ${remark}`)
    act(device)
    const end = device.now + watchS * 1000
    while (device.now < end) {
      device.wait(Math.min(ROW_MS, end - device.now))
      row()
    }
  }
}
