// Numbers as Espruino 2v29 writes and rounds them (src/jsutils.c ftoa_bounded_extra, src/jswrap_math.c). The same steps in
// the same order, so that the same digits are wrong.

/** A fraction below this counts as 0. */
const NEGLIGIBLE = 0.0000001
/** The most decimals that are written. */
const MAX_DECIMALS = 12
/** Whole numbers below this are stored as integers, and written digit by digit. */
const INT32 = 2 ** 31

/** `fixed` is the number of decimals, or -1 for as many as are needed. */
function write(value: number, radix: number, fixed: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value < 0 ? '-Infinity' : 'Infinity'
  if (value < 0) return `-${write(-value, radix, fixed)}`
  let exponent = 0
  if (radix === 10 && value > 0 && fixed < 0) {
    if (value >= 1e21) {
      for (; value > 100000; value /= 100000) exponent += 5
      for (; value > 10; value /= 10) exponent++
    } else if (value < 1e-6) {
      for (; value < 1e-5; value *= 100000) exponent -= 5
      for (; value < 1; value *= 10) exponent--
    }
  }
  const whole = Math.trunc(value)
  if (whole < INT32 && Math.trunc(value + NEGLIGIBLE) === whole + 1) value = whole + 1
  let text = ''
  let digit = 1
  while (digit * radix <= value) digit *= radix
  for (; digit >= 1; digit /= radix) {
    const v = Math.trunc(value / digit)
    value -= v * digit
    text += v.toString(36)
  }
  if ((fixed < 0 && value > 0) || fixed > 0) {
    value *= radix
    for (let point = '.'; (fixed < 0 && fixed > -MAX_DECIMALS && value > NEGLIGIBLE) || fixed > 0; point = '') {
      let v = Math.trunc(value + (fixed === 1 ? 0.5 : 0.00000001))
      value = (value - v) * radix
      if (v === radix) v = radix - 1
      text += point + v.toString(36)
      fixed--
    }
  }
  if (exponent === 0) return text
  return `${text}e${exponent > 0 ? '+' : ''}${exponent}`
}

/** String(value) on Espruino. */
export const textOf = (value: number, radix = 10): string =>
  Number.isInteger(value) && Math.abs(value) < INT32 ? value.toString(radix) : write(value, radix, -1)

/** value.toFixed(decimals) on Espruino. */
export const fixedOf = (value: number, decimals: number): string =>
  write(value, 10, Math.min(20, Math.max(0, decimals)))

/** Math.round(value) on Espruino. */
export const roundOf = (value: number): number =>
  Number.isFinite(value) ? Math.trunc(value + (value < 0 ? -0.5 : 0.5)) : value
