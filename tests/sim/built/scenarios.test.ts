// The scenarios on files as boards get them, on the massager motor that the scenarios are written for. The default run has
// those of faults that were found in the firmware, the full run all of them.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { builtScenario, whyNotOn } from '../../../sim/built/scenario.ts'
import { parse } from '../../../sim/script/parse.ts'
import { runScenario } from '../../../sim/script/play.ts'
import { isFull } from '../../support/scope.ts'
import { fileOf } from './devices.ts'

const folder = join(import.meta.dirname, '../../../sim/scenarios')
const options = { programs: compileRotation(), names: rotation.map(({ name }) => name) }

const FAULTS: Record<string, readonly string[]> = {
  'moves while locked, charging or with a fault': [
    'service-locked',
    'service-fault',
    'service-charging',
    'presses-fault',
    'host-refused',
  ],
  'lets a gesture act on a state that it was not meant for': [
    'presses-program-end',
    'held-charger-out',
    'held-charger-in',
    'held-service-end',
    'presses-service-end',
    'held-limits',
    'held-nudge',
  ],
  'takes a careless calibration': ['calibrate-late', 'calibrate-limits'],
  'starts on readings that are old': ['host-stale'],
  'counts the hand time of another day for good': ['hand-power-switch'],
  'nudges on a low cell': ['desk-low-cell', 'desk-refused'],
}

const ON_RADIO = {
  'calibrate-host': 'its console is on the radio, and no host reaches that before service mode',
  'desk-host': 'as above',
  'host-stale': 'as above',
  'spot-day-gentle': 'after a power cut it does not know the day',
}

/** What a board cannot show as the simulated one does, and why. The default run has built the file of a Puck.js anyway. */
const DIFFERENT: Record<string, Record<string, string>> = {
  ...(isFull
    ? { mdbt42q: ON_RADIO }
    : { puckjs2: { ...ON_RADIO, 'calibrate-late': 'it expects the hertz of the massager motor' } }),
  pico: {
    'stuck-button': 'a timer of Kaluma comes when its time is over, 1 ms later',
    'spot-day-gentle': 'after a power cut it does not know the day',
  },
}

/** It plays 60 sessions. */
const LONG = 'hand-power-switch'

const textOf = (scenario: string): string => readFileSync(join(folder, `${scenario}.txt`), 'utf8')
const all = readdirSync(folder).map((file) => file.replace('.txt', ''))
const ofFaults = Object.entries(FAULTS).flatMap(([fault, scenarios]) => scenarios.map((name) => [name, fault] as const))
const others = all.filter((name) => !ofFaults.some(([scenario]) => scenario === name))

describe.each(Object.keys(DIFFERENT))('the file for %s', async (board) => {
  const file = await fileOf(board)
  const canPlay = (scenario: string): boolean =>
    DIFFERENT[board]![scenario] === undefined &&
    (isFull || scenario !== LONG) &&
    whyNotOn(file.board, parse(textOf(scenario), options.names)) === undefined
  const play = (scenario: string): void => {
    const { expectations, unseen } = runScenario(textOf(scenario), { ...options, ...builtScenario(file) })
    expect(expectations + unseen.length).toBeGreaterThan(0)
  }

  it.each(ofFaults.filter(([scenario]) => canPlay(scenario)))('plays %s.txt, and never %s', play)

  it.each(isFull ? others.filter(canPlay) : [])('meets every expectation that it can show of %s.txt', play)
})
