// `unknot live --device PORT`: the live screen shows a real device.

import { type Terminal, UsageError } from '../../lib/command-line/usage.ts'
import { programs } from '../../programs/index.ts'
import type { LiveFlags } from '../../sim/command-line/live.ts'
import { refuse } from '../../sim/command-line/options.ts'
import { runScreen } from '../../sim/live/live.ts'
import type { LinkClient } from './client.ts'
import { type LinkConnector, SYSTEM, withDevice } from './connect.ts'
import type { DeviceState } from './device.ts'
import { DeviceSession } from './live-session.ts'
import type { LinkError } from './problems.ts'

export interface DeviceFlags extends LiveFlags {
  device: string
  board?: string
}

/** Returns the exit code. Throws UsageError. */
export async function liveDevice(
  { device: port, board, ...flags }: DeviceFlags,
  terminal: Terminal,
  connector: LinkConnector = SYSTEM,
): Promise<number> {
  const { stdin, stdout, env } = terminal
  refuse(
    flags,
    ['record', 'memory', 'save', 'program', 'watch', 'demo', 'motor', 'seed'],
    (flag) => `${flag} is for a simulated device, and does not go with --device`,
  )
  if (!stdin.isTTY || !stdout.isTTY)
    throw new UsageError('--device needs a terminal for its screen; without one, type npx unknot link watch')
  let session: DeviceSession | undefined
  let onEnd: (error: LinkError) => void = () => {}
  const lost = new Promise<LinkError>((resolve) => {
    onEnd = resolve
  })
  const show = async (client: LinkClient, { name }: { name: string }) => {
    session = new DeviceSession(client, name, programs)
    await runScreen(session, { input: stdin, output: stdout, env }, { ended: lost })
    if (client.failure) throw client.failure
  }
  const onState = (state: DeviceState) => session?.take(state)
  return withDevice({ port, ...(board !== undefined && { board }) }, terminal, connector, show, { onState, onEnd })
}
