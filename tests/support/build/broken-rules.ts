// Whether the device's code keeps the rules of the engines, found without building a file of it.

import { join } from 'node:path'
import { cache } from '../../../tools/build/cached.ts'
import { inputsKey } from '../../../tools/build/inputs.ts'

const root = join(import.meta.dirname, '../../..')

async function findBrokenRules(): Promise<string> {
  const { checkDeviceCode } = await import('../../../tools/build/gate/device-code.ts')
  const { formatFinding } = await import('../../../tools/build/gate/gate.ts')
  return checkDeviceCode(root).map(formatFinding).join('\n')
}

/** The gate's line for each place that breaks a rule; nothing if there is none. */
export const brokenRules = (): Promise<string> => cache.get(`rules-${inputsKey(root)}`, findBrokenRules)
