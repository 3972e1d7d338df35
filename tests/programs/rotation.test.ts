// The programs that come with the device.

import { describe, expect, it } from 'vitest'
import { compileRotation, programs, rotation } from '../../programs/index.ts'
import { compile } from '../../programs/language/compile.ts'
import { isOnSpot } from '../../programs/language/decompile.ts'
import { sumMs } from '../../programs/language/timing.ts'

describe('the rotation', () => {
  it('keeps every rule, serves all four parts of the cycle, and begins with knot', () => {
    expect(compileRotation()).toHaveLength(rotation.length)
    expect(new Set(rotation.flatMap(({ serves }) => serves)).size).toBe(4)
    expect(rotation[0]!.name).toBe('knot')
  })

  it.each([
    ['knot', 276],
    ['ease', 303],
    ['break', 120],
  ])('%s takes %i s', (name, seconds) => {
    expect(sumMs(rotation.find((program) => program.name === name)!.segments)).toBe(seconds * 1000)
  })
})

describe('all eleven programs', () => {
  it('take less than 1 KB', () => {
    expect(programs).toHaveLength(11)
    expect(programs.reduce((sum, program) => sum + compile(program).length, 0)).toBeLessThan(1024)
  })

  it('have one that is for one spot at a time: knot', () => {
    const onSpot = programs.filter((program) => isOnSpot(compile(program)))
    expect(onSpot.map(({ name }) => name)).toEqual(['knot'])
  })
})
