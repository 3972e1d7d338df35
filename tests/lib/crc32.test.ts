// The checksum equals published ones, and that of Node.

import { crc32 as nodeCrc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBytes, toBytes } from '../../lib/bytes.ts'
import { crc32 } from '../../lib/crc32.ts'

it.each([
  ['', 0],
  // The check value of the catalogue of CRC algorithms, CRC-32/ISO-HDLC.
  ['123456789', 0xcbf43926],
  ['\xff\xff\xff\xff', 0xffffffff],
])('of %j is %d', (text, expected) => expect(crc32(toBytes(text))).toBe(expected))

it('is that of Node for any bytes', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => crc32(bytes) === nodeCrc32(bytes)))
})

it('a text of Latin-1 has the bytes that Node gives it', () => {
  const text = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code))
  expect(Buffer.from(toBytes(text))).toEqual(Buffer.from(text, 'latin1'))
  expect(fromBytes(toBytes(text))).toBe(text)
  expect(fromBytes(new Uint8Array(20_001)).length).toBe(20_001)
})
