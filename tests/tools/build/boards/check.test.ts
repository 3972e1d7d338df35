// Each rule about pins and numbers finds its mistake and accepts correct boards, and our boards have no mistakes.

import { describe, expect, it } from 'vitest'
import type { EspruinoBoard, KalumaBoard } from '../../../../hal/boards/board.ts'
import { CHIPS, pins } from '../../../../hal/boards/chips.ts'
import { boards } from '../../../../hal/boards/index.ts'
import { findBoardMistakes, findBoardWarnings } from '../../../../tools/build/boards/check.ts'

const pico = { ...(boards.pico as KalumaBoard), thermometer: 'none', ntcPin: -1 } as const
const puck = boards.puckjs2 as EspruinoBoard
const jolt = boards.joltjs as EspruinoBoard
/** A chip with every kind of unsuitable pin. It lacks the pins of the Puck, so all pins are set here. */
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

/** A chip that can watch only one pin of each number. */
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

it.each(Object.values(boards))('$name has no mistakes', (board) => {
  expect(findBoardMistakes(board)).toEqual([])
})

const REFUSED: [string, EspruinoBoard | KalumaBoard, string][] = [
  ['two functions on one pin', { ...pico, lightPin: 17 }, 'The light and the button are both on GP17.'],
  ['a pin that the chip lacks', { ...pico, motorPin: 31 }, 'The motor is on GP31, which Pico does not have.'],
  ['no button', { ...pico, buttonPin: -1 }, 'The button has no pin, but every board needs one.'],
  ['a pin that skips the program', { ...pico, buttonPin: 22 }, 'GP22, which skips the program'],
  ['a light on a pin of the supply', { ...pico, lightPin: 23 }, 'GP23, which sets the mode of the 3.3 V supply.'],
  ['a motor without PWM', { ...esp, motorPin: 'D25', lightPin: 'D2' }, 'which has no PWM'],
  [
    'a motor on a pin that is pulled up',
    { ...esp, motorPin: 'D18' },
    'which is pulled up at power-up: the motor would start by itself.',
  ],
  [
    'a light on the PWM slice of the motor',
    { ...pico, motorPin: 8 },
    'The light on GP25 shares a PWM block with the motor on GP8. Move one of them.',
  ],
  [
    'a light on the PWM slice of the motor, by its other pin',
    { ...pico, motorPin: 9 },
    'The light on GP25 shares a PWM block with the motor on GP9.',
  ],
  ['a slow PWM', { ...pico, pwmHz: 50 }, 'pwmHz is 50, but the PWM of Pico needs 400 to 100000 Hz.'],
  ['a PWM frequency that is not a number', { ...pico, pwmHz: Number.NaN }, 'pwmHz is NaN'],
  [
    'a battery on a digital pin',
    { ...pico, batteryPin: 15 },
    'GP15, which is not analogue. Analogue pins are GP26, GP27, GP28.',
  ],
  [
    'a cell without a divider',
    { ...pico, batteryDivider: 1 },
    'a full cell puts 4250 mV on the battery pin, which reads at most 3300 mV.',
  ],
  ['a thermistor on a digital pin', { ...pico, thermometer: 'ntc', ntcPin: 2 }, 'The thermistor is on GP2'],
  ['a thermistor without a pin', { ...pico, thermometer: 'ntc' }, 'thermometer is "ntc", so ntcPin must name the pin'],
  ['a thermistor pin without a thermistor', { ...pico, ntcPin: 27 }, 'ntcPin is GP27, but thermometer is "none"'],
  ['an inaccurate thermometer', { ...pico, thermometer: 'own' }, 'The thermometer of Pico itself is too inaccurate'],
  ['a charger pin without a pull-up', { ...esp, chargerPin: 'D34' }, 'The charger is on D34, which has no pull-up'],
  [
    'a button pin without a pull-up',
    { ...esp, buttonPressed: 0, buttonPin: 'D35' },
    'The button is on D35, which has no pull-up',
  ],
  [
    'two watched pins of one number',
    stm,
    'The charger is on B13 and the button is on C13, but the chip can watch only one pin with the number 13.',
  ],
  [
    'a watchdog that is too long',
    { ...pico, watchdogMs: 9000 },
    'watchdogMs is 9000, but the watchdog of Pico can wait 2000 to 8388 ms: the firmware feeds it once a second, and a little late at times.',
  ],
  [
    'a watchdog of half a second more',
    { ...esp, watchdogMs: 2500 },
    'watchdogMs is 2500, but the watchdog of An ESP32 counts in steps of 1000 ms.',
  ],
  ['no watchdog', { ...pico, watchdogMs: 0 }, 'watchdogMs is 0,'],
  ['a watchdog that bites between two feeds', { ...pico, watchdogMs: 1999 }, 'can wait 2000 to 8388 ms'],
  [
    'a motor too strong',
    { ...puck, motor: pico.motor },
    'draws 500 mA when pressed hard, but the transistor on the board can take only 200 mA.',
  ],
  [
    'a motor of unknown current',
    { ...puck, motor: { ...puck.motor, name: 'mine' } },
    'The current of the motor is not known',
  ],
  [
    'a transistor that does not exist',
    { ...puck, motorPin: 'D2' },
    'D2 has no transistor on the board, so driverMaxMa must be 0.',
  ],
  [
    'a transistor whose current is missing',
    { ...puck, about: { ...puck.about, driverMaxMa: 0 } },
    'D26 has a transistor on the board, so driverMaxMa must say',
  ],
  ['an output of the other driver', { ...jolt, motorPin: 'H4' }, 'H4 is not an output of driver 0.'],
  [
    'Bluetooth without a radio',
    { ...puck, about: { ...puck.about, chip: 'stm32f401' } },
    'radio is "quiet", but Puck.js 2 has no Bluetooth.',
  ],
]

