// One line of the table of traps.

export interface Trap {
  /** What Espruino does. */
  trap: string
  /** Calls out() with values. It runs as the body of a function. */
  code: string
  /** What out() was given, separated by spaces, and `throws` at the end if it threw. */
  node: string
  espruino: string
  /** The rule of the gate that refuses it; `syntax` for what is no JavaScript either. */
  rule?: string
  /** What a watched run of the built files would note. */
  run?: string
  /** Why our code cannot come into it, where neither can tell. */
  never?: string
  /** Nothing catches it: it needs a run of its own. */
  alone?: true
  /** Why the Linux build of Espruino does not show it. */
  unseen?: string
}
