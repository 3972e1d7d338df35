// Addresses and what is packed into them.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pack, unpack } from '../../../web/shell/pack.ts'
import { addressOf, parseRoute } from '../../../web/shell/router.ts'

it.each([
  ['', '', '', {}],
  ['#/studio', 'studio', '', {}],
  ['#/docs/owner/light', 'docs', 'owner/light', {}],
  ['#/massager?program=calm&seed=7', 'massager', '', { program: 'calm', seed: '7' }],
  ['#studio?p=a%20b', 'studio', '', { p: 'a b' }],
])('%s is a view, a path and values', (hash, view, path, query) => {
  const route = parseRoute(hash)
  expect([route.view, route.path, Object.fromEntries(route.query)]).toEqual([view, path, query])
})

it('every address that is made is read again', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string()), (query) => {
      const route = parseRoute(addressOf('docs', 'owner/light', query))
      expect([route.view, route.path, { ...Object.fromEntries(route.query) }]).toEqual([
        'docs',
        'owner/light',
        { ...query },
      ])
    }),
  )
})

it('every text is packed in letters of an address, and unpacked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 500 }), async (text) => {
      const packed = await pack(text)
      expect(packed).toMatch(/^[\w-]*$/)
      expect(await unpack(packed)).toBe(text)
    }),
    { numRuns: 50 },
  )
})

it.each([
  ['200,000 bytes', 200_000, true],
  ['200,001 bytes', 200_001, false],
])('%s are unpacked: %s', async (_, length, isUnpacked) => {
  const packed = await pack('a'.repeat(length)).catch(() => '')
  // A text is packed whatever its length; only unpacking has a limit.
  expect(packed.length).toBeGreaterThan(10)
  await (isUnpacked ? unpack(packed) : expect(unpack(packed)).rejects.toThrow(/more than a program can have/))
})

it.each(['broken', '!!!!', 'a', '____'])('%s is refused', async (text) => {
  await expect(unpack(text)).rejects.toThrow()
})
