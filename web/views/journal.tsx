// Journal: what a device stored, as a calendar with plan and spots.

import { useState } from 'preact/hooks'
import { fromBytes } from '../../lib/bytes.ts'
import { parseMemory } from '../../sim/journal/memory.ts'
import { type Journal as JournalData, readJournal } from '../../sim/journal/read.ts'
import { DAY_MS } from '../../src/time.ts'
import { Sheet } from '../journal/sheet.tsx'
import { source } from '../massager/current.ts'
import type { RealDevice } from '../massager/source.ts'
import { chooseFile, readBytes } from '../shell/files.ts'

interface Opened {
  name: string
  journal: JournalData
}

const today = (): number => Math.floor(Date.now() / DAY_MS)

async function open(file: File): Promise<Opened> {
  // A dump of flash is no text of any encoding.
  const memory = parseMemory(file.name, fromBytes(await readBytes(file)))
  return { name: file.name, journal: readJournal(memory, today()) }
}

const readDevice = async (device: RealDevice): Promise<Opened> => ({
  name: device.name,
  journal: readJournal(await device.readMemory(), today()),
})

const Explanation = () => (
  <p class="lead">
    Open what a device stored: its sessions by week, its plan and its spots. The file is read in this browser and kept
    nowhere. The massager of this page can save such a file, and so can <code>npx unknot live --save FILE</code>.{' '}
    <a href="#/docs/owner/plan">About the plan</a>
  </p>
)

export default function Journal() {
  const [opened, setOpened] = useState<Opened>()
  const [mistake, setMistake] = useState('')
  const [isOver, setIsOver] = useState(false)
  const real = source.value?.real
  const show = (name: string, opening: Promise<Opened>) => {
    opening.then(
      (next) => {
        setOpened(next)
        setMistake('')
      },
      (error: Error) => setMistake(error.message.startsWith(name) ? error.message : `${name}: ${error.message}`),
    )
  }
  const take = (file: File) => show(file.name, open(file))
  const read = (device: RealDevice) => show('The real massager', readDevice(device))
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const [file] = event.dataTransfer?.files ?? []
    if (file) take(file)
  }
  return (
    <>
      <h1>Journal</h1>
      {!opened && <Explanation />}
      <section
        class={`drop card no-print${isOver ? ' over' : ''}`}
        aria-label="A file of a device"
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <span>Drop a file here, or</span>
        <button type="button" class="button primary" onClick={() => chooseFile('', take)}>
          Choose a file
        </button>
        {real && (
          <button type="button" class="button" onClick={() => read(real)}>
            Read it from the massager
          </button>
        )}
        {opened && (
          <button type="button" class="button" onClick={() => window.print()}>
            Print
          </button>
        )}
      </section>
      {mistake && (
        <p class="mistake" role="alert">
          {mistake}
        </p>
      )}
      {opened && <Sheet title={opened.name} journal={opened.journal} />}
    </>
  )
}
