// Deliberate defects in what the owner is told, and in whether the device starts at all.

import type { Defect } from './defect.ts'

export const LIGHT_DEFECTS: readonly Defect[] = [
  {
    name: 'a long press shows the charge and starts nothing',
    file: 'src/gestures.ts',
    from: '[startSession, showCharge,      showPlanStatus,',
    to: '[showCharge, showCharge, showPlanStatus,',
    seed: 0,
    invariant: 'a long press starts a device that may run, within 2 s',
  },
  {
    name: 'one press shows nothing',
    file: 'src/gestures.ts',
    from: '[startSession, showCharge,      showPlanStatus,',
    to: '[startSession, undefined, showPlanStatus,',
    seed: 2,
    invariant: 'the light answers every gesture of an idle device within 2 s',
  },
  {
    name: 'a nudge that is refused says why',
    file: 'src/session.ts',
    from: 'else if (!ticks) show(LIMIT',
    to: 'else show(LIMIT',
    seed: 1,
    invariant: 'the light of a device that nothing happened to is dark',
  },
]
