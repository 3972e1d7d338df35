// What is flashed to the device, and what it gets next.

import { compile } from '../../programs/language/compile.ts'
import type { Program } from '../../programs/language/write.ts'

export class Loaded {
  rotation: readonly Program[]
  /** The bytes of the rotation. The device reads them at each start. */
  readonly programs: string[]
  #next: { rotation: readonly Program[]; programs: readonly string[] } | undefined
  /** When the next rotation is due, in ms; Infinity without one. */
  nextAt = Number.POSITIVE_INFINITY

  constructor(rotation: readonly Program[], programs: readonly string[]) {
    this.rotation = rotation
    this.programs = [...programs]
  }

  get names(): string[] {
    return this.rotation.map(({ name }) => name)
  }

  /** Another rotation from `ms` on. Throws ProgramError. */
  prepare(rotation: readonly Program[], ms: number): void {
    this.#next = { rotation, programs: rotation.map((program) => compile(program, program.name)) }
    this.nextAt = ms
  }

  /** Puts the next rotation in the place of this one. */
  load(): void {
    this.rotation = this.#next!.rotation
    this.programs.splice(0, this.programs.length, ...this.#next!.programs)
    this.nextAt = Number.POSITIVE_INFINITY
  }
}
