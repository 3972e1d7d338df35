// A board file that is right, and wrong after one change; and the parts that several files share.

export interface BoardFile {
  about: string
  fields: Record<string, unknown>
  /** Fields that make it wrong; a field that is undefined is left out. */
  change: Record<string, unknown>
  /** The one sentence that refuses it then. */
  sentence: string
}

export const adapter = (mv: number, maxMa?: number) => ({ kind: 'adapter', mv, ...(maxMa && { maxMa }) })
export const cells = (kind: string, count: number) => ({ kind, cells: count })

/** A motor of 24 V, and one of 7 V. */
export const big = {
  like: 'massager12',
  mv: [7000, 19000],
  kickMv: 21000,
  startMv: 4500,
  dropOutMv: 2400,
  pressedMa: 800,
}
export const bigMotor = { ...big, stallMa: 2100, mohm: 11400, freeMa: [120, 140] }
export const midMotor = {
  like: 'massager12',
  mv: [2300, 6000],
  kickMv: 7500,
  startMv: 1500,
  dropOutMv: 800,
  pressedMa: 900,
  stallMa: 4000,
  mohm: 2000,
  freeMa: [150, 200],
}
export const ownMotor12 = { like: 'massager12', pressedMa: 1400, stallMa: 3700, mohm: 3000, freeMa: [220, 260] }

export const wand = { like: 'pico', supply: adapter(13_000, 1500), motor: 'massager12', batteryDivider: 6 }
export const on12 = { like: 'pico', supply: adapter(12_000, 2000), motor: 'massager12', batteryDivider: 5 }
export const pack3 = { like: 'pico', supply: cells('li-ion', 3), motor: 'massager12', batteryDivider: 5 }
export const phase = { driverKind: 'pwm-direction', directionPin: 19, enablePin: 20, driver: 'DRV8874' }
export const twoPwm = { driverKind: 'two-pwm', directionPin: 19, sleepPin: 21, driver: 'DRV8874' }
export const shunt = { sensePin: 28, senseMvPerA: 500, senseOffsetMv: 0, senseOf: 'supply' }
export const esp = { like: 'esp32', supply: adapter(12_000), motor: 'massager12' }
export const stm = { like: 'espruinopico', supply: adapter(12_000), motor: 'massager12', batteryDivider: 5 }
export const nrf = { like: 'mdbt42q', supply: adapter(12_000), motor: 'massager12', batteryDivider: 5 }
export const switchLimits = { name: 'my switch', maxMa: 3000, minMv: 5000, maxMv: 24_000, maxPwmHz: 30_000 }
