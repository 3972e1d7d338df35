// The connection of the page to a real massager: from the click to the press that accepts it, and to its end.

import { LinkClient } from '../../tools/link/client.ts'
import type { WireKind } from '../../tools/link/wire.ts'
import { showSimulated, source } from '../massager/current.ts'
import { tellError } from '../shell/notices.tsx'
import { choose, type Way } from './choose.ts'
import { wireOver } from './port-wire.ts'
import { RealMassager } from './real.ts'

/** USB ignores it, and ESP32 boards use it. */
const BAUD_RATE = 115_200
/** As long as a device waits for the press. */
const PRESS_MS = 120_000

/** What the user is to do or to know, as long as no massager is connected. */
export type Progress = 'choose' | 'open' | 'press'

/** Connects, shows the real massager, and goes back to the simulated one when it has gone. Throws one sentence. */
export async function connect(kind: WireKind, onProgress: (progress: Progress) => void): Promise<void> {
  const way: Way = kind === 'radio' ? 'bluetooth' : 'usb'
  onProgress('choose')
  const chosen = await choose(way)
  onProgress('open')
  const port = await chosen.open(BAUD_RATE)
  let massager: RealMassager | undefined
  const client = new LinkClient(wireOver(port, kind), {
    onState: (state) => massager?.take(state),
    onEnd: (error) => {
      if (!massager || source.value !== massager) return
      showSimulated()
      tellError('The real massager', error)
    },
  })
  try {
    const identity = await client.hello()
    onProgress('press')
    await client.waitForPress(PRESS_MS)
    massager = new RealMassager(client, identity)
    source.value = massager
  } catch (error) {
    await client.close()
    throw error
  }
}
