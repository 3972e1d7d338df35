// What several verbs of the simulator take: the programs of the rotation, a motor, a seed.

import { boards } from '../../hal/boards/index.ts'
import { UsageError, unknownName, wholeNumber } from '../../lib/command-line/usage.ts'
import { MistakesError } from '../../lib/mistakes.ts'
import { compiledRotation, project, rotation } from '../../programs/index.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import { KITS, type Kit } from '../bench/kits.ts'
import { MOTORS, type Programs } from '../script/play.ts'

export const rotationPrograms = (): Programs => ({
  ...compiledRotation(),
  names: rotation.map((program) => program.name),
})

const isNamed = (value: unknown): value is string => typeof value === 'string' && Object.hasOwn(MOTORS, value)

/** The motor of the folder's massager; the massager motor if the simulator does not know it. */
function motorOfProject(): string {
  const { board, motor } = project.projectFile.settings
  if (isNamed(motor)) return motor
  const [name, own] = typeof board === 'object' ? [board.like, board.motor] : [board, undefined]
  if (typeof board === 'string' && !/[./\\]/.test(board) && !Object.hasOwn(boards, board)) {
    const { file, positionOf } = project.projectFile
    const { message } = unknownName('board', board, Object.keys(boards))
    throw new MistakesError([...project.mistakes, { file, reason: message, at: positionOf(['board']) }], (read) =>
      project.texts.get(read),
    )
  }
  const usual = typeof name === 'string' && Object.hasOwn(boards, name) ? boards[name]!.motor.name : ''
  return [own, usual].find(isNamed) ?? 'massager'
}

/** The motor of the simulated board, by its name. Throws UsageError. */
export function motorNamed(name = motorOfProject()): MotorProfile {
  const motor = MOTORS[name]
  if (!motor) throw unknownName('motor', name, Object.keys(MOTORS))
  return motor
}

/** A massager to play with, by the name of its motor or of the whole. Throws UsageError. */
export function kitNamed(name = motorOfProject()): Kit {
  const kit = KITS[name]
  if (!kit) throw unknownName('motor', name, Object.keys(KITS))
  return kit
}

/** The random generators have 32 bits. */
const MAX_SEED = 2 ** 32 - 1

/** Throws UsageError. */
export const seedIn = (text = '1'): number => wholeNumber('--seed', text, 0, MAX_SEED)

/** Refuses flags that have no use beside others. Throws UsageError. */
export function refuse<F extends string>(
  flags: Partial<Record<F, unknown>>,
  names: readonly F[],
  why: (flag: string) => string,
): void {
  for (const name of names) if (flags[name] !== undefined) throw new UsageError(why(`--${name}`))
}
