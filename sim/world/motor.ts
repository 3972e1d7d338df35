// A direct-current motor with an eccentric weight, second order (docs/owner/evidence.md, section 6.2):
//
//   i = (V - Ke w) / R                              amps, never backwards: a diode lets the current run on, not turn
//   J dw/dt = Ke i - Tc - c2 w^2 - load             while it turns; w in rad/s, torques in N m
//   from rest it starts once Ke i > Ts + load       stiction
//   below the speed of its drop-out volts it sticks
//
// V is the share of the cell's volts that the duty lets through; what the cell's own resistance takes is solved with it.

/** What a motor is, all in SI units. */
export interface MotorSpec {
  /** Winding, in ohm. */
  ohm: number
  /** Volts a rad/s that it makes as a generator, and newton metres an ampere. */
  ke: number
  /** Inertia, kg m^2. */
  inertia: number
  /** Friction while it turns, N m: fixed, and by the square of the speed. */
  friction: number
  drag: number
  /** What holds it at rest, N m. */
  stiction: number
  /** Below these volts it stops, whatever it had. */
  dropOutV: number
  /** What pressing takes from it, N m for each N. */
  loadPerN: number
  /** Weight times its distance from the shaft, kg m, and the whole device in kg: how far it shakes. */
  eccentric: number
  deviceKg: number
}

/** Both of section 6.2: the massager is a proposal, the coin is fitted to S86. */
export const MOTOR_SPECS: Record<string, MotorSpec> = {
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
    // By its stiction against that of the massager (proposal).
    loadPerN: 1.26e-6,
    eccentric: 2e-7,
    deviceKg: 0.1,
  },
}

const TURN = 2 * Math.PI
/** Well below the 40 ms in which the quickest of them rises. */
const STEP_S = 0.001

export class Motor {
  /** Speed, rad/s. */
  omega = 0
  /** Through the winding, A. */
  amps = 0
  /** Until they are taken: the charge through the winding, in A ms, and the way it turned, in rad ms/s. */
  flowed = 0
  turned = 0
  /** Held fast: it cannot turn. */
  stalled = false
  readonly #spec: MotorSpec
  readonly #stuckBelow: number

  constructor(spec: MotorSpec) {
    this.#spec = spec
    // With more friction than the model has it may drop out before; at standstill it is then.
    this.#stuckBelow = Math.max(0, (spec.dropOutV - (spec.friction * spec.ohm) / spec.ke) / spec.ke)
  }

  get hertz(): number {
    return this.omega / TURN
  }

  /** Peak force of the eccentric, N, and acceleration of a device held by nothing, m/s^2. */
  get newtons(): number {
    return this.#spec.eccentric * this.omega * this.omega
  }

  get acceleration(): number {
    return this.newtons / this.#spec.deviceKg
  }

  /**
   * `steps` of a ms on a source of `volts` with `ohm` inside, switched through for `share` (0..1) of the time, against
   * `load` N m. Share 0 leaves it to coast; `shorted` brakes it. Counts on in `flowed` and `turned`, step by step, so that
   * the sums are the same to the last bit however a time is cut into runs.
   */
  run(steps: number, volts: number, ohm: number, share: number, load: number, shorted = false): void {
    const { ke, inertia, drag, stiction } = this.#spec
    const against = this.#spec.friction + load
    const through = 1 / (this.#spec.ohm + share * share * ohm)
    const driven = share > 0
    const perStep = STEP_S / inertia
    let omega = this.stalled ? 0 : this.omega
    let amps = 0
    let { flowed, turned } = this
    for (let i = 0; i < steps; i++) {
      amps = (share * volts - ke * omega) * through
      if (!(shorted || (driven && amps > 0))) amps = 0
      flowed += amps
      const torque = ke * amps
      if (omega > 0) {
        const next = omega + perStep * (torque - drag * omega * omega - against)
        omega = next < omega && next <= this.#stuckBelow ? 0 : next
      } else if (torque > stiction + load && !this.stalled) omega = perStep * (torque - against)
      turned += omega
    }
    this.omega = omega
    this.amps = amps
    this.flowed = flowed
    this.turned = turned
  }
}
