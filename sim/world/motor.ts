// A direct-current motor with an eccentric weight, second order (docs/owner/evidence.md, section 6.2):
//
//   i = (V - Ke w) / R                              amps; never negative behind a transistor, where a diode carries them on
//   J dw/dt = Ke i - Tc - c2 w^2 - load             while it turns; w in rad/s, torques in N m
//   it starts from rest when Ke i > Ts + load       stiction
//   it stops below the speed of its drop-out volts
//
// V is the share of the cell's volts that the duty lets through. The drop over the cell's resistance is part of the
// same equation.

/** The constants of a motor, in SI units. */
export interface MotorSpec {
  /** Winding, in ohm. */
  ohm: number
  /** V s/rad as a generator, and N m/A as a motor. */
  ke: number
  /** Inertia, kg m^2. */
  inertia: number
  /** Friction while it turns: constant, in N m, and by the square of the speed. */
  friction: number
  drag: number
  /** Static friction at rest, N m. */
  stiction: number
  /** It stops below these volts. */
  dropOutV: number
  /** Load when it is pressed on a body, in N m for each N. */
  loadPerN: number
  /** Mass times distance from the shaft, kg m, and the mass of the whole device, kg. */
  eccentric: number
  deviceKg: number
}

/** From section 6.2: the massager is a proposal, the coin motor is fitted to S86. */
export const MOTOR_SPECS: Record<string, MotorSpec> = {
  // Of a wand for 12 V (hal/boards/motors.ts): a proposal.
  massager12: {
    ohm: 3.2,
    ke: 24e-3,
    inertia: 1.2e-5,
    friction: 5.5e-3,
    drag: 7e-9,
    stiction: 1.65e-2,
    dropOutV: 1.1,
    loadPerN: 3e-4,
    eccentric: 1.2e-4,
    deviceKg: 0.6,
  },
  massager: {
    ohm: 2.5,
    ke: 7.7e-3,
    inertia: 2e-6,
    friction: 7e-4,
    drag: 1.2e-9,
    stiction: 2.5e-3,
    dropOutV: 0.4,
    loadPerN: 5e-5,
    eccentric: 6e-5,
    deviceKg: 0.35,
  },
  coin: {
    ohm: 25,
    ke: 7e-4,
    inertia: 1e-9,
    friction: 3.2e-5,
    drag: 1.75e-11,
    stiction: 6.3e-5,
    dropOutV: 1.2,
    // Scaled from the massager by stiction (proposal).
    loadPerN: 1.26e-6,
    eccentric: 2e-7,
    deviceKg: 0.1,
  },
}

const TURN = 2 * Math.PI
/** Far shorter than the rise time of the quickest motor, 40 ms. */
const STEP_S = 0.001

export class Motor {
  /** Speed, rad/s. */
  omega = 0
  /** Through the winding, A. */
  amps = 0
  /** Sums that the world takes and sets to 0: charge through the winding, in A ms, and angle, in rad ms/s. */
  chargeAMs = 0
  turnedRadMs = 0
  /** It is held and cannot turn. */
  isStalled = false
  readonly #spec: MotorSpec
  readonly #minOmega: number

  constructor(spec: MotorSpec) {
    this.#spec = spec
    // With a lot of friction it may stop even before: then the limit is standstill.
    this.#minOmega = Math.max(0, (spec.dropOutV - (spec.friction * spec.ohm) / spec.ke) / spec.ke)
  }

  /** At its terminals, on average over the PWM. */
  get volts(): number {
    return this.amps * this.#spec.ohm + this.#spec.ke * this.omega
  }

  get hertz(): number {
    return this.omega / TURN
  }

  /** Peak force of the eccentric weight, N, and acceleration of a device that hangs free, m/s^2. */
  get newtons(): number {
    return this.#spec.eccentric * this.omega * this.omega
  }

  get acceleration(): number {
    return this.newtons / this.#spec.deviceKg
  }

  /**
   * Takes `steps` of 1 ms on a source of `volts` with `ohm` inside, connected for `share` (0..1) of the time, against
   * `load` N m. With share 0 the motor coasts. A bridge keeps the circuit
   * closed (`isClosed`), so that the current may turn round and brake; with 0 V it shorts the motor. The supply gives no more
   * than `maxAmps` to the motor. It adds to the sums step by step, so that they have
   * the same bits however a time is cut into runs.
   */
  run(
    steps: number,
    volts: number,
    ohm: number,
    share: number,
    load: number,
    isClosed = false,
    maxAmps = Infinity,
  ): void {
    const { ke, inertia, drag, stiction } = this.#spec
    const against = this.#spec.friction + load
    const through = 1 / (this.#spec.ohm + share * share * ohm)
    const isDriven = share > 0
    const perStep = STEP_S / inertia
    let omega = this.isStalled ? 0 : this.omega
    let amps = 0
    let { chargeAMs, turnedRadMs } = this
    for (let i = 0; i < steps; i++) {
      amps = (share * volts - ke * omega) * through
      if (amps > maxAmps) amps = maxAmps
      if (!(isClosed || (isDriven && amps > 0))) amps = 0
      chargeAMs += amps
      const torque = ke * amps
      if (omega > 0) {
        const next = omega + perStep * (torque - drag * omega * omega - against)
        omega = next < omega && next <= this.#minOmega ? 0 : next
      } else if (torque > stiction + load && !this.isStalled) omega = perStep * (torque - against)
      turnedRadMs += omega
    }
    this.omega = omega
    // The step in which it stopped had a current yet.
    this.amps = omega > 0 || volts > 0 ? amps : 0
    this.chargeAMs = chargeAMs
    this.turnedRadMs = turnedRadMs
  }
}
