// The numbers of the pins of modules that number them. Others print a name beside each pin, which is all there is.

import type { Board } from '../../hal/boards/board.ts'
import { formatPin, type Pin } from '../build/boards/pin-roles.ts'

/** The names of the pins of a header, in the order of their numbers, from 1. */
interface Header {
  /** What stands before a number: "J3 pin 2". */
  prefix: string
  names: readonly string[]
}

/** Raspberry Pi Pico datasheet and Pico W datasheet, section 2.1. */
const PICO: readonly Header[] = [
  {
    prefix: 'pin ',
    names: [
      ...['GP0', 'GP1', 'GND', 'GP2', 'GP3', 'GP4', 'GP5', 'GND', 'GP6', 'GP7'],
      ...['GP8', 'GP9', 'GND', 'GP10', 'GP11', 'GP12', 'GP13', 'GND', 'GP14', 'GP15'],
      ...['GP16', 'GP17', 'GND', 'GP18', 'GP19', 'GP20', 'GP21', 'GND', 'GP22', 'RUN'],
      ...['GP26', 'GP27', 'AGND', 'GP28', 'ADC_VREF', '3V3', '3V3_EN', 'GND', 'VSYS', 'VBUS'],
    ],
  },
]

/** Espressif, ESP32-DevKitC V4 user guide. Its last pins on both sides belong to the flash chip. */
const ESP32_DEVKITC: readonly Header[] = [
  {
    prefix: 'J2 pin ',
    names: [
      ...['3V3', 'EN', 'D36', 'D39', 'D34', 'D35', 'D32', 'D33', 'D25', 'D26'],
      ...['D27', 'D14', 'D12', 'GND', 'D13', 'SD2', 'SD3', 'CMD', '5V'],
    ],
  },
  {
    prefix: 'J3 pin ',
    names: [
      ...['GND', 'D23', 'D22', 'D1', 'D3', 'D21', 'GND', 'D19', 'D18', 'D5'],
      ...['D17', 'D16', 'D4', 'D0', 'D2', 'D15', 'SD1', 'SD0', 'CLK'],
    ],
  },
]

/** By the name that the engine gives the board. */
const MODULES: Record<string, readonly Header[]> = {
  pico: PICO,
  'pico-w': PICO,
  ESPR_RP2040_PICO: PICO,
  ESP32: ESP32_DEVKITC,
}

/** "pin 24", or undefined where the module numbers no pins. Of several grounds it is the last, which is beside VSYS on a Pico. */
export function findPinNumber({ about: { firmware, labels } }: Board, pin: Pin): string | undefined {
  const name = labels[pin] ?? formatPin(pin)
  for (const { prefix, names } of MODULES[firmware] ?? []) {
    const at = names.lastIndexOf(name)
    if (at >= 0) return `${prefix}${at + 1}`
  }
  return undefined
}
