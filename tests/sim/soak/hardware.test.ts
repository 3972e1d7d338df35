// The soak of boards with other hardware than most: adapters, packs, bridges and sensors of the current.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compiledRotation, compileRotation, rotation } from '../../../programs/index.ts'
import { type BuiltFile, meterFile } from '../../../sim/built/built-file.ts'
import { NO_ENGINE } from '../../../sim/device/engine/models.ts'
import { plugDevice } from '../../../sim/device/hardware/plugged-device.ts'
import { runToEnd } from '../../../sim/script/play.ts'
import { withRandomHardware } from '../../../sim/soak/hardware/random-hardware.ts'
import { alikeVolts } from '../../../sim/soak/hardware/supply-scale.ts'
import { makeRandomWorld } from '../../../sim/soak/owner/random-world.ts'
import { soak } from '../../../sim/soak/soak.ts'
import { bundle } from '../../../tools/build/bundle.ts'
import { sensingEspruino, sensingPico } from '../../support/build/sensing-boards.ts'
import { isFull, scaled } from '../../support/scope.ts'

// Other tests have the usual hardware.
afterAll(() => plugDevice())

const options = { programs: compileRotation(), names: rotation.map(({ name }) => name), hardwareShare: 1 }
const DAYS = scaled(2, 60)
const SEED = 100

it(`holds every invariant for ${DAYS} days`, () => {
  const engine = isFull ? undefined : NO_ENGINE
  const { failure, days, tally } = runToEnd(soak(SEED, DAYS, { ...options, ...(engine && { engine }) }))
  expect(failure && `seed ${failure.seed}: ${failure.error.message}\n${failure.text}`).toBeUndefined()
  expect(days).toBe(DAYS)
  expect(tally.sessions).toBeGreaterThan(5)
})

const FILE_DAYS = 10

describe.runIf(isFull).each([sensingPico, sensingEspruino])('the file of $name', (board) => {
  let built: BuiltFile

  beforeAll(async () => {
    built = await meterFile(board, await bundle(process.cwd(), board, compiledRotation()))
  })

  it.each([3, 5])(`holds every invariant for ${FILE_DAYS} days, with seed %i`, (seed) => {
    const { failure } = runToEnd(soak(seed, FILE_DAYS, { ...options, built }))
    expect(failure && `seed ${failure.seed}: ${failure.error.message}\n${failure.text}`).toBeUndefined()
  })
})

it('owners have every supply, every driver, and a sensor of each kind', () => {
  const all = Array.from({ length: 200 }, (_, seed) => withRandomHardware(makeRandomWorld(seed), seed).hardware!)
  const kinds = new Set(all.map(({ supply }) => JSON.stringify({ ...supply, maxMa: undefined })))
  expect(kinds.size).toBe(7)
  expect(new Set(all.map(({ driverKind }) => driverKind)).size).toBe(4)
  expect(new Set(all.map(({ sense }) => sense?.of))).toEqual(new Set(['motor', 'supply', undefined]))
})

describe('the volts that are alike', () => {
  it.each([
    [3.1, 9.3, 9.6],
    [3.3, 9.9, 10.2],
    [3.4, 10.2, 10.8],
    [3.9, 11.7, 12],
    [3, 9, 9.3],
  ])('%f V of a cell are %f V of three cells, and %f V of an adapter of 12 V', (volts, pack, adapter) => {
    expect(alikeVolts(undefined, volts)).toBeCloseTo(volts, 9)
    expect(alikeVolts({ kind: 'li-ion', cells: 3 }, volts)).toBeCloseTo(pack, 9)
    expect(alikeVolts({ kind: 'adapter', mv: 12_000 }, volts)).toBeCloseTo(adapter, 9)
  })
})
