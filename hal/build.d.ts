// Modules that the build provides, on every engine.

/** The rotation, compiled. */
declare module '#programs' {
  export const programs: readonly string[]
  /** The break is the program at this index. */
  export const breakIndex: number
}
