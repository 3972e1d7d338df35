// Deliberate defects in the link.

import type { Defect } from './defect.ts'

export const LINK_DEFECTS: readonly Defect[] = [
  {
    name: 'a host needs no press',
    file: 'hal/link.ts',
    from: 'const isAccepted = pairing.phase >= pairing.HOST',
    to: 'const isAccepted = pairing.phase >= pairing.GUEST',
    seed: 0,
    isLinked: true,
    invariant: 'a host that no press has accepted hears nothing but who the device is',
  },
  {
    name: 'one press is enough for an hour',
    file: 'src/link/pairing.ts',
    from: 'motionUntil = now + SESSION_MAX_MS',
    to: 'motionUntil = now + 4 * SESSION_MAX_MS',
    seed: 0,
    isLinked: true,
    invariant:
      'a host moves the motor only after a press on the device in this connection, and for 15 min after the last',
  },
  {
    name: 'motion outlasts the link by 15 s',
    file: 'src/limits.ts',
    from: 'LINK_LOST_MS = 1500',
    to: 'LINK_LOST_MS = 15000',
    seed: 0,
    isLinked: true,
    invariant: 'what a host started ends within 2 s of a lost link or a missing sign of life',
  },
  {
    name: 'a press does not end what a host started',
    file: 'hal/shell.ts',
    from: '      if (pairing.isBuilt && pairing.isRemote && event) link.endMotion(now)\n',
    to: '',
    seed: 0,
    isLinked: true,
    invariant: 'any press ends what a host started',
  },
  {
    name: 'the console opens as soon as a host asks for it',
    file: 'src/link/pairing.ts',
    from: '    phase = ASKING\n',
    to: '    phase = CONSOLE\n    service.handleGesture(button.PRESS_5, now)\n',
    seed: 0,
    isLinked: true,
    invariant: 'the console opens over the air only after a host asked for it and a second press',
  },
  {
    name: 'a press that began before the question answers it',
    file: 'src/link/pairing.ts',
    from: '  if (button.pressedAt < askedAt) return true\n',
    to: '',
    seed: 40,
    isLinked: true,
    invariant: 'the console opens over the air only after a host asked for it and a second press',
  },
  {
    name: 'the radio opens by itself when a host has gone',
    file: 'src/link/pairing.ts',
    from: 'gesture === button.PRESS_5 && state === OFF && phase === SHUT',
    to: 'phase === SHUT',
    seed: 0,
    isLinked: true,
    invariant: 'the radio opens only after five presses of a device at rest',
  },
  {
    name: 'the radio is open for 20 min',
    file: 'src/limits.ts',
    from: 'LINK_OPEN_MS = 2 *',
    to: 'LINK_OPEN_MS = 20 *',
    seed: 0,
    isLinked: true,
    invariant:
      'the radio is silent 2 min after it opened, but for a host that was accepted, and at once when that has gone',
  },
  {
    name: 'the next host has the rights of the one that has gone',
    file: 'src/link/pairing.ts',
    from: '  phase = GUEST\n  endsAt = now\n',
    to: '  if (isRemote) motionUntil = now\n',
    seed: 0,
    isLinked: true,
    invariant:
      'the radio is silent 2 min after it opened, but for a host that was accepted, and at once when that has gone',
  },
  {
    name: 'a host may be silent for 100 s',
    file: 'src/limits.ts',
    from: 'LINK_IDLE_MS = 10 *',
    to: 'LINK_IDLE_MS = 100 *',
    seed: 0,
    isLinked: true,
    invariant: 'a host that says nothing for 10 s is disconnected',
  },
]
