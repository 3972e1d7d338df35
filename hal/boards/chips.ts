// What the pins of each chip can do, so that tools/build/boards/check.ts refuses a wrong pin before a motor runs on it.
// Sources: Espruino's boards/*.py and targets/*/jshardware.c at 2v29, and Kaluma 1.2.1. BOARD_PINS has what differs by
// board.

import type { Board, Chip } from './board.ts'

export interface ChipPins {
  /** Every pin of the chip. */
  all: readonly string[]
  analogue: readonly string[]
  /** Pins with a hardware PWM. */
  pwm: readonly string[]
  /**
   * Groups of pins that share one PWM counter, so that one pin sets the frequency of all. Empty where the engine
   * assigns counters as needed.
   */
  sharesPwm: readonly (readonly string[])[]
  /** Pins that are pulled up from power-up until the firmware runs, or permanently. */
  pulledUpAtBoot: readonly string[]
  /** Pins that can only be read, and have no pull-up: no contact that is open at times may go there. */
  readOnly: readonly string[]
  /** Whether only one of the pins with the same number can be watched: A13 or C13. */
  watchesByNumber: boolean
  /** Pins with a transistor on the board, by Espruino's driver number. */
  driven: readonly (readonly string[])[]
  /** Pins in use on every board with this chip, each with its reason as the end of a sentence. */
  reserved: Readonly<Record<string, string>>
  /** Lowest and highest PWM frequency in Hz, with at least a hundred steps of duty. */
  pwmHz: readonly [number, number]
  /** Longest time of the watchdog, and its resolution, in ms. */
  watchdogMs: number
  watchdogStepMs: number
  /** Register that says in bit 0 whether the watchdog runs, where it outlasts a soft reset; else 0. */
  watchdogStatusAddress: number
  /** Whether the chip's thermometer is close enough to the case, and accurate enough, for limits of 40 and 43 °C. */
  ownThermometer: boolean
  bluetooth: boolean
}

/** "D2-D5 D28" as a list. */
export function pins(text: string): string[] {
  const list: string[] = []
  for (const part of text.split(' ')) {
    const range = /^([A-Z]+)(\d+)-[A-Z]+(\d+)$/.exec(part)
    if (!range) list.push(part)
    else for (let i = Number(range[2]); i <= Number(range[3]); i++) list.push(`${range[1]}${i}`)
  }
  return list
}

const D0_D31 = pins('D0-D31')
const D0_D47 = pins('D0-D47')

const NRF: ChipPins = {
  all: D0_D31,
  analogue: pins('D2-D5 D28-D31'),
  pwm: D0_D31,
  sharesPwm: [], // each pin with its own frequency gets one of three blocks
  pulledUpAtBoot: [],
  readOnly: [],
  watchesByNumber: false,
  driven: [],
  reserved: {},
  pwmHz: [100, 160_000], // 16 MHz
  watchdogMs: 131_071_000, // 32 bits at 32,768 Hz
  watchdogStepMs: 1,
  watchdogStatusAddress: 0x40010400, // RUNSTATUS
  ownThermometer: true, // the chip sleeps, so it is as warm as the case
  bluetooth: true,
}

const STM32: ChipPins = {
  all: pins('A0-A15 B0-B10 B12-B15 C13-C15'),
  analogue: pins('A0-A7 B0-B1'),
  pwm: pins('A0-A3 A5-A11 A15 B0-B1 B3-B10 B13-B15'),
  sharesPwm: [
    pins('A7-A11 B0-B1 B13-B15'), // timer 1
    pins('A0-A3 A5 A15 B3 B10'), // timer 2
    pins('A6 B4-B5'), // timer 3
    pins('B6-B9'), // timer 4
  ],
  pulledUpAtBoot: pins('A13 A15 B4'), // JTAG, from reset
  readOnly: [],
  watchesByNumber: true,
  driven: [],
  reserved: {
    A11: 'carries USB',
    A12: 'carries USB',
    C14: 'belongs to the clock crystal',
    C15: 'belongs to the clock crystal',
  },
  pwmHz: [100, 800_000], // 84 MHz
  watchdogMs: 26_200, // 4,095 counts of 6.4 ms
  watchdogStepMs: 1,
  watchdogStatusAddress: 0,
  ownThermometer: false, // not calibrated by Espruino, and the board's regulator warms it
  bluetooth: false,
}

/** Pins of slice `n` / 2. The last slice has two pins, because the highest pin is 29. */
const slice = (n: number): string[] => pins(n < 14 ? `D${n}-D${n + 1} D${n + 16}-D${n + 17}` : 'D14-D15')

