// Ports that cannot be opened: no connection was cut, so nothing can have been written.

import { expect, it } from 'vitest'
import { connectTool } from '../../../tools/flash/forked-tool.ts'
import { openConnection } from '../../../tools/flash/open-connection.ts'

/** No system has such a port, and no error pattern knows the message. */
const IMPOSSIBLE_PORT = 'tcp://127.0.0.1:99999'

it('openConnection() reports that nothing is connected', async () => {
  await expect(openConnection(IMPOSSIBLE_PORT, 'tcp')).rejects.toMatchObject({ problem: 'notFound' })
})

it('connectTool() reports that nothing is connected', async () => {
  await expect(connectTool(IMPOSSIBLE_PORT, 'tcp', 9600)).rejects.toMatchObject({ problem: 'notFound' })
})
