// The names that device code may use, and the names that Espruino 2v29 lacks or that are too slow.

export const splitWords = (text: string) => text.trim().split(/\s+/)

/** Globals that src/ may use: they are the same on every engine. */
export const CORE_GLOBALS: readonly string[] = splitWords(
  'Math String Float64Array Uint8Array Uint16Array parseInt undefined NaN Infinity isNaN',
)

/** Globals that hal/espruino may use in addition. */
export const ESPRUINO_GLOBALS: readonly string[] = splitWords(`
  E Pin NRF Bangle Jolt Puck LED LED1 LED2 LED3 BTN BTN1 HIGH LOW Serial1 USB Bluetooth Terminal Serial SPI I2C Waveform
  analogRead analogWrite digitalRead digitalWrite digitalPulse pinMode getPinMode peek32 poke32
  setWatch clearWatch setTimeout clearTimeout setInterval clearInterval changeInterval getTime setTime
  require process global globalThis load save reset print console
  Array ArrayBuffer Boolean DataView Date Error JSON Number Object Promise String
  Int8Array Uint8Array Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array
  isFinite parseInt parseFloat atob btoa`)

/**
 * Globals that hal/kaluma may use in addition. Kaluma also has these, which are not allowed: analogWrite and tone (they
 * bypass the one function that sets the motor), attachInterrupt (loses its callback), setInterval (runs all missed calls
 * in a burst), delay (blocks everything) and storage (a power cut can lose all of it).
 */
export const KALUMA_GLOBALS: readonly string[] = splitWords(`
  HIGH LOW INPUT OUTPUT INPUT_PULLUP INPUT_PULLDOWN CHANGE RISING FALLING
  pinMode digitalRead digitalWrite analogRead setWatch clearWatch setTimeout clearTimeout setInterval clearInterval millis
  require process print console global Array Date Error JSON Number Object Float64Array Uint8Array Uint16Array isFinite`)

export const MISSING_GLOBALS = new Set(
  splitWords(`Map Set WeakMap WeakSet WeakRef Symbol Proxy Reflect BigInt BigInt64Array BigUint64Array Atomics Intl
    SharedArrayBuffer FinalizationRegistry Iterator queueMicrotask setImmediate structuredClone AggregateError
    RangeError EvalError URIError decodeURI encodeURI escape unescape`),
)

export const MISSING_STATICS = new Set(
  splitWords(`
    Array.from Array.fromAsync Array.of ArrayBuffer.isView Date.UTC Error.captureStackTrace Error.stackTraceLimit
    Math.acosh Math.asinh Math.atanh Math.cbrt Math.clz32 Math.cosh Math.expm1 Math.fround Math.hypot Math.imul
    Math.log10 Math.log1p Math.log2 Math.sinh Math.tanh Math.trunc
    Number.isFinite Number.isInteger Number.isNaN Number.isSafeInteger Number.parseFloat Number.parseInt Number.EPSILON
    Number.MAX_SAFE_INTEGER Number.MIN_SAFE_INTEGER
    Object.freeze Object.getOwnPropertySymbols Object.groupBy Object.hasOwn Object.is Object.isExtensible
    Object.isFrozen Object.isSealed Object.preventExtensions Object.seal
    Int8Array.BYTES_PER_ELEMENT Uint8Array.BYTES_PER_ELEMENT Uint8ClampedArray.BYTES_PER_ELEMENT
    Int16Array.BYTES_PER_ELEMENT Uint16Array.BYTES_PER_ELEMENT Int32Array.BYTES_PER_ELEMENT
    Uint32Array.BYTES_PER_ELEMENT Float32Array.BYTES_PER_ELEMENT Float64Array.BYTES_PER_ELEMENT
    Promise.allSettled Promise.any Promise.race Promise.try Promise.withResolvers
    String.fromCodePoint String.raw`),
)

export const MISSING_METHODS: readonly [owner: string, names: readonly string[]][] = [
  [
    'arrays',
    splitWords(`at copyWithin findLast findLastIndex flat flatMap lastIndexOf reduceRight toReversed toSorted toSpliced with
      entries keys values`),
  ],
  [
    'strings',
    splitWords(`codePointAt isWellFormed localeCompare matchAll normalize search toLocaleLowerCase toLocaleUpperCase
      toWellFormed trimEnd trimLeft trimRight trimStart`),
  ],
  ['numbers', splitWords('toExponential toLocaleString toPrecision')],
  [
    'dates',
    splitWords(`setUTCDate setUTCFullYear setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth setUTCSeconds
      toDateString toGMTString toTimeString toLocaleDateString toLocaleTimeString getYear setYear`),
  ],
  ['buffers', splitWords('getBigInt64 getBigUint64 setBigInt64 setBigUint64 resize transfer')],
  ['objects', splitWords('isPrototypeOf propertyIsEnumerable')],
  ['promises', ['finally']],
]

export const SLOW_MATH = new Set(
  splitWords(
    'Math.acos Math.asin Math.atan Math.atan2 Math.cos Math.exp Math.log Math.pow Math.random Math.sin Math.sqrt Math.tan',
  ),
)

export const RESERVED = new Set(splitWords('let of static'))

export const KEYWORDS = new Set([
  ...RESERVED,
  ...splitWords(`break case catch class const continue debugger default delete do else extends false finally for function if
    in instanceof let new null return super switch this throw true try typeof undefined var void while`),
])
