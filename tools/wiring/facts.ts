// Facts about the boards that only wiring needs: what powers the chip, and what is already on the board.

import type { Board } from '../../hal/boards/board.ts'
import { chipPin, chipPins } from '../../hal/boards/chips.ts'
import { driverRow } from '../../hal/boards/drivers.ts'

export interface Supply {
  pin: string
  through: 'wire' | 'diode' | 'regulator'
  /** The current that the regulator must give, and one that does. */
  regulator?: { ma: number; example: string }
}

export interface Facts {
  /** The supply pin and what lies between it and the cell; or, in words, what powers the chip without wiring. */
  power: Supply | { builtIn: string }
  /** The pin that supplies 3.3 V. */
  supplyPin: string
  /** Pins whose button, light or sensor is already on the board. */
  onBoard: readonly (string | number)[]
  /** Notes about this board, one sentence or two each. */
  notes: readonly string[]
}

const NEVER_SLEEPS =
  'It draws tens of milliamperes, also while the massager is off. Without a power switch, a cell of 2,000 mAh is empty within days.'
const LIGHT_SLEEP =
  'Its clocks draw many milliamperes, also while the massager is off. Without a power switch, a cell of 2,000 mAh is empty within about a week.'
const CHIP_HEAT =
  'The thermometer is in the chip. Put the board where the case gets warm, and away from parts that heat up by themselves.'
const PICO_POWER = { pin: 'VSYS', through: 'diode' } as const
const VSYS = 'The Schottky diode at VSYS keeps USB power from reaching the cell past its charger.'
const KALUMA_NOTES = [
  VSYS,
  NEVER_SLEEPS,
  'From 2 ms after power-up until the program has loaded (about 0.4 s), the motor pin floats. Without the gate pull-down the motor may run.',
  'Connect GP22 to nothing but a pad that you can reach. If GP22 is low at power-up, Kaluma skips the program.',
]
const STM32_NOTES = [
  'The regulator on the board needs 3.5 V. Below that, its 3.3 V fall with the cell. The readings account for that.',
  'If you hold the button while you plug the board in, it does not start, but waits for a new Espruino.',
]

