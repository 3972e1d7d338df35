// The loader of built files, the flash that can undo writes, and what happens to an engine by chance.

import { describe, expect, it } from 'vitest'
import { chanceOf, NO_CHANCE } from '../../../sim/built/chance.ts'
import { Program } from '../../../sim/built/program.ts'
import { meterScript } from '../../../sim/device/engine/meter-source.mjs'
import { NODE_COSTS } from '../../../sim/device/engine/node-costs.mjs'
import { UndoFlash } from '../../../sim/device/undo-flash.ts'

const programOf = (code: string, isStrict = false) => new Program(meterScript(code, NODE_COSTS.slice(0, 1)), isStrict)

describe('a built file', () => {
  const start = (code: string, globals: Record<string, unknown> = {}, isStrict = false) => {
    const program = programOf(code, isStrict)
    program.start(globals)
    return program
  }

  it('starts anew each time, with nothing left from before', () => {
    const seen: unknown[] = []
    const program = programOf('var count=0;count++;note(count)')
    for (let i = 0; i < 2; i++) program.start({ note: (value: unknown) => seen.push(value) })
    expect(seen).toEqual([1, 1])
  })

  it.each(['process', 'setTimeout', 'console', 'Buffer', 'performance'])('does not find %s of Node', (name) => {
    expect(() => start(`${name}()`)).toThrow(`${name} is not defined`)
  })

  it('may not make a global by accident', () => {
    expect(() => start('oops=1')).toThrow('makes a global by accident: oops')
    expect(() => start('oops=1', {}, true)).toThrow('oops')
    expect(() => start('note(typeof oops)', { note: (type: string) => expect(type).toBe('undefined') })).not.toThrow()
  })

  it('may have octal escapes, as minified files have', () => {
    const seen: string[] = []
    start('note("\\11\\0")', { note: (text: string) => seen.push(text) })
    expect(seen).toEqual(['\t\0'])
  })

  it('counts what it runs, in units of its engine', () => {
    const functions: (() => void)[] = []
    const program = start('add(()=>1+1);add(()=>{for(let i=0;i<100;i++)Math.min(i,2)})', {
      add: (callback: () => void) => functions.push(callback),
    })
    const unitsOf = (index: number) => {
      program.takeUnits()
      functions[index]!()
      return program.takeUnits()
    }
    expect(unitsOf(0)).toBeGreaterThan(0)
    expect(unitsOf(1)).toBeGreaterThan(50 * unitsOf(0))
    expect(program.takeUnits()).toBe(0)
  })
})

describe('flash whose writes can be undone', () => {
  it('forgets what was written after a time, writes and erases alike', () => {
    let now = 0
    const flash = new UndoFlash(2, 10_000, 1, 16)
    flash.readNow = () => now
    flash.write(0, Uint8Array.of(1, 2))
    now = 10
    flash.write(0, Uint8Array.of(0, 0))
    now = 20
    flash.erase(0)
    const undone = (ms: number) => {
      flash.undoAfter(ms)
      return [...flash.bytes.subarray(0, 2)]
    }
    expect(undone(20)).toEqual([0xff, 0xff])
    flash.write(0, Uint8Array.of(5, 6))
    now = 30
    flash.write(0, Uint8Array.of(4, 4))
    expect(undone(20)).toEqual([5, 6])
    // Several changes of one byte.
    flash.write(0, Uint8Array.of(4, 4))
    flash.write(0, Uint8Array.of(0, 0))
    expect(undone(20)).toEqual([5, 6])
    expect(undone(0)).toEqual([5, 6])
  })
})

describe('chance', () => {
  const MS = Array.from({ length: 20_000 }, (_, ms) => ms)

  it('takes the engine for up to 100 ms in one of 200 passes', () => {
    const chance = chanceOf(3)
    const stalls = MS.map((ms) => chance.stallUs(ms)).filter((us) => us > 0)
    expect(stalls.length).toBeGreaterThan(60)
    expect(stalls.length).toBeLessThan(150)
    expect(Math.max(...stalls)).toBeLessThanOrEqual(1000 * chance.stallMaxMs)
  })

  it('makes one write of ten 20 to 200 ms longer', () => {
    const chance = chanceOf(3)
    const slow = MS.map((ms) => chance.slowStoreUs(ms)).filter((us) => us > 0)
    expect(slow.length / MS.length).toBeCloseTo(0.1, 1)
    expect(Math.min(...slow)).toBeGreaterThanOrEqual(20_000)
    expect(Math.max(...slow)).toBeLessThanOrEqual(200_000)
  })

  it('is the same for the same seed, another for another, and can be left out', () => {
    const draw = (seed: number) => MS.map((ms) => chanceOf(seed).stallUs(ms))
    expect(draw(3)).toEqual(draw(3))
    expect(draw(3)).not.toEqual(draw(4))
    expect(MS.every((ms) => NO_CHANCE.stallUs(ms) + NO_CHANCE.slowStoreUs(ms) === 0)).toBe(true)
  })
})
