// All figures of one chip for docs/contributor/cost.md.

import { runChip } from '../../../sim/chip/run.ts'
import type { ChipFigures } from '../../engines/cost/figures.ts'
import type { Chip } from '../chips.ts'
import { measureOffs, type Offs, worstOf } from './offs.ts'
import { measureRival, type Rival } from './rivals.ts'
import { measureSessions, type Session } from './sessions.ts'

/** The part that the promises are about. */
export interface Measured {
  offs: Offs
  sessions: Session[]
}

export const measurePromises = (chip: Chip, missCycles: number): Measured => ({
  sessions: measureSessions(chip, missCycles),
  offs: measureOffs(chip, missCycles),
})

const tenths = (ms: number): number => Math.round(ms * 10) / 10

export function measureFigures(chip: Chip, missCycles: number): ChipFigures {
  const { offs, sessions } = measurePromises(chip, missCycles)
  const worst = (key: Exclude<keyof Session, 'program'>): number =>
    tenths(Math.max(...sessions.map((session) => session[key])))
  const rival = (name: Rival) => {
    const { startMs, stopMs, changeMs } = measureRival(name, chip, missCycles)
    return { startMs: tenths(startMs), stopMs: tenths(stopMs), changeMs: tenths(changeMs) }
  }
  return {
    boot: tenths(runChip({ ...chip, events: [], untilMs: 2000, missCycles }).bootMs[0]!),
    start: worst('startMs'),
    kick: worst('kickMs'),
    next: worst('nextMs'),
    offByPress: tenths(worstOf(offs.press)),
    offByCharger: tenths(worstOf(offs.charger)),
    offByHeat: tenths(worstOf(offs.heat)),
    offBySensor: tenths(worstOf(offs.sensor)),
    pass: worst('passMs'),
    nextPass: worst('nextPassMs'),
    late: worst('lateMs'),
    lostSteps: worst('lostSteps'),
    end: worst('endPassMs'),
    rivals: { interval: rival('interval'), timeouts: rival('timeouts') },
  }
}
