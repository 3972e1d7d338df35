// Deliberate defects in what the device knows of its supply, its driver and the current.

import type { Defect } from './defect.ts'

const STALL = 'a motor that cannot turn is off within 500 ms, where its current is sensed'
const JOURNAL = 'the journal has every session and how it ended'

const FOUND: readonly Omit<Defect, 'hasHardware'>[] = [
  {
    name: 'a motor may be stuck for 0.8 s',
    file: 'src/limits.ts',
    from: 'STALL_MS = 200',
    to: 'STALL_MS = 800',
    seed: 1,
    invariant: STALL,
  },
  {
    name: 'a stuck motor does not end the session',
    file: 'src/playback.ts',
    from: 'if (change === current.STALLED) governor.endAt(now)',
    to: '',
    seed: 1,
    invariant: STALL,
  },
  {
    name: 'a shunt in the supply is taken for one in the motor',
    file: 'src/motor/current.ts',
    from: 'const ma = IS_SENSE_OF_SUPPLY ?',
    to: 'const ma = IS_SENSE_OF_SUPPLY && duty < 0 ?',
    seed: 2,
    invariant: STALL,
  },
  {
    name: 'a slow start, and the next one, look like one stuck motor',
    file: 'src/motor/current.ts',
    from: ' || stalledSince < load.startedAt) stalledSince = NEVER',
    to: ') stalledSince = NEVER',
    seed: 309,
    days: 3,
    invariant: JOURNAL,
  },
  {
    name: 'a current is worked out while the motor is off',
    file: 'src/motor/current.ts',
    from: 'if (duty === 0) return FINE',
    to: '',
    seed: 2,
    invariant: 'the light of a device that nothing happened to is dark',
  },
  {
    name: 'a current that cannot be read is ignored',
    file: 'src/motor/current.ts',
    from: 'if (!(ma > -NEVER)) return LOST',
    to: '',
    seed: 4,
    invariant: 'a current that cannot be read turns the motor off',
  },
  {
    name: 'the hand gets more than the top of the band',
    file: 'src/motor/load.ts',
    from: 'Math.min(mv + liftMv, TOP_MV)',
    to: 'mv + liftMv',
    seed: 4,
    invariant: 'the motor gets no more than the top of its band, except in a kick',
  },
  {
    name: 'any hand is a stuck motor',
    file: 'src/limits.ts',
    from: 'STALL_PERCENT = 35',
    to: 'STALL_PERCENT = 97',
    seed: 1,
    invariant: JOURNAL,
  },
  {
    name: 'the journal counts half of the pressing',
    file: 'src/motor/current.ts',
    from: 'pressedMs += ms',
    to: 'pressedMs += ms / 2',
    seed: 8,
    invariant: JOURNAL,
  },
  {
    name: 'a stuck motor counts as a fault',
    file: 'src/session.ts',
    from: 'HAS_SENSE && reason === governor.STOP_STALL ? journal.BY_STALL : reason',
    to: 'HAS_SENSE && reason === governor.STOP_STALL ? journal.BY_FAULT : reason',
    seed: 1,
    invariant: JOURNAL,
  },
  {
    name: 'an adapter that gives too much is ignored',
    file: 'src/motor/sensor-limits.ts',
    from: 'if (IS_ADAPTER && batteryMv >= TOO_HIGH_MV) {',
    to: 'if (IS_ADAPTER && batteryMv < 0) {',
    seed: 1,
    invariant: 'a supply that is too high turns the motor off',
  },
  {
    name: 'an adapter may give 60 %',
    file: 'hal/boards/supplies.ts',
    from: 'off: 80',
    to: 'off: 60',
    seed: 19,
    invariant: 'an empty battery turns the motor off',
  },
  {
    name: 'the limit of a cell is that of a pack',
    file: 'hal/boards/supplies.ts',
    from: 'offBelowMv: cell.offBelowMv * cells',
    to: 'offBelowMv: cell.offBelowMv',
    seed: 7,
    invariant: 'an empty battery turns the motor off',
  },
  {
    name: 'a pack may start when it is nearly empty',
    file: 'hal/boards/supplies.ts',
    from: 'startMinMv: cell.startMinMv * cells',
    to: 'startMinMv: cell.offBelowMv * cells',
    seed: 3,
    invariant: 'the motor does not start on a battery below 3.4 V',
  },
  {
    name: 'a bridge brakes for half a second',
    file: 'src/limits.ts',
    from: 'BRAKE_MS = 100',
    to: 'BRAKE_MS = 500',
    seed: 1,
    invariant: 'a bridge brakes a motor that is off for 100 ms, and never one that is driven',
  },
]

export const HARDWARE_DEFECTS: readonly Defect[] = FOUND.map((defect) => ({
  ...defect,
  hasHardware: true,
}))
