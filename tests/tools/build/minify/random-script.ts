// Random scripts of the device subset, like those that the bundler joins: constants, variables, setters, functions that
// call earlier ones, a reset() and a start. Locals often have the name of something else.

import fc from 'fast-check'

/** Decides what is written. A shorter list, and smaller numbers in it, give a simpler script: so failures shrink. */
class Choices {
  #at = 0
  readonly #list: readonly number[]

  constructor(list: readonly number[]) {
    this.#list = list
  }

  /** 0 up to but without `count`. */
  below = (count: number): number => (this.#list[this.#at++] ?? 0) % count
  of = <T>(some: readonly T[]): T => some[this.below(some.length)]!
  list = <T>(least: number, most: number, make: (i: number) => T): T[] =>
    Array.from({ length: least + this.below(most - least + 1) }, (_, i) => make(i))
}

const VARIABLES = ['level', 'since', 'count', 'mode']
const LOCALS = ['x', 'level', 'y', 'since', 'i']
const NUMBERS = ['0', '1', '3', '7', '20', '-2', '1000', 'LIMIT', 'REST']
const TEXTS = ['"\\x01\\x1f1\\x00"', '"\\x028\\x03"', '"a\\\\x01\\n"']
/** Calls that a script makes, of one routine and all that it calls, stay below this. */
const MAX_CALLS = 100

interface Routine {
  name: string
  params: number
  /** It returns a number. */
  gives: boolean
  /** It may be called through a variable or a table, so it calls nothing that way itself. */
  isPlain: boolean
  /** How many calls one call of it makes, its own too. */
  calls: number
  /** How often it is written in the script. */
  places: number
}

/** What may be written at one place. */
interface Scope {
  readable: readonly string[]
  writable: readonly string[]
  /** What "return" may stand with. */
  returns: 'nothing' | 'number'
  isPlain: boolean
  /** How deep statements may nest. */
  depth: number
  /** How often it runs for a call of the function it stands in. */
  times: number
}

const without = (names: readonly string[], some: readonly string[]) => names.filter((name) => !some.includes(name))

class Writer {
  readonly #choose: Choices
  /** What may be called: what is declared so far. */
  readonly #routines: Routine[] = []
  #calls = 0

  constructor(choose: Choices) {
    this.#choose = choose
  }

  declare(name: string, params: number, gives = false): void {
    this.#routines.push({ name, params, gives, isPlain: true, calls: 1, places: 0 })
  }

  expression(scope: Scope, depth = 2): string {
    const { below, of } = this.#choose
    const inner = () => this.expression(scope, depth - 1)
    if (depth === 0) return of([of(scope.readable), of(NUMBERS)])
    switch (below(9)) {
      case 1:
        return of(NUMBERS)
      case 2:
        return `${of([inner(), `(${inner()})`])} ${of(['+', '-', '*', '&', '|', '^', '>>'])} (${inner()})`
      case 3:
        return `Math.${of(['floor', 'abs'])}(${inner()} / 4)`
      case 4:
        return `Math.${of(['min', 'max'])}(${inner()}, ${inner()})`
      case 5:
        return of([
          'text.charCodeAt(1)',
          'list[1]',
          'board.field',
          'board.freq',
          'getTime()',
          'make(3).field',
          'last(2)',
        ])
      case 6:
        return `(${this.condition(scope)} ? ${inner()} : ${inner()})`
      case 7:
      case 8:
        return this.call(scope, true) ?? of(scope.readable)
      default:
        return of(scope.readable)
    }
  }

  condition(scope: Scope): string {
    const { of } = this.#choose
    return `${of(scope.readable)} ${of(['===', '!==', '<', '>='])} ${this.expression(scope, 1)}`
  }

  call(scope: Scope, gives: boolean): string | undefined {
    const some = this.#routines.filter(
      (one) =>
        one.gives === gives &&
        (one.isPlain || !scope.isPlain) &&
        this.#calls + one.calls * scope.times < MAX_CALLS &&
        !scope.readable.includes(one.name),
    )
    if (some.length === 0) return undefined
    // Inlining is for functions that are called at one place or two.
    const seldom = some.filter(({ places }) => places < 2)
    const called = this.#choose.of(seldom.length > 0 && this.#choose.below(3) > 0 ? seldom : some)
    called.places++
    this.#calls += called.calls * scope.times
    return `${called.name}(${Array.from({ length: called.params }, () => this.expression(scope, 1)).join(', ')})`
  }

  statement(scope: Scope): string {
    const { below, of } = this.#choose
    const inner = { ...scope, depth: scope.depth - 1 }
    const value = () => this.expression(scope)
    switch (below(scope.depth > 0 ? 12 : 7)) {
      case 0:
        return `out(${value()});`
      case 1:
        return `${of(scope.writable)} ${of(['=', '+=', '-='])} ${value()};`
      case 2:
        return `${of(scope.writable)}++;`
      case 3:
      case 4:
      case 5:
        return `${this.call(scope, false) ?? `out(${value()})`};`
      case 6:
        if (scope.isPlain) return 'out(text);'
        return of(['if (hook) hook();', 'table[1]();', 'setTimeout(tick);', '[1].forEach(function (x) { out(x) });'])
      case 7:
        return `if (${this.condition(scope)}) ${this.block(inner)}${of(['', ` else ${this.block(inner)}`])}`
      case 8:
        return `if (${this.condition(scope)}) ${this.statement(inner)}`
      case 9: {
        const readable = [...without(scope.readable, ['i']), 'i']
        return `for (let i = 0; i < 3; i++) ${this.block({ ...inner, readable, writable: without(scope.writable, ['i']), times: 3 * scope.times })}`
      }
      case 10:
        return `try { throw ${value()} } catch (x) { out(x) }`
      default:
        if (scope.returns === 'number') return `if (${this.condition(scope)}) return ${value()};`
        return `if (${this.condition(scope)}) ${of(['return;', '{ out(1); return; }'])}`
    }
  }

