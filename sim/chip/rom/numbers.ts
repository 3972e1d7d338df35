// Floats and doubles as the boot ROM of the RP2040 treats them (datasheet, 2.8.3): a denormal number counts as zero, and
// a NaN as an infinity of its sign. JavaScript does the arithmetic, so each result is rounded to nearest.

/** One format of numbers, in registers. */
export interface NumberFormat {
  /** Registers of one number. */
  words: 1 | 2
  read: (registers: Uint32Array, at: number) => number
  /** Puts a result into r0, and r1 for a double. */
  write: (registers: Uint32Array, value: number) => void
}

const bytes = new ArrayBuffer(8)
const single = new Float32Array(bytes)
const double = new Float64Array(bytes)
const words = new Uint32Array(bytes)

const SIGN = 0x80000000
const FLOAT_EXPONENT = 0x7f800000
const DOUBLE_EXPONENT = 0x7ff00000

const isDenormalOrNan = (high: number, exponent: number): boolean =>
  (high & exponent) === 0 || (high & exponent) === exponent

export const FLOAT: NumberFormat = {
  words: 1,
  read(registers, at) {
    const word = registers[at]!
    words[0] = isDenormalOrNan(word, FLOAT_EXPONENT) ? word & (SIGN | FLOAT_EXPONENT) : word
    return single[0]!
  },
  write(registers, value) {
    single[0] = value
    const word = words[0]!
    registers[0] = isDenormalOrNan(word, FLOAT_EXPONENT) ? word & (SIGN | FLOAT_EXPONENT) : word
  },
}

export const DOUBLE: NumberFormat = {
  words: 2,
  read(registers, at) {
    const high = registers[at + 1]!
    const isRounded = isDenormalOrNan(high, DOUBLE_EXPONENT)
    words[0] = isRounded ? 0 : registers[at]!
    words[1] = isRounded ? high & (SIGN | DOUBLE_EXPONENT) : high
    return double[0]!
  },
  write(registers, value) {
    double[0] = value
    const high = words[1]!
    const isRounded = isDenormalOrNan(high, DOUBLE_EXPONENT)
    registers[0] = isRounded ? 0 : words[0]!
    registers[1] = isRounded ? high & (SIGN | DOUBLE_EXPONENT) : high
  },
}
