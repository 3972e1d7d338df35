// What a simulated device reports while it runs: its trace, and the events of its board.

/** One change at `t` ms. `reset` is the count of resets so far; `state` is DARK while no firmware runs. */
export type TraceLine =
  | { t: number; duty: number }
  | { t: number; light: number }
  | { t: number; console: number }
  | { t: number; radio: number }
  | { t: number; state: string }
  | { t: number; reset: number }

/** Inputs of a board: the levels of the button and charger pins, and readings. */
export type Reading = 'closed' | 'charging' | 'battery' | 'celsius' | 'day'
/** Everything that can happen to a board. */
export type BoardEvent = Reading | 'break' | 'mend' | 'power' | 'button' | 'host'

export type OnTrace = (line: TraceLine) => void
export type OnEvent = (t: number, what: BoardEvent, value: number | string) => void