  /** Declarations, then statements. No value names what is declared only after it. */
  statements(scope: Scope, taken: readonly string[] = []): string {
    const { list, of } = this.#choose
    const names = without([...new Set(list(0, 2, () => of(LOCALS)))], taken)
    let inner = { ...scope, readable: without(scope.readable, names), writable: without(scope.writable, names) }
    const lines = names.map((name) => {
      const kind = of(['const', 'let'])
      const value = of([this.expression(inner), this.call(inner, true) ?? '0'])
      const writable = kind === 'let' ? [...inner.writable, name] : inner.writable
      inner = { ...inner, readable: [...inner.readable, name], writable }
      return `${kind} ${name} = ${value};`
    })
    const ends = ['return;', '{ out(1); return; }', '{ mode++; return; }']
    if (scope.depth === 2 && scope.returns === 'nothing')
      lines.push(...list(0, 1, () => `if (${this.condition(inner)}) ${of(ends)}`))
    return [...lines, ...list(1, 4, () => this.statement(inner))].join(' ')
  }

  block = (scope: Scope): string => `{ ${this.statements(scope)} }`

  routine(name: string, { isPlain = false, gives = false, most = 2 } = {}): string {
    const { below, list, of } = this.#choose
    const params = list(0, most, (i) => LOCALS[2 * i + below(2)]!)
    const names = [...without(VARIABLES, params), ...params]
    const scope: Scope = {
      readable: names,
      writable: names,
      returns: gives ? 'number' : 'nothing',
      isPlain,
      depth: 2,
      times: 1,
    }
    this.#calls = 1
    const target = of(VARIABLES)
    const stored = params.length > 0 ? of(['', `${target} = ${of(params)}; `]) : ''
    const body = stored + this.statements(scope, [...params, target])
    const end = gives ? `return ${this.expression(scope)};` : of(['', `return ${this.call(scope, false) ?? ''};`])
    this.#routines.push({ name, params: params.length, gives, isPlain, calls: this.#calls, places: 0 })
    return `function ${name}(${params.join(', ')}) { ${body} ${end} }`
  }

  script(): string {
    const { list, of, below } = this.#choose
    const setters = VARIABLES.flatMap((name, i) => {
      if (below(2) === 0) return []
      this.declare(`set${i}`, 1)
      this.declare(`mark${i}`, 0)
      return [`function set${i}(x) { ${name} = x; }`, `function mark${i}() { ${name} = ${of(['5', '-1', '0'])}; }`]
    })
    const scope: Scope = {
      readable: VARIABLES,
      writable: VARIABLES,
      returns: 'nothing',
      isPlain: true,
      depth: 1,
      times: 1,
    }
    const shortcuts = list(1, 4, (i) => {
      const text = `function value${i}() { return ${this.expression(scope)}; }`
      this.declare(`value${i}`, 0, true)
      return text
    })
    const tick = this.routine('tick', { isPlain: true, most: 0 })
    const routines = list(2, 6, (i) => this.routine(`do${i}`, { gives: below(2) === 1, isPlain: below(4) === 1 }))
    this.#calls = 1
    const resets = ['count = 5; mode = 2;', 'out(mode); mode = -1, count = 7;', 'tick(); mode = count = 1;']
    const reset = `level = since = 4; ${of([...resets, 'if (level > count) return; mode = 2;'])}`
    const listening = of(['', 'hook = tick;', 'listen(tick);', 'listen(boost);'])
    const inner = { ...scope, isPlain: false, depth: 1 }
    const calls = list(1, 3, () => `${this.call(inner, false)}; out(${this.call(inner, true) ?? 'mode'});`).join(' ')
    const rest = `${this.statements(inner)} ${calls}`
    const start = `${of(['reset();', reset])} ${listening} { ${rest} } show();`
    return [
      'const LIMIT = 20, REST = -300;',
      `const text = ${of(TEXTS)}, list = [3, 5], board = { field: 4, freq: 2 };`,
      `let ${VARIABLES.map((name) => name + of(['', ' = 2', ' = LIMIT'])).join(', ')}, hook;`,
      'const make = function (x) { return { field: x }; };',
      'const boost = function () { mode = 9; };',
      'const last = function (x) { return out(x), x + 1; };',
      'function listen(f) { hook = f; }',
      ...setters,
      ...shortcuts,
      tick,
      ...routines,
      'const table = [tick, function () { out(9); }];',
      `function reset() { ${reset} }`,
      'function show() { out(level); out(since); out(count); out(mode); }',
      'setTimeout(show);',
      of([`function start() { ${start} }\nstart();`, `!function () { ${start} }();`]),
      of(['', 'out(level);']),
    ].join('\n')
  }
}

/** A script that logs numbers and texts by out(), and may hand functions to setTimeout(). */
export const randomScript: fc.Arbitrary<string> = fc
  // Without bias: fast-check would prefer small numbers, and most of a script would be the same.
  .noBias(fc.array(fc.nat({ max: 5039 }), { minLength: 300, maxLength: 600, size: 'max' }))
  .map((list) => new Writer(new Choices(list)).script())
