import { expect, it } from 'vitest'
import { VirtualClock } from '../../../sim/device/clock.ts'
import { InstantEngine } from '../../../sim/device/engine/engine.ts'
import { ENGINE_MODELS } from '../../../sim/device/engine/models.ts'
import { TimedEngine } from '../../../sim/device/engine/timed-engine.ts'
import { Slots } from '../../../sim/device/slots.ts'
import type { Surroundings } from '../../../sim/device/surroundings.ts'

function start(isFull = false) {
  const clock = new VirtualClock()
  const engine = new TimedEngine(clock, ENGINE_MODELS.rp2040, { onProgress: () => {} })
  const flash = new Map<number, string>()
  const errors: unknown[] = []
  const world = {
    read: (slot: number) => flash.get(slot),
    write: (slot: number, text: string) => {
      if (isFull) throw new Error('store full')
      flash.set(slot, text)
    },
  } as Surroundings
  const slots = new Slots(engine, world, (error) => errors.push(error))
  clock.runTo(1)
  return { clock, engine, flash, errors, world, slots }
}

it('code reads back at once what it wrote, and flash has it when the code gets there', () => {
  const { clock, engine, flash, slots } = start()
  let readBack: string | undefined
  engine.run('timer', () => {
    engine.spend('write')
    slots.write(0, 'new')
    readBack = slots.read(0)
  })
  expect([readBack, flash.get(0)]).toEqual(['new', undefined])
  clock.runTo(14)
  expect(flash.get(0)).toBeUndefined()
  clock.runTo(20)
  expect(flash.get(0)).toBe('new')
})

it('a power cut before that leaves flash as it was', () => {
  const { clock, engine, flash, slots } = start()
  engine.run('timer', () => {
    engine.spend('write')
    slots.write(0, 'new')
  })
  clock.runTo(5)
  engine.halt()
  slots.forgetPending()
  clock.runTo(100)
  expect([slots.read(0), flash.get(0)]).toEqual([undefined, undefined])
})

it('tells of an error that comes when the code has gone on', () => {
  const { clock, engine, errors, slots } = start(true)
  engine.run('timer', () => {
    engine.spend('write')
    slots.write(0, 'new')
  })
  clock.runTo(100)
  expect(errors).toEqual([new Error('store full')])
})

it('throws at once where code takes no time', () => {
  const { clock, world, errors } = start(true)
  const slots = new Slots(new InstantEngine(clock), world, (error) => errors.push(error))
  expect(() => slots.write(0, 'new')).toThrow('store full')
  expect(slots.read(0)).toBeUndefined()
  expect(errors).toEqual([])
})
