/** The counters of the metered firmware: a global, because device code imports nothing but device code. */
export const METER = '__unknotMeter'
