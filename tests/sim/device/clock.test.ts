import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../../sim/device/clock.ts'
import { NEVER } from '../../../src/time.ts'

describe('virtual time', () => {
  it('moves only when told to, from alarm to alarm', () => {
    const clock = new VirtualClock()
    const rung: [string, number][] = []
    const a = clock.addAlarm(() => rung.push(['a', clock.now]))
    const b = clock.addAlarm(() => rung.push(['b', clock.now]))
    a.at = 300
    b.at = 100
    expect(clock.nextAt).toBe(100)
    clock.runTo(299)
    expect([clock.now, rung]).toEqual([299, [['b', 100]]])
    clock.runTo(300)
    expect(rung).toEqual([
      ['b', 100],
      ['a', 300],
    ])
    expect(clock.nextAt).toBe(NEVER)
  })

  it('lets an alarm set itself again', () => {
    const clock = new VirtualClock()
    let count = 0
    const tick = clock.addAlarm(() => {
      count++
      tick.at = clock.now + 10
    })
    tick.at = 10
    clock.runTo(100)
    expect(count).toBe(10)
  })

  it('never goes back, and rings an alarm in the past at once', () => {
    const clock = new VirtualClock()
    const at: number[] = []
    const alarm = clock.addAlarm(() => at.push(clock.now))
    clock.runTo(500)
    clock.runTo(200)
    expect(clock.now).toBe(500)
    alarm.at = 100
    clock.runTo(501)
    expect(at).toEqual([500])
  })

  it('throws when time stands still', () => {
    const clock = new VirtualClock()
    const alarm = clock.addAlarm(() => {
      alarm.at = clock.now
    })
    alarm.at = 5
    expect(() => clock.runTo(10)).toThrow('time stands still at 5 ms')
  })
})
