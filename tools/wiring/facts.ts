// What wiring needs to know of the boards that no profile says: what feeds the chip, and what is on the board already.

import type { Board } from '../../hal/boards/board.ts'
import { chipPin, chipPins } from '../../hal/boards/chips.ts'

export interface Facts {
  /** The pin that takes the cell's plus, and what lies between: the board's regulator takes it as it is, or not. */
  power: { pin: string; over: 'wire' | 'diode' | 'regulator' } | { itself: string }
  /** Where 3.3 V come out. */
  volts33: string
  /** Buttons and lights on the board, and nothing to wire for them. */
  onBoard: readonly (string | number)[]
  /** What is only so on this board, a sentence each; the first start is on every page. */
  notes: readonly string[]
}

const NEVER_SLEEPS =
  'It draws its full current, tens of milliamperes, whether the massager is on or off: without a power switch a cell of 2,000 mAh is empty within days.'
const LIGHT_SLEEP =
  'Its clocks run on while the massager is off, for many milliamperes: without a power switch a cell of 2,000 mAh is empty within a week or so.'
const CHIP_HEAT =
  'The thermometer is in the chip: put the board where the case gets warm, and away from what gets warm by itself.'
const PICO_POWER = {
  pin: 'VSYS',
  over: 'diode',
} as const
const VSYS = 'The Schottky diode to VSYS keeps USB from charging the cell past its charger.'
const KALUMA_NOTES = [
  VSYS,
  NEVER_SLEEPS,
  'The motor pin floats from 2 ms after power-up until the program has loaded, some 0.4 s: without the gate pull-down the motor may run.',
  'GP22 stays free: low at power-up, it makes Kaluma skip the program. Bring it to a pad.',
]
const STM32_NOTES = [
  'The regulator on the board wants 3.5 V. Below that the 3.3 V fall with the cell, which the readings take into account.',
  'Hold the button while plugging it in and it waits for new firmware instead.',
]

/** By what the engine calls the board. */
const FACTS: Record<string, Facts> = {
  PUCKJS: {
    power: { itself: 'its coin cell feeds the chip' },
    volts33: '3V',
    onBoard: ['D0', 'D3', 'D4', 'D5'],
    notes: [
      'Its coin cell only runs the chip: the motor has a cell of its own.',
      'FET is a transistor on the board that pulls to ground, 200 mA at the most.',
      'The thermometer is on the board: let it lie against the case.',
    ],
  },
  JOLTJS: {
    power: { pin: 'battery (JST)', over: 'wire' },
    volts33: 'VCC',
    onBoard: ['D0', 'D6', 'D8', 'D41'],
    notes: [
      'The motor gets 0.35 V less than the cell, over a diode of the board. The solder jumper "LiPo Pwr" takes it out; then never plug in USB with the cell on.',
      'The driver holds the motor between its own diodes, so no flyback diode is needed. It switches itself off above 1 A: the massager motor, stalled, wants 1.7 A, and whines instead.',
      'The charger on the board tells no pin that it charges. Cut the solder jumper "LiPo Chg" and use a charger with a status output, or never charge and massage at once.',
      'Hold the button while it is switched on and it tests itself, and moves every output.',
      CHIP_HEAT,
    ],
  },
  BANGLEJS2: {
    power: { itself: 'its own cell' },
    volts33: '',
    onBoard: ['D3', 'D8', 'D17', 'D19', 'D23'],
    notes: ['The 5 s watchdog of its firmware is what turns the motor off when all else fails.'],
  },
  PIXLJS: {
    power: { pin: 'Vin', over: 'diode' },
    volts33: '3.3V',
    onBoard: ['H0', 'H1', 'H2', 'H3', 'H4'],
    notes: [
      'Take its coin cell out. The Schottky diode keeps the 5 V of its USB socket from the cell.',
      'Nothing that is high at power-up may be on D0: it opens a console there.',
      CHIP_HEAT,
    ],
  },
  MDBT42Q: {
    power: { pin: 'Vin', over: 'wire' },
    volts33: '3.3',
    onBoard: ['D0', 'D1', 'D2'],
    notes: [
      'This is the breakout board, whose regulator takes 2.5 to 16 V. The bare module dies of more than 3.6 V.',
      CHIP_HEAT,
    ],
  },
  MICROBIT2: {
    power: { pin: '3V', over: 'regulator' },
    volts33: '3V',
    onBoard: ['D5', 'D11', 'V0'],
    notes: [
      'A full cell would destroy it: the chip gets its 3.3 V from a regulator that needs little more than it gives (such as an MCP1700-3302).',
      'Unplug the cell while it is on USB.',
      CHIP_HEAT,
    ],
  },
  PICO_R1_3: {
    power: { pin: 'BAT_IN', over: 'wire' },
    volts33: '3.3',
    onBoard: ['C13', 'B2', 'B12'],
    notes: STM32_NOTES,
  },
  ESPRUINOWIFI: {
    power: { pin: 'VUSB', over: 'diode' },
    volts33: '3.3',
    onBoard: ['C13', 'B2', 'B12'],
    notes: [
      'VUSB is the 5 V of the USB socket itself. The Schottky diode keeps them from the cell, but unplug the cell while it is on USB, which it would feed.',
      ...STM32_NOTES,
    ],
  },
  ESP32: {
    power: { pin: '3V3', over: 'regulator' },
    volts33: '3V3',
    onBoard: ['D0', 'D2'],
    notes: [
      'Its own regulator wants 5 V, so the cell feeds 3V3 over one that needs little more than it gives and has 500 mA (such as an AP2112K-3.3). Unplug the cell while it is on USB.',
      LIGHT_SLEEP,
      'Half of its pins are pulled up while it starts: only a pin that is not may drive the motor.',
    ],
  },
  ESPR_RP2040_PICO: {
    power: PICO_POWER,
    volts33: '3V3',
    onBoard: ['D25'],
    notes: [VSYS, LIGHT_SLEEP, 'Only BOOTSEL stops a program that starts badly: no button skips it.'],
  },
  pico: { power: PICO_POWER, volts33: '3V3', onBoard: [25], notes: KALUMA_NOTES },
  'pico-w': {
    power: PICO_POWER,
    volts33: '3V3',
    onBoard: [],
    notes: [
      ...KALUMA_NOTES,
      "The Pico W's own light hangs off its Wi-Fi chip, which the engine drives itself: it is not used.",
    ],
  },
}

export const factsOf = ({ about }: Board): Facts => FACTS[about.firmware]!

/** How the motor hangs on the board: over a transistor that the maker adds, one on the board that pulls to ground, or a half bridge. */
export function drive(board: Board): 'added' | 'low side' | 'bridge' | 'built in' {
  if ('bangle' in board) return 'built in'
  if ('driver' in board && board.driver >= 0) return 'bridge'
  return chipPins(board).driven.some((bank) => bank.includes(chipPin(board.motorPin))) ? 'low side' : 'added'
}

const SWITCHED = /power switch/

/** Whether the board is to be switched off by hand, as its profile says. */
export const needsSwitch = ({ about: { missing } }: Board): boolean => missing.some((one) => SWITCHED.test(one))
