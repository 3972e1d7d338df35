// Instrumented code calls the observer, which reports everything that Espruino would do differently.

import { fixedOf, roundOf, textOf } from './numbers.ts'

/** The differences that are reported. A build rule for the same pitfall has the same name. */
export const DIFFERENCES: Record<string, string> = {
  'use-before-define': 'a function or var is used before its definition has run',
  recursion: 'a function runs more than twice at a time',
  'late-read': 'the right side of an assignment changes what its left side reads',
  'number-text': 'a number has other digits when it becomes text',
  'negative-zero': 'something is divided by -0, which is 0 there',
  rounding: 'Math.round or toFixed gives another number',
  'wide-bits': 'bits of a number that needs more than 64',
  'loose-equality': 'an object is compared with a plain value',
  'instance-of': 'a plain value or an error is asked what it is an instance of',
  'read-only': 'a character of a text or the length of an array is set',
  'change-while-iterating': 'an array changes its length while it is gone through',
  sort: 'the order of equal elements is left to sort, or its function gives no number',
  'key-order': 'an object has keys that are numbers: they are listed in another order',
  bytes: 'a character of more than 8 bits',
  'inexact-number': 'a text becomes a number that is a little off',
  'space-number': 'a number is made of a text that ends in a space',
  json: 'JSON of a typed array, which becomes an array',
  'odd-method': 'a method does something else for these arguments',
}

/** How many calls of one function may run at a time. Two may be an indirect call; more may be an endless recursion. */
const MAX_AT_A_TIME = 2
/** Espruino computes bit operations with 64 bits. */
const WIDE = 2 ** 63

export interface Difference {
  what: string
  detail: string
}

const show = (value: unknown) => (typeof value === 'object' ? Object.prototype.toString.call(value) : String(value))

const isPlain = (value: unknown) => value === null || (typeof value !== 'object' && typeof value !== 'function')

/** JavaScript's own operators, by name: those of an assignment with an operator. */
const OPERATORS: Record<string, (a: never, b: never) => unknown> = {
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '%': (a: number, b: number) => a % b,
  '|': (a: number, b: number) => a | b,
  '&': (a: number, b: number) => a & b,
  '^': (a: number, b: number) => a ^ b,
  '<<': (a: number, b: number) => a << b,
  '>>': (a: number, b: number) => a >> b,
  '>>>': (a: number, b: number) => a >>> b,
}

export class Observer {
  readonly differences: Difference[] = []
  readonly unset = { unset: true }
  /** How often each function was called. */
  readonly calls: number[] = []
  readonly #running: number[] = []

  report(what: string, detail: string): void {
    if (!(what in DIFFERENCES)) throw new Error(`no difference is named ${what}`)
    this.differences.push({ what, detail })
  }

  enter(id: number): void {
    this.calls[id] = (this.calls[id] ?? 0) + 1
    const running = (this.#running[id] ?? 0) + 1
    this.#running[id] = running
    if (running === MAX_AT_A_TIME + 1) this.report('recursion', `function ${id}`)
  }

  leave(id: number): void {
    this.#running[id]!--
  }

  get(value: unknown, name: string): unknown {
    if (value !== this.unset) return value
    this.report('use-before-define', name)
    return undefined
  }

  /** The value of a name that is defined without a value. */
  defined(value: unknown): unknown {
    return this.peek(value)
  }

  peek(value: unknown): unknown {
    return value === this.unset ? undefined : value
  }

  textOf(value: unknown): unknown {
    if (typeof value === 'number' && textOf(value) !== String(value))
      this.report('number-text', `${value} becomes ${textOf(value)}`)
    return value
  }

  add(a: never, b: never): unknown {
    if (typeof a === 'string' || typeof b === 'string') {
      this.textOf(a)
      this.textOf(b)
    }
    return a + b
  }

  text(texts: string[], values: unknown[]): string {
    return texts.reduce((text, next, i) => `${text}${this.textOf(values[i - 1])}${next}`)
  }

  divide(a: number, b: number): number {
    if (Object.is(b, -0)) this.report('negative-zero', `${a} / -0`)
    return a / b
  }

  bits(a: never, b: never, operator: string): unknown {
    for (const value of [a, b] as unknown[])
      if (typeof value === 'number' && Number.isFinite(value) && Math.abs(value) >= WIDE)
        this.report('wide-bits', `${value} ${operator}`)
    return OPERATORS[operator]!(a, b)
  }

  equal(a: unknown, b: unknown): boolean {
    if (isPlain(a) !== isPlain(b) && a != null && b != null) this.report('loose-equality', `${show(a)} == ${show(b)}`)
    // biome-ignore lint/suspicious/noDoubleEquals: it is what the code says
    return a == b
  }

  unequal(a: unknown, b: unknown): boolean {
    return !this.equal(a, b)
  }

  isOf(value: unknown, kind: { new (): unknown; name: string }): boolean {
    const isKindOfError = /Error$/.test(kind.name)
    if ((isPlain(value) && /^(String|Number|Boolean)$/.test(kind.name)) || isKindOfError)
      this.report('instance-of', `${show(value)} instanceof ${kind.name}`)
    return value instanceof kind
  }

  operate(operator: string, a: never, b: never): unknown {
    if (operator === '+') return this.add(a, b)
    if (operator === '/') return this.divide(a, b)
    return /^([|&^]|<<|>>>?)$/.test(operator) ? this.bits(a, b, operator) : OPERATORS[operator]!(a, b)
  }

  late(operator: string, before: unknown, right: unknown, after: () => unknown): unknown {
    if (!Object.is(before, after())) this.report('late-read', `${show(before)} ${operator}= ${show(right)}`)
    return this.operate(operator, before as never, right as never)
  }

  put(object: Record<string, unknown>, key: string | number, value: unknown): unknown {
    const isLength = Array.isArray(object) && key === 'length'
    if (typeof object === 'string' || isLength) this.report('read-only', `${show(object)}[${key}]`)
    object[key] = value
    return value
  }

  change(operator: string, object: Record<string, unknown>, key: string, right: () => unknown): unknown {
    return this.put(
      object,
      key,
      this.late(operator, object[key], right(), () => object[key]),
    )
  }

  *each(list: Iterable<unknown>): Iterable<unknown> {
    const length = Array.isArray(list) ? list.length : undefined
    for (const item of list) {
      yield item
      // A list that grows is iterated to its new end, on Espruino as in Node.
      if (length !== undefined && (list as unknown[]).length < length)
        this.report('change-while-iterating', `${length} to ${(list as unknown[]).length} elements`)
    }
  }

  round(value: number): number {
    const rounded = Math.round(value)
    if (!Object.is(rounded + 0, roundOf(value) + 0)) this.report('rounding', `Math.round(${value})`)
    return rounded
  }

  fixed(value: number, decimals: number): string {
    const text = value.toFixed(decimals)
    if (text !== fixedOf(value, decimals)) this.report('rounding', `(${value}).toFixed(${decimals})`)
    return text
  }
}
