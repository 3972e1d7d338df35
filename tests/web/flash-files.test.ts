// The files that the page makes for a board are those of `unknot build`. flash-files.slow.test.ts compares them with what
// the command writes.

import { describe, expect, it } from 'vitest'
import { boards } from '../../hal/boards/index.ts'
import { compiledRotation } from '../../programs/index.ts'
import { RoomError } from '../../tools/build/artifacts/flash-files.ts'
import { makeArtifacts } from '../../tools/build/artifacts/index.ts'
import { cachedPrebuilt } from '../../tools/build/cached.ts'
import { makeFiles } from '../../web/boards/flash-files.ts'
import { builtFile, builtLinkFile } from '../support/build/built-file.ts'
import { isFull, testedBoards } from '../support/scope.ts'

const toHex = (content: string | Uint8Array): string => Buffer.from(content as string, 'latin1').toString('hex')

/** The link does not fit on an Espruino Pico. Each is a build: the default run has none. */
const hasLink = (name: string): boolean => isFull && name !== 'espruinopico'

const KINDS = [
  ['without the link', false, builtFile],
  ['with the link', true, builtLinkFile],
] as const

describe.each(testedBoards)('for %s', (name) => {
  it.each(KINDS.filter(([, link]) => !link || hasLink(name)))(
    '%s makes every file of the build but those of app loaders, to the byte',
    async (_, link, build) => {
      const board = { ...boards[name]!, link }
      const made = makeFiles(name, await cachedPrebuilt(board), compiledRotation())
      const built = await makeArtifacts(board, await build(name))
      const expected = Object.entries(built).filter(([file]) => !file.startsWith('apps/'))
      expect(Object.keys(made)).toEqual(expected.map(([file]) => file))
      for (const [file, content] of expected) expect(toHex(made[file]!) === toHex(content), file).toBe(true)
    },
  )
})

it('refuses a rotation that does not fit into the storage of the board', async () => {
  const prebuilt = await cachedPrebuilt(boards.puckjs2!)
  const make = (bytes: number) => makeFiles('puckjs2', prebuilt, { programs: ['x'.repeat(bytes)], breakIndex: 0 })
  expect(() => make(8_000)).not.toThrow()
  expect(() => make(40_000)).toThrow(RoomError)
})
