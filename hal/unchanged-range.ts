// The range of readings in which a sensor check would decide nothing, so that the core need not be woken for it.

let fromMv: number
let toMv: number
let fromC: number
let toC: number

/** Readings from `from…` to below `to…` count as unchanged, in mV and °C. */
export function setUnchangedRange(leastMv: number, belowMv: number, leastC: number, belowC: number): void {
  fromMv = leastMv
  toMv = belowMv
  fromC = leastC
  toC = belowC
}

/** Whether these readings are in the range. NaN is not. */
export function isUnchanged(mv: number, celsius: number): boolean {
  return mv >= fromMv && mv < toMv && celsius >= fromC && celsius < toC
}