describe('a board with', () => {
  it.each(REFUSED)('%s is refused with the reason', (_, board, reason) => {
    expect(findBoardMistakes(board).join('\n')).toContain(reason)
  })

  it('three mistakes gets three sentences', () => {
    expect(findBoardMistakes({ ...pico, motorPin: 22, lightPin: 17, watchdogMs: 1e6 }).length).toBe(3)
  })
})

const ACCEPTED: [string, EspruinoBoard | KalumaBoard][] = [
  ['another pin', { ...pico, motorPin: 20 }],
  ['a button on the PWM slice of the motor', { ...pico, buttonPin: 19 }],
  ['a thermistor', { ...pico, thermometer: 'ntc', ntcPin: 27 }],
  ['no battery', { ...pico, batteryPin: -1, batteryDivider: 1 }],
  ['no charger', { ...pico, chargerPin: -1 }],
  ['more buttons', { ...pico, nextPin: 10, softerPin: 11, strongerPin: 12, offPin: 13 }],
  ['the longest watchdog', { ...pico, watchdogMs: 8388 }],
  ['the fastest PWM', { ...pico, pwmHz: 100_000 }],
  ['an ESP32', esp],
  ['an STM32', { ...stm, chargerPin: 'B15' }],
  ['an output of the other driver, with its number', { ...jolt, motorPin: 'H7', driver: 1 }],
  [
    'a motor of known current',
    {
      ...puck,
      motor: { ...puck.motor, name: 'mine' },
      about: { ...puck.about, currents: { pressedMa: 200, stallMa: 300 } },
    },
  ],
]

describe('a correct board with', () => {
  it.each(ACCEPTED)('%s has no mistakes', (_, board) => {
    expect(findBoardMistakes(board)).toEqual([])
  })
})

it.each([
  [400, 1],
  [19_999, 1],
  [20_000, 0],
  [25_000, 0],
])('a PWM of %i Hz gives %i warnings', (pwmHz, count) => {
  const warnings = findBoardWarnings({ ...pico, pwmHz })
  expect(warnings).toHaveLength(count)
  if (count) expect(warnings[0]).toBe(`The motor's PWM of ${pwmHz} Hz can be heard. From 20000 Hz on it cannot.`)
})

it('the table of chips names only pins that the chip has', () => {
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
