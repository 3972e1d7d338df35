// What the calibration reads in the settings of a device, and the settings that it stores.

import {
  DROP_OUT_MV_FIELD,
  LOCKED_FIELD,
  parseFields,
  SETTINGS_VERSION,
  START_MV_FIELD,
  TOP_HZ_FIELD,
} from '../../src/memory/settings.ts'
import type { Memory } from './log.ts'

/** Values measured on this motor; 0 where none was measured. */
export interface Measured {
  startMv: number
  dropOutMv: number
  topHz: number
}

/** The settings as the device reads them. */
type Stored = Pick<Memory, 'settings'>
const fieldsOf = ({ settings }: Stored): number[] => parseFields(settings)

export function measuredValues(stored: Stored): Measured {
  const fields = fieldsOf(stored)
  return { startMv: fields[START_MV_FIELD]!, dropOutMv: fields[DROP_OUT_MV_FIELD]!, topHz: fields[TOP_HZ_FIELD]! }
}

/** Whether the device is locked, as a new one is. */
export const isLocked = (stored: Stored): boolean => fieldsOf(stored)[LOCKED_FIELD] === 1

/** The settings with this top frequency. */
export function withTopHz(stored: Stored, topHz: number): string {
  const fields = fieldsOf(stored)
  fields[TOP_HZ_FIELD] = topHz
  fields[0] ||= SETTINGS_VERSION
  return fields.join(',')
}
