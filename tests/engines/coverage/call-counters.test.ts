// Counters are added to every kind of function, and change nothing else.

import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { CORE_GLOBALS, checkSubset, formatFinding } from '../../../tools/build/gate/gate.ts'
import { addCounters, COUNTER, calledIn } from './call-counters.ts'

/** The value of `file` with counters in it, and which of its functions were called. */
function runWithCounters(file: string) {
  const notes: string[] = []
  const context = vm.createContext({ print: (line: string) => notes.push(line) })
  const answer = vm.runInContext(`globalThis.global = globalThis;${COUNTER};${addCounters(file).code}`, context)
  return { answer: JSON.stringify(answer), called: calledIn(notes) }
}

describe('addCounters() finds that a function is called:', () => {
  it.each([
    ['a declaration', 'function f(){return 1}f()', '1', [0]],
    ['an empty one', 'function f(){}f();2', '2', [0]],
    ['one that is not called', 'function f(){return 1}3', '3', []],
    ['an expression', '(function(){return 1})()', '1', [0]],
    ['a method', '({f(){return 1}}).f()', '1', [0]],
    ['a method of a class', 'class A{constructor(){this.x=1}f(){return this.x}}new A().f()', '1', [0, 1]],
    ['an arrow with a block', '(()=>{return 1})()', '1', [0]],
    ['an arrow with an expression', '(x=>x+1)(1)', '2', [0]],
    ['an arrow with an object', '(()=>({a:1}))()', '{"a":1}', [0]],
    ['an arrow with a sequence', '(()=>(1,2))()', '2', [0]],
    ['an arrow in an arrow', '(x=>y=>x+y)(1)(2)', '3', [0, 1]],
    ['an arrow among arguments', '[1,2].map(x=>x*2,0)', '[2,4]', [0]],
    ['after a directive', '(()=>{"use strict";return 1})()', '1', [0]],
    ['once, however often it is called', 'function f(){return 1}f()+f()', '2', [0]],
    [
      'one in another, each by its number',
      '(()=>{function f(){return 1}function g(){return f()}return g()})()',
      '1',
      [0, 2, 1],
    ],
  ])('%s', (_, file, answer, called) => {
    expect(runWithCounters(file)).toEqual({ answer, called })
  })

  it('the copy keeps the rules of device code', () => {
    const { code } = addCounters('(()=>{"use strict";const f=x=>({a:x});function g(){return f(1)}g()})()')
    const findings = checkSubset('copy.js', code, { globals: [...CORE_GLOBALS, 'called$$'] })
    expect(findings.map(formatFinding)).toEqual([])
  })
})

it('names a function by its name, or by where it begins', () => {
  expect(addCounters('function first() {}\nconst second = (x) => x').names).toEqual(['first', '2: (x) => x'])
})