/** By the name that the engine gives the board. */
const FACTS: Record<string, Facts> = {
  PUCKJS: {
    power: { builtIn: 'its coin cell feeds the chip' },
    supplyPin: '3V',
    onBoard: ['D0', 'D3', 'D4', 'D5'],
    notes: [
      'Its coin cell powers only the chip. The motor has its own cell.',
      'FET is a transistor on the board that switches to ground. It can take 200 mA.',
      'The thermometer is on the board. Put the board against the case.',
    ],
  },
  JOLTJS: {
    power: { pin: 'battery (JST)', through: 'wire' },
    supplyPin: 'VCC',
    onBoard: ['D0', 'D6', 'D8', 'D41'],
    notes: [
      'A diode on the board takes 0.35 V from the motor. The solder jumper "LiPo Pwr" bypasses it; then never plug in USB while the cell is connected.',
      'The motor goes to ground, not to the cell: while the driver is off, each output is pulled to ground through about 2.5 kΩ, so a motor at the plus would draw current all the time.',
      'The motor driver has its own diodes, so no flyback diode is needed. It switches off above 1 A. A massager motor that cannot turn would draw 1.7 A; it whines instead.',
      'The firmware cannot see the charger on the board. Cut the solder jumper "LiPo Chg" and use a charger with a status output, or never massage while it charges.',
      'If you hold the button while you switch the board on, it tests itself and switches every output, the motor too.',
      CHIP_HEAT,
    ],
  },
  BANGLEJS2: {
    power: { builtIn: 'its own cell' },
    supplyPin: '',
    onBoard: ['D3', 'D8', 'D17', 'D19', 'D23'],
    notes: ['If everything else fails, the watchdog of the watch turns the motor off within 5 s.'],
  },
  PIXLJS: {
    power: { pin: 'Vin', through: 'diode' },
    supplyPin: '3.3V',
    onBoard: ['H0', 'H1', 'H2', 'H3', 'H4'],
    notes: [
      'Take out its coin cell. The Schottky diode keeps the 5 V of its USB socket from the Li-ion cell.',
      'Connect nothing to D0 that is high at power-up: it opens a console there.',
      CHIP_HEAT,
    ],
  },
  MDBT42Q: {
    power: { pin: 'Vin', through: 'wire' },
    supplyPin: '3.3',
    onBoard: ['D0', 'D1', 'D2'],
    notes: [
      'This is the breakout board, whose regulator takes 2.5 to 16 V. More than 3.6 V destroys the bare module.',
      CHIP_HEAT,
    ],
  },
  MICROBIT2: {
    power: { pin: '3V', through: 'regulator', regulator: { ma: 250, example: 'MCP1700-3302' } },
    supplyPin: '3V',
    onBoard: ['D5', 'D11', 'V0'],
    notes: [
      'A full cell would destroy the chip. It gets 3.3 V from a regulator with a low dropout voltage.',
      'Disconnect the cell while USB is plugged in.',
      CHIP_HEAT,
    ],
  },
  PICO_R1_3: {
    power: { pin: 'BAT_IN', through: 'wire' },
    supplyPin: '3.3',
    onBoard: ['C13', 'B2', 'B12'],
    notes: STM32_NOTES,
  },
  ESPRUINOWIFI: {
    power: { pin: 'VUSB', through: 'diode' },
    supplyPin: '3.3',
    onBoard: ['C13', 'B2', 'B12'],
    notes: [
      'VUSB is the 5 V pin of the USB socket. The Schottky diode keeps the 5 V from the cell. Disconnect the cell while USB is plugged in, because the cell would feed the USB socket.',
      ...STM32_NOTES,
    ],
  },
  ESP32: {
    power: { pin: '3V3', through: 'regulator', regulator: { ma: 500, example: 'AP2112K-3.3' } },
    supplyPin: '3V3',
    onBoard: ['D0', 'D2'],
    notes: [
      'The regulator on the board needs 5 V, so the cell feeds 3V3 through a regulator for 500 mA with a low dropout voltage. Disconnect the cell while USB is plugged in.',
      'The numbers of the pins are those of an ESP32-DevKitC V4. Other boards have another order: go by the names. That board has no LED at D2: wire one, with 330 Ω to ground.',
      LIGHT_SLEEP,
      'Half of its pins are pulled up while it starts. Only a pin that is not pulled up may drive the motor.',
    ],
  },
  ESPR_RP2040_PICO: {
    power: PICO_POWER,
    supplyPin: '3V3',
    onBoard: ['D25'],
    notes: [VSYS, LIGHT_SLEEP, 'No button skips a program that fails at its start. Only BOOTSEL stops it.'],
  },
  pico: { power: PICO_POWER, supplyPin: '3V3', onBoard: [25], notes: KALUMA_NOTES },
  'pico-w': {
    power: PICO_POWER,
    supplyPin: '3V3',
    onBoard: [],
    notes: [
      ...KALUMA_NOTES,
      "The Pico W's own light is on its Wi-Fi chip, which the engine drives. The firmware does not use that light.",
    ],
  },
}

export const getFacts = ({ about }: Board): Facts => FACTS[about.firmware]!

/**
 * What switches the motor: a transistor, a high-side switch or an H-bridge that the maker adds, or on the board a transistor
 * to ground or a half bridge.
 */
export function getMotorDrive(board: Board): 'added' | 'high side' | 'h-bridge' | 'low side' | 'bridge' | 'built in' {
  if ('bangle' in board) return 'built in'
  if (driverRow(board.driverKind).isBridge) return 'h-bridge'
  if (board.driverKind === 'high-side') return 'high side'
  if ('driver' in board && board.driver >= 0) return 'bridge'
  return chipPins(board).driven.some((bank) => bank.includes(chipPin(board.motorPin))) ? 'low side' : 'added'
}

const POWER_SWITCH = /power switch/

/** Whether the board needs a power switch, by its profile. */
export const needsSwitch = ({ about: { missing } }: Board): boolean =>
  missing.some((sentence) => POWER_SWITCH.test(sentence))
