// The drivers of a motor, as a table: what each pin of a driver does at reset, off, drive and brake. The HALs follow the
// same table, and the world turns pins back into what the motor feels. Levels are those of the data sheets of the TB6612FNG,
// DRV8876 and BTS7960; limits of each driver are in tools/build/boards/known-drivers.ts.

export type DriverKind = 'low-side' | 'high-side' | 'pwm-direction' | 'two-pwm'

/** The fields of a board profile that hold a driver's pins. */
export type DriverPin = 'motorPin' | 'directionPin' | 'enablePin' | 'sleepPin'

/** Level of a pin: low, high, the PWM of the duty, or the PWM of 1000 minus the duty. */
export type PinState = 0 | 1 | 'pwm' | 'inverse'
/** What a motor feels: nothing, a voltage, a short circuit, or a voltage that turns it backwards. */
export type MotorState = 'coast' | 'drive' | 'brake' | 'backwards'

export interface DriverRow {
  /** What it is, in words. */
  title: string
  /** A bridge: it has directionPin, and enablePin or sleepPin, and it brakes. */
  isBridge: boolean
  /**
   * At reset each pin floats until the firmware runs, and a resistor pulls it low. Off, a bridge has the levels of its
   * brake, so that an enable pin that is stuck high brakes the motor, and cannot turn it.
   */
  reset: Partial<Record<DriverPin, PinState>>
  off: Partial<Record<DriverPin, PinState>>
  drive: Partial<Record<DriverPin, PinState>>
  /** Undefined where the driver cannot brake. */
  brake?: Partial<Record<DriverPin, PinState>>
  /**
   * What the motor feels for levels of motorPin and directionPin, 0 or 1, while enablePin and sleepPin are high. While
   * one of them is low, it coasts.
   */
  feels(motorLevel: number, directionLevel: number): MotorState
}

const AWAKE = { enablePin: 1, sleepPin: 1 } as const
const ASLEEP = { enablePin: 0, sleepPin: 0 } as const
const ALL_LOW = { motorPin: 0, directionPin: 0, ...ASLEEP } as const

/**
 * Both bridges short the motor in the pauses of the PWM, so that its volts are the duty's share of the supply, as behind
 * a transistor with a diode. A bridge that coasts in the pauses would need another curve.
 */
export const DRIVERS: Record<DriverKind, DriverRow> = {
  'low-side': {
    title: 'transistor to ground',
    isBridge: false,
    reset: { motorPin: 0 },
    off: { motorPin: 0 },
    drive: { motorPin: 'pwm' },
    feels: (motorLevel) => (motorLevel ? 'drive' : 'coast'),
  },
  'high-side': {
    title: 'switch to the plus, on while its input is high',
    isBridge: false,
    reset: { motorPin: 0 },
    off: { motorPin: 0 },
    drive: { motorPin: 'pwm' },
    feels: (motorLevel) => (motorLevel ? 'drive' : 'coast'),
  },
  'pwm-direction': {
    title: 'H-bridge with PWM and direction (phase and enable): it brakes while the PWM is low',
    isBridge: true,
    reset: ALL_LOW,
    off: { motorPin: 0, directionPin: 1, ...ASLEEP },
    drive: { motorPin: 'pwm', directionPin: 1, ...AWAKE },
    brake: { motorPin: 0, directionPin: 1, ...AWAKE },
    feels: (motorLevel, directionLevel) => (!motorLevel ? 'brake' : directionLevel ? 'drive' : 'backwards'),
  },
  'two-pwm': {
    title: 'H-bridge with two PWM inputs: it brakes while both are high',
    isBridge: true,
    reset: ALL_LOW,
    off: { motorPin: 1, directionPin: 1, ...ASLEEP },
    // directionPin is the input for forwards. It stays high, and motorPin, the other input, is high in the pauses.
    drive: { motorPin: 'inverse', directionPin: 1, ...AWAKE },
    brake: { motorPin: 1, directionPin: 1, ...AWAKE },
    // Both low: some coast, some brake. Neither turns.
    feels: (motorLevel, directionLevel) =>
      motorLevel === directionLevel ? (motorLevel ? 'brake' : 'coast') : directionLevel ? 'drive' : 'backwards',
  },
}

export const driverRow = (kind: DriverKind = 'low-side'): DriverRow => DRIVERS[kind]
