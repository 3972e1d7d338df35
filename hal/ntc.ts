// The warmth of the case by an NTC: 10 kΩ at 25 °C to ground, 10 kΩ to the reference of the analogue inputs.

/** 25 and 0 °C, in hundredths of a kelvin: whole numbers, which every engine reads alike. */
const ROOM_CENTIKELVIN = 29815
const ZERO_CENTIKELVIN = 27315
/** From 10 kΩ at 25 °C and 5,311 Ω at 40 °C (docs/owner/evidence.md, S47). */
const BETA_K = 3939

/**
 * °C for the share of the reference that is read, 0..1. It is the usual law of an NTC with the logarithm as a fraction,
 * right to 0.1 °C from -5 to 60 °C and to 1 °C from -20 to 80 °C: there is none on the device. An open wire reads -39 and
 * a shorted one 139 °C, which no case has.
 */
export function ntcCelsius(share: number): number {
  const x = 2 * share - 1
  const square = x * x
  const halfLog = (x * (15 - 4 * square)) / (15 - 9 * square)
  return (100 / (100 / ROOM_CENTIKELVIN + (2 * halfLog) / BETA_K) - ZERO_CENTIKELVIN) / 100
}
