// The lines of the link (docs/maker/link.md): a host sends a verb, and the device answers with one line. A line that
// cannot be carried out has the number of an error as its answer, and changes nothing.

import * as hal from '#hal'
import { LONG, NO_GESTURE } from '../src/button.ts'
import { fault, state } from '../src/device-state.ts'
import * as hosts from '../src/link/hosts-program.ts'
import * as pairing from '../src/link/pairing.ts'
import * as massager from '../src/massager.ts'
import { DROP_OUT_MV_FIELD, MAX_STRENGTH, STRENGTH_FIELD, saved, TOP_HZ_FIELD } from '../src/memory/settings.ts'
import * as governor from '../src/motor/governor.ts'
import { caseC, cellMv } from '../src/motor/sensor-limits.ts'
import { isSafe } from '../src/program/format.ts'
import * as session from '../src/session.ts'
import { ASK_CONSOLE } from '../src/states.ts'
import { setNow } from '../src/time.ts'
import { KEPT_SLOT } from './hal.ts'

/** Begins every line of the device, so that a host tells it from the echo and the prompt of a console. */
const MARK = '~'
/** A longer line is refused. A program has two hex digits for each of its bytes. */
export const MAX_LINE = 420
/** No number of the protocol is longer. */
const MAX_NUMBER_CHARS = 20
/** In place of a setting: the clock, in s since 1970. */
export const CLOCK = 0
/** In the year 2096. */
const LAST_S = 4e9
/** More mV, and more Hz, than any motor has. */
const MOST_OF_A_MOTOR = 10000

let programs: string[]
/** What has come of a line. */
let input: string
let isRadioOpen: boolean

/** The program that hex digits write; '' if they write none. */
function decode(digits: string | undefined): string {
  let bytes = ''
  // What is no digit makes bytes that are no program.
  for (let i = 0; digits && i < digits.length; i += 2) bytes += String.fromCharCode(parseInt(digits.substr(i, 2), 16))
  return isSafe(bytes) ? bytes : ''
}

/** Starts as after power-up, and puts the programs that were kept in their places. */
export function start(rotation: string[]): void {
  programs = rotation
  input = ''
  isRadioOpen = false
  pairing.reset()
  hosts.setBytes(programs[0]!)
  for (let place = 0; place < programs.length; place++)
    programs[place] = decode(hal.readCell(KEPT_SLOT - place)) || programs[place]!
}

/** How the device is, in numbers. */
function describeState(now: number): string {
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

/** The highest value that a host may give a setting. What no motor can have, the governor leaves aside. */
function highest(field: number): number {
  // A day that has begun is not over before its time.
  if (field === CLOCK) return hal.day() ? 0 : LAST_S
  return field === STRENGTH_FIELD
    ? MAX_STRENGTH
    : field === DROP_OUT_MV_FIELD || field === TOP_HZ_FIELD
      ? MOST_OF_A_MOTOR
      : 0
}

/** Sets a setting, or the clock. Answers whether a host may. */
function set(field: number, value: number): boolean {
  if (!(value > 0 && value <= highest(field))) return false
  if (field === CLOCK) hal.setClock(value)
  else {
    saved[field] = value
    session.takeStrength()
  }
  return true
}

/** The number that a word is; NaN or -1 if it is none. Espruino throws if a text is too long for one. */
function toNumber(word: string | undefined): number {
  return word && word.length < MAX_NUMBER_CHARS ? +word : -1
}

/** Carries out a line. Answers with the answer to it. */
function carryOut(line: string, now: number): string {
  const words = line.split(' ')
  const verb = words[0]!
  const number = toNumber(words[1])
  let isDone = true
  if (verb === 'hi') return `hi 1 ${hal.describeDevice()}`
  if (pairing.phase < pairing.HOST || (verb === 'do' && now >= pairing.motionUntil)) return 'no press'
  if (verb === 'at') return describeState(now)
  if (!(number >= 0)) return 'no'
  if (verb === 'do') {
    // A wire has the console anyway.
    if (!hal.hasRadio && number === ASK_CONSOLE) return 'no'
    massager.handleRequest(number, now, true)
  }
  // The rest may take long.
  else if (governor.isRunning && !(verb === 'load' && number === hosts.INDEX)) return 'no state'
  else if (verb === 'read') return number < hal.logCells ? `read ${hal.readCell(number)}` : 'no'
  else if (verb === 'load') {
    const bytes = decode(words[2])
    if (!bytes) return 'no'
    if (number === hosts.INDEX) hosts.setBytes(bytes)
    else if (!programs[number]) return 'no'
    else if (!hal.keep(KEPT_SLOT - number, words[2]!)) return 'no room'
    else programs[number] = bytes
  } else isDone = verb === 'set' && set(number, toNumber(words[2]))
  return isDone ? 'ok' : 'no'
}

/** Ends what a host started, as any press does, and the loss of the link. Works out what comes next. */
export function endMotion(now: number): void {
  massager.handleRequest(pairing.isRemote ? LONG : NO_GESTURE, now)
}

/** Handles text of a host, which may be a part of a line, or several; or without text, that the host has gone. */
export function handleText(text: string | undefined, now: number): void {
  setNow(now)
  if (text === undefined) {
    endMotion(now)
    pairing.end()
  } else if (pairing.phase || !(hal.hasRadio || governor.isRunning)) {
    pairing.hear()
    const lines = (input + text).split('\n')
    // What is more than a line may have is lost.
    input = lines.pop()!.slice(0, MAX_LINE)
    for (const line of lines) hal.sendLine(MARK + carryOut(line, now))
  }
  massager.handleRequest(NO_GESTURE, now)
}

/** Follows the device after each event, and ends what has had its time. */
export function follow(now: number): void {
  pairing.follow()
  if (now >= pairing.endsAt) {
    // First the motion ends, and later the connection.
    if (!pairing.isRemote) pairing.end()
    endMotion(now)
  }
}

/** Opens the radio, or shuts it. */
export function setRadio(): void {
  const isOpen = hal.hasRadio && pairing.phase > pairing.SHUT
  if (!isOpen !== !isRadioOpen) hal.setRadioOpen(isOpen)
  isRadioOpen = isOpen
}
