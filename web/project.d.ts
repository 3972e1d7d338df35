// The programs of the folder that the page is built for. The build provides the module (tools/web/plugins.ts).

declare module '#project' {
  import type { Program } from '../programs/language/write.ts'

  /** Every program that can be named. */
  export const programs: readonly Program[]
  /** What the button cycles through, in order, and which of these is the break. */
  export const rotation: readonly Program[]
  export const breakIndex: number
  /** By state: what holding the button does, and one to five presses, in words; '' for nothing. */
  export const gestureWords: Readonly<Record<string, readonly string[]>>
  /** Of unknot, such as "0.1.0". */
  export const version: string
}