export const CHIPS: Record<Chip, ChipPins> = {
  nrf52832: NRF,
  nrf52833: NRF,
  nrf52840: { ...NRF, all: D0_D47, pwm: D0_D47 },
  stm32f401: STM32,
  stm32f411: STM32,
  esp32: {
    all: pins('D0-D5 D12-D19 D21-D23 D25-D27 D32-D36 D39'),
    analogue: pins('D32-D36 D39'),
    pwm: pins('D0-D5 D12-D19 D21-D23 D27 D32-D33'), // 25 and 26 have an analogue output instead
    sharesPwm: [],
    pulledUpAtBoot: pins('D0 D5 D12-D15 D18-D19 D21-D22 D25-D27'), // by Espruino, also at each reset; D5 by the ROM
    readOnly: pins('D34-D36 D39'),
    watchesByNumber: false,
    driven: [],
    reserved: {
      D1: 'carries the console',
      D3: 'carries the console',
      D12: 'sets the voltage of the flash at power-up',
    },
    pwmHz: [100, 78_125], // 80 MHz, ten bits
    watchdogMs: 60_000,
    watchdogStepMs: 1000, // Espruino rounds to whole seconds
    watchdogStatusAddress: 0,
    ownThermometer: false, // neither in degrees nor calibrated
    bluetooth: true,
  },
  rp2040: {
    all: pins('D0-D29'),
    analogue: pins('D26-D28'),
    pwm: pins('D0-D22 D25-D28'),
    sharesPwm: [0, 2, 4, 6, 8, 10, 12, 14].map(slice),
    pulledUpAtBoot: [],
    readOnly: [],
    watchesByNumber: false,
    driven: [],
    reserved: {
      D23: 'sets the mode of the 3.3 V supply',
      D24: 'reads the USB voltage',
      D29: 'reads a third of VSYS',
    },
    pwmHz: [400, 100_000], // Kaluma has 1,250 steps at the top, fewer above; below, each change of duty waits too long
    watchdogMs: 8388, // 24 bits, counted twice
    watchdogStepMs: 1,
    watchdogStatusAddress: 0,
    ownThermometer: false, // one percent of the 3.3 V is 4 °C
    bluetooth: false,
  },
}

/** Reasons for several pins: the same for each. */
function taken(text: string, why: string): Record<string, string> {
  const reasons: Record<string, string> = {}
  for (const pin of pins(text)) reasons[pin] = why
  return reasons
}
const NFC = taken('D9 D10', 'is a pin of the NFC antenna')

/**
 * What differs from the chip, by the engine's name of the board: pin names, transistors, a watchdog that runs already.
 */
const BOARD_PINS: Record<string, Partial<ChipPins>> = {
  PUCKJS: { driven: [['D26']], reserved: { ...NFC, ...taken('D6-D8 D13-D21', 'belongs to its sensors') } },
  MDBT42Q: { reserved: NFC },
  JOLTJS: {
    reserved: {
      ...NFC,
      ...taken('D12-D25 D32 D34 D35', 'belongs to the motor drivers'),
      ...taken('D4 D5 D28 D30', 'measures an output of the motor drivers'),
    },
    all: [...D0_D47, ...pins('H0-H7')],
    pwm: [...D0_D47, ...pins('H0-H7')],
    driven: [pins('H0-H3'), pins('H4-H7')],
  },
  BANGLEJS2: {
    driven: [['D19']],
    watchdogMs: 5000,
    reserved: taken('D0-D2 D4-D7 D9-D16 D18 D20-D22 D24-D47', 'is used within the watch'),
  },
  PIXLJS: {
    all: pins('D0-D13 A0-A5 H0-H9'),
    analogue: pins('D3-D4 A0-A5'),
    pwm: pins('D0-D13 A0-A5'),
  },
  MICROBIT2: {
    all: pins('D0-D16 D19-D20 V0'), // V0: all 25 LEDs
    analogue: pins('D0-D2'),
    pwm: pins('D0-D9 D11-D16 D19-D20'), // Espruino takes D10 for V0
  },
}

/** A pin by its name in this table: Kaluma's have numbers. */
export const chipPin = (pin: string | number): string => (typeof pin === 'number' ? `D${pin}` : pin)

export const chipPins = ({ about: { chip, firmware } }: Board): ChipPins => ({
  ...CHIPS[chip],
  ...BOARD_PINS[firmware],
})
