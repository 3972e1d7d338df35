// What a rotation must keep, for the folder of a massager and for the page.

/** The rotation as a device has it. */
export interface CompiledRotation {
  programs: readonly string[]
  /** The break is the program at this index. */
  breakIndex: number
}

/** The device counts as many ticks as a hand can. */
export const MAX_ROTATION = 9

/** Why the program at `index` of a rotation of `count` cannot be its break; undefined if it can. */
export const breakMistake = (index: number, count: number): string | undefined =>
  index === 0 && count > 1
    ? 'it is the first of the rotation, with which a new device starts; move it further back'
    : undefined
