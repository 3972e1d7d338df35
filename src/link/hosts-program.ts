// The program that a host on the link has sent.

export const isBuilt = true

/** Its index in requests and in the journal. No rotation has as many programs. */
export const INDEX = 16

/** The compiled program; before the first, the first of the rotation. */
export let bytes: string

export function setBytes(program: string): void {
  bytes = program
}
