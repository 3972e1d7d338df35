// What a simulated massager begins with, and how a link says it.

import { breakIndex, programs, rotation } from '#project'
import type { Program } from '../../programs/language/write.ts'
import { ENGINE_NAMES, type EngineName, USUAL_ENGINE } from '../../sim/device/engine/models.ts'
import { FIELD_NAMES, FIELDS } from '../../sim/world/fields.ts'
import { pack, unpack } from '../shell/pack.ts'
import type { Setup } from '../worker/messages.ts'

/** What a massager is made of (sim/bench/kits.ts). */
export const MOTOR_NAMES = ['massager', 'coin', 'massager12', 'wand', 'portable'] as const
/** As much as a whole number can be exactly. */
const MAX_SEED = Number.MAX_SAFE_INTEGER

/** The massager of the folder that the page was built for. */
export const STANDARD: Setup = {
  rotation,
  breakIndex,
  motor: MOTOR_NAMES[0],
  engine: USUAL_ENGINE,
  seed: 1,
  world: {},
  without: [],
}

/** The same massager with one program alone. */
export const alone = (setup: Setup, program: Program): Setup => ({ ...setup, rotation: [program], breakIndex: 0 })

const isStandardRotation = (list: Setup['rotation']): boolean =>
  list.length === rotation.length && list.every((program, i) => program === rotation[i])

/** The values of a link: only what differs from the standard. */
export async function linkOf({ rotation: list, motor, engine, seed, world }: Setup): Promise<Record<string, string>> {
  const values: Record<string, string> = {}
  const [first] = list
  if (!isStandardRotation(list) && first) {
    if (programs.includes(first)) values.program = first.name
    else {
      const { toJson } = await import('../../programs/language/json/write.ts')
      values.p = await pack(toJson(first))
    }
  }
  if (motor !== STANDARD.motor) values.motor = motor
  if (engine !== STANDARD.engine) values.engine = engine
  values.seed = String(seed)
  for (const name of FIELD_NAMES) if (world[name] !== undefined) values[name] = String(world[name])
  return values
}

export interface ReadLink {
  setup: Setup
  /** What of it could not be read, a sentence each. The standard is in its place. */
  mistakes: readonly string[]
}

/** Reads the values of a link. What cannot be read is left out, and told. */
export async function readLink(query: URLSearchParams): Promise<ReadLink> {
  const mistakes: string[] = []
  const setup = { ...STANDARD, world: { ...STANDARD.world } }
  const oneOf = <Name extends string>(key: string, names: readonly Name[], otherwise: Name): Name => {
    const given = query.get(key)
    const found = names.find((name) => name === given)
    if (given !== null && !found) mistakes.push(`${key}: expected one of ${names.join(', ')}, but got "${given}"`)
    return found ?? otherwise
  }
  const number = (key: string, least: number, most: number): number | undefined => {
    const given = query.get(key)
    if (given === null) return undefined
    const value = given.trim() === '' ? Number.NaN : Number(given)
    if (value >= least && value <= most) return value
    mistakes.push(`${key}: expected a number from ${least} to ${most}, but got "${given}"`)
    return undefined
  }
  setup.motor = oneOf('motor', MOTOR_NAMES, MOTOR_NAMES[0])
  setup.engine = oneOf<EngineName>('engine', ENGINE_NAMES, USUAL_ENGINE)
  setup.seed = Math.trunc(number('seed', 0, MAX_SEED) ?? STANDARD.seed)
  for (const name of FIELD_NAMES) {
    const value = number(name, FIELDS[name].min, FIELDS[name].max)
    if (value !== undefined) setup.world[name] = value
  }
  if (!query.has('p')) {
    const names = programs.map(({ name }) => name)
    const program = programs.find(({ name }) => name === oneOf('program', names, ''))
    return { setup: program ? alone(setup, program) : setup, mistakes }
  }
  try {
    const text = await unpack(query.get('p')!)
    const { readProgram } = await import('../studio/read-program.ts')
    const { program, marks } = readProgram(text)
    if (program && marks.length === 0) return { setup: alone(setup, program), mistakes }
    mistakes.push(`its program: ${marks[0]?.reason ?? 'it cannot be read'}`)
  } catch (error) {
    mistakes.push(`its program cannot be read (${(error as Error).message}): the link may be cut`)
  }
  return { setup, mistakes }
}
