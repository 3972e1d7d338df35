// Starts TypeScript in this process, with the firmware metered. `node --import ./sim/device/engine/register.mjs FILE`
// does what `tsx FILE` does.

import { register } from 'node:module'
import { register as registerTypeScript } from 'tsx/esm/api'

registerTypeScript()
register('./meter-hook.mjs', import.meta.url)
