// Timers on Kaluma. Their callbacks are top-level functions, because the engine may free one that only a timer holds
// while it still runs.

/** Stands for no timer. The engine's ids begin at 0. */
export const NO_TIMER = -1
