// Scripts come back as they were, whatever is in them, and those that differ in names share their text.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeAlike, restore } from '../../lib/alike-scripts.ts'

const word = fc.constantFrom('a', 'b', 'c', '_0', '_1', 'if', '__proto__', 'constructor', '$', 'a1', 'toString')
const gap = fc.constantFrom(' ', '(', ')', '=', '"', '\\1', ';', '', '1', '\n', '€')
const script = fc.array(fc.tuple(gap, word), { maxLength: 60 }).map((pairs) => pairs.flat().join(''))

it('any scripts come back as they were', () => {
  fc.assert(
    fc.property(fc.array(script, { maxLength: 4 }), (texts) => {
      expect(makeAlike(texts).map(restore)).toEqual(texts)
    }),
  )
})

/** A script, and another with some of its names exchanged, so that most places match, and some names clash. */
const alike = fc
  .tuple(script, fc.array(fc.tuple(word, word), { maxLength: 6 }), script)
  .map(([first, renames, more]) => {
    const names = new Map<string, string>(renames)
    return [first, more + first.replace(/[A-Za-z_$][\w$]*/g, (name) => names.get(name) ?? name)]
  })

it('scripts with exchanged names come back, also where two names become one', () => {
  const comeBack = (texts: readonly string[]) => makeAlike(texts).every((one, i) => restore(one) === texts[i])
  fc.assert(fc.property(alike, comeBack), { numRuns: 1000 })
})

it('come back from JSON, too', () => {
  const texts = ['a(b,__proto__);c=a', '__proto__(a,constructor);x=__proto__']
  expect((JSON.parse(JSON.stringify(makeAlike(texts))) as ReturnType<typeof makeAlike>).map(restore)).toEqual(texts)
})

it('a script with other names gets the text of the one before', () => {
  const first = 'let a=(b,c)=>{if(b>c)return d(c,1);e=f(b)+g(c);h[0]=e*2;i(a,e)}'
  const second = first.replace(/\b[a-i]\b/g, (name) => `n${name.charCodeAt(0)}`)
  const [one, two] = makeAlike([first, second])
  expect(two!.text).toBe(one!.text)
  expect(Object.keys(two!.names).length).toBe(9)
})
