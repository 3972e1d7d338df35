// Faults, by the number that the light blinks.

export const FAULT_EXCEPTION = 1
export const FAULT_BATTERY = 2
export const FAULT_THERMOMETER = 3
export const FAULT_STORE = 5
export const FAULT_CURRENT = 7
