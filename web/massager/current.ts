// The massager that the page shows. It lives as long as the page, whichever view is open.

import { signal } from '@preact/signals'
import type { Program } from '../../programs/language/write.ts'
import { tell } from '../shell/notices.tsx'
import { route } from '../shell/router.ts'
import type { Setup } from '../worker/messages.ts'
import { alone, readLink, STANDARD } from './setup.ts'
import { SimulatedMassager } from './simulated.ts'
import type { MassagerSource } from './source.ts'

/** Undefined until the first view needs it. */
const simulated = signal<SimulatedMassager | undefined>(undefined)
/** The simulated one, or a real one in its place. */
export const source = signal<MassagerSource | undefined>(undefined)
/** What the simulated massager began with. */
export const setup = signal<Setup>(STANDARD)
let readAddress = ''

/** A new massager, or a scenario on it. */
export function openMassager(next: Setup, scenario?: string): SimulatedMassager {
  const before = source.value
  setup.value = next
  if (simulated.value) simulated.value.open(next, scenario)
  else simulated.value = new SimulatedMassager(next, scenario)
  source.value = simulated.value
  before?.real?.disconnect()
  return simulated.value
}

/** Shows the simulated massager again, after a real one has gone. */
export function showSimulated(): void {
  source.value = simulated.value ?? openMassager(setup.value)
}

/** Plays a program: on the real massager where one is connected, else on a new one that has it alone. */
export function play(program: Program): void {
  const real = source.value?.real
  if (real) real.play(program)
  else openMassager(alone(setup.value, program)).start()
}

/** Opens what the address names, once for each address; the standard massager where there is none yet. */
export async function openAddressed(): Promise<void> {
  const { query } = route.value
  const address = query.toString()
  if (source.value && (address === '' || address === readAddress)) return
  readAddress = address
  const { setup: read, mistakes } = await readLink(query)
  for (const mistake of mistakes) tell(`This link is broken: ${mistake}`)
  openMassager(read)
}
