// Every rule about pins refuses what it should and lets the rest through, and no shipped board breaks one.

import { describe, expect, it } from 'vitest'
import type { EspruinoBoard, KalumaBoard } from '../../../../hal/boards/board.ts'
import { CHIPS, pins } from '../../../../hal/boards/chips.ts'
import { boards } from '../../../../hal/boards/index.ts'
import { conflicts } from '../../../../tools/build/boards/check.ts'

const pico = { ...(boards.pico as KalumaBoard), thermometer: 'none', ntcPin: -1 } as const
const puck = boards.puckjs2 as EspruinoBoard
const jolt = boards.joltjs as EspruinoBoard
/** A chip whose pins have every trap; the Puck's own pins are none of its, so all are said. */
const esp: EspruinoBoard = {
  ...puck,
  title: 'An ESP32',
  motorPin: 'D23',
  lightPin: 'D2',
  buttonPin: 'D0',
  chargerPin: 'D4',
  batteryPin: '',
  referenceMv: 3300,
  thermometer: 'none',
  about: { ...puck.about, firmware: 'ESP32', chip: 'esp32', driverMaxMa: 0, reserved: {} },
}

/** A chip with one watch for the pins of each number. */
const stm: EspruinoBoard = {
  ...esp,
  title: 'An STM32',
  motorPin: 'B10',
  lightPin: 'B12',
  buttonPin: 'C13',
  chargerPin: 'B13',
  radio: 'none',
  about: { ...esp.about, firmware: 'STM32', chip: 'stm32f401' },
}

it.each(Object.values(boards))('$name has no conflicts', (board) => {
  expect(conflicts(board)).toEqual([])
})

const REFUSED: [string, EspruinoBoard | KalumaBoard, string][] = [
  ['two functions on one pin', { ...pico, lightPin: 17 }, 'The light and the button are both on GP17.'],
  ['an unknown pin', { ...pico, motorPin: 31 }, 'The motor is on GP31, which Pico does not have.'],
  ['no button', { ...pico, buttonPin: -1 }, 'The button has no pin, and nothing works without it.'],
  ['a pin that skips the program', { ...pico, buttonPin: 22 }, 'GP22, which skips the program'],
  ['a pin of the supply', { ...pico, lightPin: 23 }, 'GP23, which sets the mode of the 3.3 V supply.'],
  ['a motor without PWM', { ...esp, motorPin: 'D25', lightPin: 'D2' }, 'which has no PWM'],
  ['a motor that is pulled up', { ...esp, motorPin: 'D18' }, 'which is pulled up at power-up: the motor would run'],
  ['a shared slice', { ...pico, motorPin: 8 }, 'The light on GP25 shares the PWM of the motor on GP8'],
  ['the other pin of the slice', { ...pico, motorPin: 9 }, 'The light on GP25 shares the PWM of the motor on GP9'],
  ['a slow PWM', { ...pico, pwmHz: 50 }, 'A PWM of 50 Hz is not what Pico can do well, which is 400 to 100000 Hz.'],
  ['a PWM that is no number', { ...pico, pwmHz: Number.NaN }, 'A PWM of NaN Hz'],
  ['a battery on a digital pin', { ...pico, batteryPin: 15 }, 'GP15, which is not analogue: GP26, GP27, GP28 are.'],
  ['a cell without a divider', { ...pico, batteryDivider: 1 }, 'gives the pin 4250 mV, and it reads up to 3300.'],
  ['a thermistor on a digital pin', { ...pico, thermometer: 'ntc', ntcPin: 2 }, 'The thermistor is on GP2'],
  ['a thermistor without a pin', { ...pico, thermometer: 'ntc' }, 'A thermistor needs its pin'],
  ['a thermistor that is not read', { ...pico, ntcPin: 27 }, 'but the thermometer is "none"'],
  ['a thermometer that is off', { ...pico, thermometer: 'own' }, 'too far off to protect'],
  ['a charger pin that floats', { ...esp, chargerPin: 'D34' }, 'The charger is on D34, which has no pull-up'],
  [
    'a button that floats',
    { ...esp, buttonPressed: 0, buttonPin: 'D35' },
    'The button is on D35, which has no pull-up',
  ],
  ['two watched pins of one number', stm, 'The charger on B13 cannot be watched beside C13'],
  ['a long watchdog', { ...pico, watchdogMs: 9000 }, 'A watchdog of 9000 ms is not what Pico can do'],
  ['half a second', { ...esp, watchdogMs: 2500 }, 'not in steps of 1000 ms'],
  ['no watchdog', { ...pico, watchdogMs: 0 }, 'A watchdog of 0 ms'],
  [
    'a motor too strong',
    { ...puck, motor: pico.motor },
    'draws 500 mA pressed on hard, and the transistor on the board can take 200',
  ],
  ['a motor nobody knows', { ...puck, motor: { ...puck.motor, name: 'mine' } }, 'What the motor draws is not said'],
  ['a transistor that is not there', { ...puck, motorPin: 'D2' }, 'D2 has no transistor on the board'],
  ['one that is', { ...puck, about: { ...puck.about, driverMaxMa: 0 } }, 'D26 has its transistor on the board'],
  ['the other driver', { ...jolt, motorPin: 'H4' }, 'H4 is not an output of driver 0.'],
  ['Bluetooth without a radio', { ...puck, about: { ...puck.about, chip: 'stm32f401' } }, 'has no Bluetooth.'],
]

describe('refused', () => {
  it.each(REFUSED)('%s', (_, board, why) => {
    expect(conflicts(board).join('\n')).toContain(why)
  })

  it('all at once', () => {
    expect(conflicts({ ...pico, motorPin: 22, lightPin: 17, watchdogMs: 1e6 }).length).toBe(3)
  })
})

const ACCEPTED: [string, EspruinoBoard | KalumaBoard][] = [
  ['another pin', { ...pico, motorPin: 20 }],
  ['inputs on the slice of the motor', { ...pico, buttonPin: 19 }],
  ['a thermistor', { ...pico, thermometer: 'ntc', ntcPin: 27 }],
  ['no battery', { ...pico, batteryPin: -1, batteryDivider: 1 }],
  ['no charger', { ...pico, chargerPin: -1 }],
  ['more buttons', { ...pico, nextPin: 10, softerPin: 11, strongerPin: 12, offPin: 13 }],
  ['the longest watchdog', { ...pico, watchdogMs: 8388 }],
  ['the fastest PWM', { ...pico, pwmHz: 100_000 }],
  ['an ESP32', esp],
  ['an STM32', { ...stm, chargerPin: 'B15' }],
  ['the other driver by its number', { ...jolt, motorPin: 'H7', driver: 1 }],
  [
    'a motor that says what it draws',
    {
      ...puck,
      motor: { ...puck.motor, name: 'mine' },
      about: { ...puck.about, currents: { pressedMa: 200, stallMa: 300 } },
    },
  ],
]

describe('accepted', () => {
  it.each(ACCEPTED)('%s', (_, board) => {
    expect(conflicts(board)).toEqual([])
  })
})

it('the table names only pins there are', () => {
  for (const chip of Object.values(CHIPS)) {
    const lists = [
      chip.analogue,
      chip.pwm,
      ...chip.sharesPwm,
      chip.pulledUpAtBoot,
      chip.readOnly,
      Object.keys(chip.reserved),
    ]
    for (const list of lists) expect(chip.all).toEqual(expect.arrayContaining([...list]))
  }
  expect(pins('D2-D4 V0')).toEqual(['D2', 'D3', 'D4', 'V0'])
})
