// The heap of JerryScript that a Pico's file takes, asked of Kaluma itself.

import { play } from '../play.ts'
import { record } from '../record.ts'
import { kaluma } from '../script.ts'

const TELL = 'print("heap " + JSON.stringify(process.memoryUsage()))'
const SCENARIO = 'given unlocked\nlong press\nwait 60 s\npress\nwait 60 s\nlong press\nwait 10 s'

/** What was used and the most there was, in bytes, before and after a session of two minutes; with the fakes, and without. */
export async function heap(program: string, file: string): Promise<[what: string, bytes: string][]> {
  const { world, events } = record(SCENARIO, 'pico')
  const used = async (built: string) => {
    const { notes } = await play(
      kaluma(program),
      { world, events },
      { board: 'pico', built: `${TELL};${built};${TELL}`, also: `bench.tell = () => ${TELL}` },
    )
    return notes
      .filter((line) => line.startsWith('heap '))
      .map((line) => JSON.parse(line.slice('heap '.length)) as { heapUsed: number; heapPeak: number })
  }
  const [before, boot] = await used(file)
  return [
    ['JerryScript heap at boot', `${boot!.heapUsed - before!.heapUsed} bytes`],
    ['JerryScript heap at the most while it boots, fakes and all', `${boot!.heapPeak} bytes`],
  ]
}
