// The emulated chip with programs of a few instructions: time, the cache, and the idle time that is skipped.

import { describe, expect, it } from 'vitest'
import { XipCache } from '../../../sim/chip/machine/xip-cache.ts'
import { newMachine } from './rom-machine.ts'

const NOP = 0x46c0
const NOPS = Array.from({ length: 80 }, () => NOP)

const branch = (halfwords: number): number => 0xe000 | ((halfwords - 2) & 0x7ff)

const BEFORE_LOOP = [
  0x4801, // ldr r0, the timer
  0x4c02, // ldr r4, RAM
  branch(7),
  NOP,
  ...[0x4028, 0x4005], // 0x40054028
  ...[0x0000, 0x2000], // 0x20000000
  NOP,
]
const IN_LOOP = [
  0x6801, // ldr r1, [r0]
  0x6021, // str r1, [r4]
  ...NOPS,
]
/** Reads the timer and stores the reading, again and again. */
const POLLING = [...BEFORE_LOOP, ...IN_LOOP, branch(-IN_LOOP.length)]
const LOOP = 0x10000000 + 2 * BEFORE_LOOP.length

const RUN_NS = 20_000_000

const ALARM_NS = 7_300_100

function poll(skipsIdle: boolean, untilNs = RUN_NS) {
  const machine = newMachine(POLLING, { isPolling: true, skipsIdle })
  machine.findLoopTop()
  let rangAt = 0
  machine.clock
    .createAlarm(() => {
      rangAt = machine.clock.nanosCounter
    })
    .schedule(ALARM_NS)
  machine.run(untilNs)
  return { machine, rangAt, seenUs: machine.mcu.readUint32(0x20000000) }
}

describe('a loop that polls the timer', () => {
  it('is found by what it does', () => {
    expect(poll(true).machine.loopTop).toBe(LOOP)
  })

  it('is skipped to the next ms, and sees the same time at the end', () => {
    const [skipped, exact] = [poll(true), poll(false)]
    expect(skipped.machine.instructions).toBeLessThan(exact.machine.instructions / 10)
    expect(Math.abs(skipped.seenUs - exact.seenUs)).toBeLessThan(1000)
    expect(skipped.machine.clock.nanosCounter).toBeGreaterThanOrEqual(RUN_NS)
  })

  it('is not skipped past an alarm', () => {
    const { rangAt, seenUs } = poll(true, ALARM_NS + 50_000)
    expect(rangAt).toBe(ALARM_NS)
    expect(seenUs).toBeGreaterThanOrEqual(Math.floor(ALARM_NS / 1000))
  })
})

describe('a crash', () => {
  it('halts the core at a breakpoint, and time goes on', () => {
    const machine = newMachine([NOP, 0xbe07])
    machine.run(1_000_000)
    expect(machine.haltedBy).toBe('breakpoint 7 at 0x10000004')
    expect(machine.clock.nanosCounter).toBeGreaterThanOrEqual(1_000_000)
  })
})

describe('the cache', () => {
  it('keeps two lines of each set, and drops the one that was used first', () => {
    const cache = new XipCache()
    const [a, b, c] = [0, 8192, 16384]
    expect([a, b, a, c, a, b].map((offset) => cache.read(offset!))).toEqual([false, false, true, false, true, false])
    expect([cache.hits, cache.misses]).toEqual([2, 4])
  })

  it('has 1024 sets: lines 8 KiB apart share one, lines 4 KiB apart do not', () => {
    const cache = new XipCache()
    expect([0, 4096, 8192, 0].map((offset) => cache.read(offset))).toEqual([false, false, false, true])
  })

  it('reads 8 bytes at a time', () => {
    const cache = new XipCache()
    expect([0, 4, 7, 8].map((offset) => cache.read(offset))).toEqual([false, true, true, false])
  })

  it('is empty after a flush', () => {
    const cache = new XipCache()
    cache.read(0)
    cache.flush()
    expect(cache.read(0)).toBe(false)
  })

  it('makes a program slower by its misses', () => {
    const program = [...NOPS, 0xe7fe]
    const nsOf = (missCycles: number) => {
      const machine = newMachine(program, { missCycles })
      while (machine.mcu.core.PC < 0x10000000 + 2 * NOPS.length) machine.run(machine.clock.nanosCounter + 1)
      return machine.clock.nanosCounter
    }
    // Four instructions of 2 bytes in each line.
    expect((nsOf(95) - nsOf(0)) / 8).toBe((NOPS.length / 4) * 95)
  })
})
