// What can go wrong on the link, each with a sentence that says what to do.

import { LINK_VERSION } from './device.ts'

/** The words of governor.STOP_…, by number. */
const LIMIT_WORDS = [
  '',
  'its battery is too low: charge it',
  'it is too warm: let it cool down',
  'it needs rest: wait ten minutes',
  'it has run enough for today: go on tomorrow',
  'your hand has had enough for today: go on tomorrow',
]

/** Where a device that is not off is, and what to do. */
const STATE_WORDS: Record<string, string> = {
  locked: 'it is locked: press its button three times',
  charging: 'it is on its charger: unplug it',
  fault: 'it shows a fault: hold its button',
  service: 'it is in service mode: hold its button',
  calibrating: 'it is calibrating: hold its button',
  running: 'its owner has started it: turn it off first',
}

export const LINK_PROBLEMS = {
  silent: () =>
    'the device does not answer; is its firmware built with the link (npx unknot build --link)? By radio, press its button five times while it is off, and connect within two minutes',
  otherVersion: (detail: string) =>
    `the device speaks version ${detail} of the link, and this is version ${LINK_VERSION}; flash both from one version of unknot`,
  notAccepted: () => 'nobody accepted the connection; connect again, and press the button of the device once',
  needsPress: () => 'the device has run for as long as one press allows; press its button once, then try again',
  refused: (detail: string) => `the device did not start: ${detail}`,
  noValue: (detail: string) => `the device refused ${detail}`,
  noRoom: () =>
    'the device has no room to keep another program; on an Espruino board, type require("Storage").compact() on its console (docs/maker/link.md#the-console), leave its power on meanwhile, and try again',
  running: () => 'that has to wait until the motor is off',
  tooLong: (detail: string) => `the program has ${detail} bytes, and the link takes at most 200`,
  lost: (detail: string) => `the connection to the device is lost${detail && ` (${detail})`}; connect again`,
} satisfies Record<string, (detail: string) => string>

export type LinkProblem = keyof typeof LINK_PROBLEMS

/** A problem on the link. The message is its sentence. */
export class LinkError extends Error {
  readonly problem: LinkProblem
  constructor(problem: LinkProblem, detail = '') {
    super((LINK_PROBLEMS[problem] as (detail: string) => string)(detail))
    this.problem = problem
  }
}

/** Why a device in this state did not start. */
export const refusal = (state: string, stop: number): string =>
  LIMIT_WORDS[stop] || STATE_WORDS[state] || `it is ${state}`
