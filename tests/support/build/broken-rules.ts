// Whether the device's code keeps the rules of the engines, found without building a file of it.

import { join } from 'node:path'
import { Cache } from './cache.ts'
import { inputsKey } from './inputs.ts'

const root = join(import.meta.dirname, '../../..')
const cache = new Cache(join(root, 'node_modules/.cache/unknot'))

async function findBrokenRules(): Promise<string> {
  const { checkDeviceCode } = await import('../../../tools/build/gate/device-code.ts')
  const { formatFinding } = await import('../../../tools/build/gate/gate.ts')
  return checkDeviceCode(root).map(formatFinding).join('\n')
}

/** The gate's line for each place that breaks a rule; nothing if there is none. */
export const brokenRules = (): Promise<string> => cache.get(`rules-${inputsKey(root)}`, findBrokenRules)
