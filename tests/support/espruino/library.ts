// The built-in objects of Espruino 2v29, as measured: everything that is not in these lists is missing.
// tests/tools/build/gate/pitfalls.engine.test.ts compares the lists with the real engine.

const words = (text: string) => new Set(text.trim().split(/\s+/))

/** Global names of the language. */
export const GLOBALS = words(`Array ArrayBuffer Boolean DataView Date Error Float32Array Float64Array Function Infinity
  Int16Array Int32Array Int8Array JSON Math NaN Number Object Promise ReferenceError RegExp String SyntaxError
  TypeError Uint16Array Uint32Array Uint8Array Uint8ClampedArray decodeURIComponent encodeURIComponent eval globalThis
  isFinite isNaN parseFloat parseInt undefined`)

/** Members of global objects. */
export const STATICS: Record<string, Set<string>> = {
  Array: words('isArray'),
  Date: words('now parse'),
  JSON: words('parse stringify'),
  Math: words(`abs acos asin atan atan2 ceil cos exp floor log max min pow random round sign sin sqrt tan E LN10 LN2
    LOG10E LOG2E PI SQRT1_2 SQRT2`),
  Number: words('MAX_VALUE MIN_VALUE NaN NEGATIVE_INFINITY POSITIVE_INFINITY'),
  Object: words(`assign create defineProperties defineProperty entries fromEntries getOwnPropertyDescriptor
    getOwnPropertyDescriptors getOwnPropertyNames getPrototypeOf keys setPrototypeOf values`),
  Promise: words('all reject resolve'),
  String: words('fromCharCode'),
}

/** Members of every value of a kind. */
export const METHODS: Record<string, Set<string>> = {
  Array: words(`length concat every fill filter find findIndex forEach includes indexOf join map pop push reduce reverse
    shift slice some sort splice toString unshift`),
  ArrayBuffer: words('byteLength'),
  Boolean: words('toString valueOf'),
  DataView: words(`buffer byteLength byteOffset getFloat32 getFloat64 getInt16 getInt32 getInt8 getUint16 getUint32
    getUint8 setFloat32 setFloat64 setInt16 setInt32 setInt8 setUint16 setUint32 setUint8`),
  Date: words(`getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime
    getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMilliseconds getUTCMinutes getUTCMonth
    getUTCSeconds setDate setFullYear setHours setMilliseconds setMinutes setMonth setSeconds setTime toISOString toJSON
    toString toUTCString valueOf`),
  Error: words('message toString'),
  Function: words('apply bind call length toString'),
  Number: words('toFixed toString valueOf'),
  Object: words('hasOwnProperty toString valueOf'),
  Promise: words('catch then'),
  RegExp: words('exec source test toString'),
  String: words(`charAt charCodeAt concat endsWith includes indexOf lastIndexOf length match padEnd padStart repeat
    replace replaceAll slice split startsWith substr substring toLowerCase toString toUpperCase trim valueOf`),
  TypedArray: words(`buffer byteLength byteOffset every fill filter find findIndex forEach includes indexOf join length
    map reduce reverse set slice some sort subarray toString`),
}
