import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inlineLateScripts, toLateScript } from '../../lib/late-script.ts'

it('runs a script with quotes, escapes and lines', () => {
  const script = `out = '\\x41' + "\\'" + 'it\\\\'\n+ \`b\``
  const out = new Function(`let out;${toLateScript(script)}return out`)()
  expect(out).toBe("A'it\\b")
})

it('gives the script back, in its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('\\', "'", '"', '\n', 'n', ')', ';', 'a') }), (script) => {
      expect(inlineLateScripts(`first();${toLateScript(script)}`)).toBe(`first();${script}`)
    }),
  )
})

it('leaves text without a late script as it is', () => {
  expect(inlineLateScripts("first();evaluate('x');")).toBe("first();evaluate('x');")
})
