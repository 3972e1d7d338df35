// The steps for events, and for time that passes.

import { LONG_PRESS_MS } from '../device/device.ts'
import { PARTS, type Part } from '../device/fake-hal.ts'
import { FIELDS } from '../world/fields.ts'
import type { Wire } from '../world/sensors.ts'
import { COUNTS, EXTRA_BUTTONS, REQUESTS } from './arguments.ts'
import type { Step, StepAction } from './step.ts'
import { parseTime } from './units.ts'

type Range = NonNullable<Step['range']>

const eventStep = (form: string, about: string, perform: StepAction, range?: Range): Step => ({
  form,
  about,
  perform,
  kind: 'event',
  ...(range && { range }),
})

// Ranges of the numbers in steps.
const SUPPLY_V: Range = [0, 6]
const READING_C: Range = [-60, 150]
const HAND_N: Range = [0, 200]
const DAYS: Range = [0, 100_000]
const BYTES: Range = [0, 100_000]
const PERCENT: Range = [0, 100]
const ROOM_C: Range = [FIELDS.roomC.min, FIELDS.roomC.max]

const PRESS_STEPS: readonly Step[] = [
  eventStep('press', 'press the button for 100 ms', ({ device }) => device.press()),
  eventStep(
    'press COUNT',
    'several short presses, 150 ms apart: twice, three times, up to six times',
    ({ device }, [count]) => device.pressTimes(COUNTS[count!]!),
  ),
  eventStep('press for TIME', 'hold the button for this time', ({ device }, [time]) => device.press(parseTime(time!))),
  eventStep('long press', 'hold the button for 900 ms', ({ device }) => device.press(LONG_PRESS_MS)),
  eventStep('hold the button', 'press the button and keep it down', ({ device }) => device.setButton(1)),
  eventStep('let go', 'let go of the button', ({ device }) => device.setButton(0)),
  eventStep('the button sticks', 'its contacts stay closed, whatever the finger does', ({ device }) =>
    device.setStuck(true),
  ),
  eventStep('the button is free', 'its contacts follow the finger again', ({ device }) => device.setStuck(false)),
  eventStep(
    'press the BUTTON button',
    `press an extra button, where a board has one: ${Object.keys(EXTRA_BUTTONS).join(', ')}`,
    ({ device }, [button]) => device.pressExtraButton(EXTRA_BUTTONS[button!]!),
  ),
  eventStep(
    'a host asks for GESTURE',
    `a host sends it over the console: ${Object.keys(REQUESTS).join(', ')}`,
    ({ device }, [request]) => device.request(REQUESTS[request!]!),
  ),
]

const LINK_STEPS: readonly Step[] = [
  eventStep('a host connects', 'a host on the link; from now on it asks for the state twice a second', ({ device }) =>
    device.host('connects'),
  ),
  eventStep('a host sends "LINE"', 'a line of the link (docs/maker/link.md)', ({ device }, [line]) =>
    device.host('sends', `${line}\n`),
  ),
  eventStep('the host falls silent', 'it is connected, but asks for nothing any more', ({ device }) =>
    device.host('falls silent'),
  ),
  eventStep('the link is lost', 'the host has gone, or is out of reach', ({ device }) => device.host('goes')),
]

/** play.ts lets the time pass, in slices. */
const TIME_STEPS: readonly Step[] = [
  { form: 'the end', about: 'no event; with a time, the run goes on until then', kind: 'wait', perform: () => {} },
  { form: 'wait TIME', about: 'let time pass', kind: 'wait', perform: () => {} },
]

const WORLD_EVENT_STEPS: readonly Step[] = [
  eventStep(
    'battery NUMBER V',
    'the battery reads this from now on, whatever the load',
    ({ device }, [volts]) => device.setSupply(Math.round(Number(volts) * 1000)),
    SUPPLY_V,
  ),
  eventStep(
    'cell at NUMBER %',
    'a real cell with this charge: it sags, recovers and runs down',
    ({ device }, [percent]) => device.replaceCell(Number(percent) / 100),
    PERCENT,
  ),
  eventStep(
    'temperature NUMBER C',
    'the thermometer reads this from now on',
    ({ device }, [celsius]) => device.world.setThermometer(Number(celsius)),
    READING_C,
  ),
  eventStep(
    'room NUMBER C',
    'the temperature of the air; the thermometer reads the case from now on',
    ({ device }, [celsius]) => device.world.setRoom(Number(celsius)),
    ROOM_C,
  ),
  eventStep('thermistor WIRE', 'its wire: fine, open, shorted', ({ device }, [wire]) => {
    device.world.wire = wire as Wire
  }),
  eventStep(
    'press it on with NUMBER N',
    'press the massager on a body; 30 N is hard',
    ({ device }, [newtons]) => device.world.pressOn(Number(newtons)),
    HAND_N,
  ),
  eventStep('lift it off', 'lift it off the body', ({ device }) => device.world.pressOn(0)),
  eventStep('stall the motor', 'the motor is held and cannot turn', ({ device }) => {
    device.world.motor.isStalled = true
  }),
  eventStep('free the motor', 'the motor can turn again', ({ device }) => {
    device.world.motor.isStalled = false
  }),
  eventStep('charger in', 'plug the charger in', ({ device }) => device.setCharger(true)),
  eventStep('charger out', 'pull the charger out', ({ device }) => device.setCharger(false)),
  eventStep(
    'day NUMBER',
    'a host sets the clock: days since 1970, 0 for unknown',
    ({ device }, [day]) => {
      device.today = Number(day)
    },
    DAYS,
  ),
]

const FAILURE_STEPS: readonly Step[] = [
  eventStep('break PART', `a part fails: ${PARTS.join(', ')}`, ({ device }, [part]) => device.breakPart(part as Part)),
  eventStep('mend PART', 'the part works again', ({ device }, [part]) => device.mendPart(part as Part)),
  eventStep('power off and on', 'the device forgets everything but its store', ({ device }) => device.powerCycle()),
  eventStep('lose power', 'the cell is taken out', ({ device }) => device.setPower(false)),
  eventStep(
    'lose power at byte NUMBER',
    'the power fails after this many more bytes were stored',
    ({ device }, [count]) => device.losePowerAtByte(Number(count)),
    BYTES,
  ),
  eventStep('power back', 'the cell is put back', ({ device }) => device.setPower(true)),
]

export const EVENT_STEPS: readonly Step[] = [
  ...PRESS_STEPS,
  ...LINK_STEPS,
  ...TIME_STEPS,
  ...WORLD_EVENT_STEPS,
  ...FAILURE_STEPS,
]
