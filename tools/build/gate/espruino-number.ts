// Reads a number like Espruino 2v29 (src/jsutils.c stringToFloatWithRadix): digit by digit, with a rounding error at
// each decimal and at each power of ten.

/** The value that Espruino gives to a number in a JavaScript source. */
export function readEspruinoNumber(digits: string): number {
  const [, whole = '', decimals = '', exponent] = /^(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(digits) ?? []
  if (whole === '' && decimals === '') return Number(digits)
  // Without a decimal point and an exponent, Espruino reads an integer of 64 bits.
  if (/^\d+$/.test(digits)) return Number(BigInt.asIntN(64, BigInt(digits)))
  let value = 0
  for (const digit of whole) value = value * 10 + Number(digit)
  let place = 0.1
  for (const digit of decimals) {
    value += place * Number(digit)
    place /= 10
  }
  let power = Number(exponent ?? 0)
  for (; power > 0; power--) value *= 10
  for (; power < 0; power++) value /= 10
  return value
}
