// What can happen to a massager, and time that passes.

import { LONG_PRESS_MS } from '../device/device.ts'
import { PARTS, type Part } from '../device/fake-hal.ts'
import { FIELDS } from '../world/fields.ts'
import type { Wire } from '../world/sensors.ts'
import { COUNTS, GESTURES, MORE_BUTTONS } from './arguments.ts'
import type { Act, Step } from './step.ts'
import { parseTime } from './units.ts'

type Within = NonNullable<Step['within']>

const happens = (form: string, about: string, act: Act, within?: Within): Step => ({
  form,
  about,
  act,
  kind: 'happens',
  ...(within && { within }),
})

/** What a supply can be, in V, a thermometer in °C, a hand in N, a day of this century, and a byte of all there are. */
const SUPPLY_V: Within = [0, 6]
const READING_C: Within = [-60, 150]
const HAND_N: Within = [0, 200]
const DAYS: Within = [0, 100_000]
const BYTES: Within = [0, 100_000]
const PERCENT: Within = [0, 100]
const ROOM_C: Within = [FIELDS.roomC.min, FIELDS.roomC.max]

export const HAPPENS_STEPS: readonly Step[] = [
  happens('press', 'press the button for 100 ms', ({ device }) => device.press()),
  happens(
    'press COUNT',
    'several short presses, 150 ms apart: twice, three times, up to six times',
    ({ device }, [count]) => device.presses(COUNTS[count!]!),
  ),
  happens('press for TIME', 'hold the button just so long', ({ device }, [time]) => device.press(parseTime(time!))),
  happens('long press', 'hold the button for 900 ms', ({ device }) => device.press(LONG_PRESS_MS)),
  happens('hold the button', 'press and keep holding', ({ device }) => device.button(1)),
  happens('let go', 'let go of the button', ({ device }) => device.button(0)),
  happens('the button sticks', 'its contacts stay closed, whatever the finger does', ({ device }) =>
    device.stick(true),
  ),
  happens('the button is free', 'its contacts follow the finger again', ({ device }) => device.stick(false)),
  happens(
    'press the BUTTON button',
    `one of those that some boards have besides: ${Object.keys(MORE_BUTTONS).join(', ')}`,
    ({ device }, [button]) => device.pressMore(MORE_BUTTONS[button!]!),
  ),
  happens('a host asks for GESTURE', `over the console: ${Object.keys(GESTURES).join(', ')}`, ({ device }, [gesture]) =>
    device.ask(GESTURES[gesture!]!),
  ),
  // Time is passed in slices, by play.ts.
  { form: 'the end', about: 'nothing: with a time, the run goes on until then', kind: 'wait', act: () => {} },
  { form: 'wait TIME', about: 'let time pass', kind: 'wait', act: () => {} },
  happens(
    'battery NUMBER V',
    'what the battery reads from now on, whatever the load',
    ({ device }, [volts]) => device.supply(Math.round(Number(volts) * 1000)),
    SUPPLY_V,
  ),
  happens(
    'cell at NUMBER %',
    'a real cell with this charge: it sags, recovers and runs down',
    ({ device }, [percent]) => device.putCell(Number(percent) / 100),
    PERCENT,
  ),
  happens(
    'temperature NUMBER C',
    'what the thermometer reads from now on',
    ({ device }, [celsius]) => device.heatTo(Number(celsius)),
    READING_C,
  ),
  happens(
    'room NUMBER C',
    'the air around it; the thermometer reads the case from now on',
    ({ device }, [celsius]) => device.room(Number(celsius)),
    ROOM_C,
  ),
  happens('thermistor WIRE', 'its wire: fine, open, shorted', ({ device }, [wire]) => device.thermistor(wire as Wire)),
  happens(
    'press it on with NUMBER N',
    'how hard it is pressed on a body; 30 N is hard',
    ({ device }, [newtons]) => device.pressOn(Number(newtons)),
    HAND_N,
  ),
  happens('lift it off', 'and it runs free again', ({ device }) => device.pressOn(0)),
  happens('stall the motor', 'it is held fast and cannot turn', ({ device }) => device.stall(true)),
  happens('free the motor', 'and it can turn again', ({ device }) => device.stall(false)),
  happens('charger in', 'plug the charger in', ({ device }) => device.plug(true)),
  happens('charger out', 'pull the charger out', ({ device }) => device.plug(false)),
  happens(
    'day NUMBER',
    'a host sets the clock: days since 1970, 0 for unknown',
    ({ device }, [day]) => {
      device.dayNow = Number(day)
    },
    DAYS,
  ),
  happens('break PART', `something fails: ${PARTS.join(', ')}`, ({ device }, [part]) => device.fail(part as Part)),
  happens('mend PART', 'and works again', ({ device }, [part]) => device.mend(part as Part)),
  happens('power off and on', 'everything but the store is forgotten', ({ device }) => device.powerCycle()),
  happens('lose power', 'the cell is taken out', ({ device }) => device.power(false)),
  happens(
    'lose power at byte NUMBER',
    'once so many more bytes have been stored',
    ({ device }, [count]) => device.losePowerAtByte(Number(count)),
    BYTES,
  ),
  happens('power back', 'the cell is put back', ({ device }) => device.power(true)),
]
