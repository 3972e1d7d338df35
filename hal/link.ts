// The lines of the link (docs/maker/link.md): a host sends a verb, and the device answers with one line. A line that
// cannot be carried out has an error as its answer, and changes nothing.

import { HAS_RADIO } from '#device'
import * as hal from '#hal'
import { LONG, NO_GESTURE } from '../src/button.ts'
import { fault, state } from '../src/device-state.ts'
import * as hosts from '../src/link/hosts-program.ts'
import * as pairing from '../src/link/pairing.ts'
import * as massager from '../src/massager.ts'
import { DROP_OUT_MV_FIELD, MAX_STRENGTH, STRENGTH_FIELD, saved, TOP_HZ_FIELD } from '../src/memory/settings.ts'
import * as governor from '../src/motor/governor.ts'
import { leastDecihertz } from '../src/motor/profile.ts'
import { caseC, cellMv } from '../src/motor/sensor-limits.ts'
import { isSafe } from '../src/program/format.ts'
import * as session from '../src/session.ts'
import { ASK_CONSOLE } from '../src/states.ts'
import { now, setNow } from '../src/time.ts'
import { KEPT_SLOT, MAX_LINE } from './hal.ts'

/** No number of the protocol is longer. */
const MAX_NUMBER_CHARS = 20
/** In place of a setting: the clock, in s since 1970. */
export const CLOCK = 0
/** In the year 2096. */
const LAST_S = 4e9
/** More Hz than any motor has. */
const MOST_HZ = 10000

/** What has come of a line. A wire brings whole lines. */
let input: string
/** The phase that the radio has. */
let radioPhase: number

/** The program that hex digits write; '' if they write none. */
function decode(digits: string | undefined): string {
  let bytes = ''
  // What is no digit makes bytes that are no program.
  for (let i = 0; digits && i < digits.length; i += 2) bytes += String.fromCharCode(parseInt(digits.substr(i, 2), 16))
  return isSafe(bytes) ? bytes : ''
}

/** Starts as after power-up. */
export function reset(): void {
  pairing.reset()
  radioPhase = pairing.SHUT
  if (HAS_RADIO) input = ''
}

/** Puts the programs that were kept in their places of the rotation. */
export function restorePrograms(rotation: string[]): void {
  hosts.setBytes(rotation[0]!)
  rotation.forEach((program, place) => {
    rotation[place] = decode(hal.readCell(KEPT_SLOT - place)) || program
  })
}

/** How the device is, in numbers. */
function describeState(): string {
  return [
    'at',
    state,
    session.program,
    session.strength,
    fault,
    governor.findStopReason(now),
    governor.levelAt(now),
    cellMv,
    caseC,
    governor.handHz2s / governor.motor.hz2sPerPoint,
    governor.limitAt - now,
  ].join(' ')
}

/** The whole number that a word is; -1 if it is none. Espruino throws if a text is too long for a number. */
function toNumber(word: string | undefined): number {
  return word && word.length < MAX_NUMBER_CHARS && +word % 1 === 0 ? +word : -1
}

/** Whether a host may give a setting, or the clock, this value, which is above 0. */
function maySet(field: number, value: number): number | boolean {
  // A day that has begun is not over before its time.
  if (field === CLOCK) return !hal.day() && value < LAST_S
  if (field === STRENGTH_FIELD) return value <= MAX_STRENGTH
  // What no motor can have, the governor would leave aside.
  if (field === DROP_OUT_MV_FIELD) return leastDecihertz(governor.motor, value)
  return field === TOP_HZ_FIELD && value < MOST_HZ
}

/** Carries out a line, and sends the answer. */
function carryOut(line: string): void {
  const words = line.split(' ')
  const verb = words[0]
  const number = toNumber(words[1])
  const amount = toNumber(words[2])
  const isAccepted = pairing.phase >= pairing.HOST
  const isBusy = governor.isRunning && !(verb === 'load' && number === hosts.INDEX)
  const bytes = isAccepted && !isBusy && verb === 'load' && decode(words[2])
  let answer = 'ok'
  if (verb === 'hi') answer = `hi 1 ${hal.describeDevice()}`
  else if (!isAccepted || (verb === 'do' && now >= pairing.motionUntil)) answer = 'no press'
  else if (verb === 'at') answer = describeState()
  // A wire has the console anyway.
  else if (!(number >= 0) || (verb === 'do' && !HAS_RADIO && number === ASK_CONSOLE)) answer = 'no'
  else if (verb === 'do') massager.handleRequest(number, now, true)
  else if (bytes && number === hosts.INDEX) hosts.setBytes(bytes)
  // The rest may take long.
  else if (isBusy) answer = 'no state'
  else if (verb === 'read') answer = number < hal.logCells ? `read ${hal.readCell(number)}` : 'no'
  else if (bytes && session.programs[number])
    if (hal.keep(KEPT_SLOT - number, words[2]!)) session.programs[number] = bytes
    else answer = 'no room'
  else if (!(verb === 'set' && amount > 0 && maySet(number, amount))) answer = 'no'
  else if (number === CLOCK) hal.setClock(amount)
  else {
    saved[number] = amount
    session.takeStrength()
  }
  hal.sendLine(answer)
}

/** Ends what a host started, as any press does. */
export function endMotion(at: number): void {
  massager.handleRequest(LONG, at)
}

/** Handles text of a host; by radio without text, that the host has gone. */
export function handleText(text: string | undefined, at: number): void {
  setNow(at)
  if (HAS_RADIO && text === undefined) pairing.lose()
  else if (pairing.phase || !(HAS_RADIO || governor.isRunning)) {
    pairing.hear()
    if (HAS_RADIO) {
      const lines = (input + text).split('\n')
      // What is more than a line may have is lost.
      input = lines.pop()!.slice(0, MAX_LINE)
      for (const line of lines) carryOut(line)
    } else carryOut(text!.slice(0, MAX_LINE))
  }
  massager.handleRequest(NO_GESTURE, at)
}

/** Follows the device after each event, and ends what has had its time. */
export function follow(at: number): void {
  pairing.follow()
  if (at >= pairing.endsAt) {
    // First the motion ends, and later the connection.
    if (!pairing.isRemote) pairing.end()
    massager.handleRequest(pairing.isRemote ? LONG : NO_GESTURE, at)
  }
}

/** Opens the radio, or the console, or shuts them. */
export function updateRadio(): void {
  if (!HAS_RADIO || pairing.phase === radioPhase) return
  radioPhase = pairing.phase
  hal.setRadio(radioPhase)
}
