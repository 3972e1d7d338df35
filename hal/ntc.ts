// Case temperature by an NTC: 10 kΩ at 25 °C to ground, and 10 kΩ to the reference of the analogue inputs.

/** 25 and 0 °C in hundredths of a kelvin: every engine reads whole numbers alike. */
const ROOM_CENTIKELVIN = 29815
const ZERO_CENTIKELVIN = 27315
/** From 10 kΩ at 25 °C and 5,311 Ω at 40 °C (docs/owner/evidence.md, S47). */
const BETA_K = 3939

/**
 * Temperature in °C for a reading as a share of the reference, 0..1. It is the usual law of an NTC with a fraction for
 * the logarithm, which devices lack: within 0.1 °C from -5 to 60 °C, and within 1 °C from -20 to 80 °C. An open wire
 * reads -39 °C and a shorted one 139 °C, which no case has.
 */
export function ntcCelsius(share: number): number {
  const x = 2 * share - 1
  const square = x * x
  const halfLog = (x * (15 - 4 * square)) / (15 - 9 * square)
  return (100 / (100 / ROOM_CENTIKELVIN + (2 * halfLog) / BETA_K) - ZERO_CENTIKELVIN) / 100
}
