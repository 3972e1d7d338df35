// A session as a file and as a link: its recording, its trace, its memory, and scenarios to open.

import { DocLink } from '../shell/doc-link.tsx'
import { chooseFile, copyText, download, readText } from '../shell/files.ts'
import { tell, tellError } from '../shell/notices.tsx'
import { addressOf, replaceAddress } from '../shell/router.ts'
import type { TextKind } from '../worker/messages.ts'
import { openMassager, setup } from './current.ts'
import { setupFor } from './scenario-programs.ts'
import { linkOf } from './setup.ts'
import type { Simulation } from './source.ts'

const FILES: Record<TextKind, string> = {
  recording: 'recording.txt',
  trace: 'trace.jsonl',
  memory: 'memory.json',
}

async function save(simulation: Simulation, of: TextKind): Promise<void> {
  try {
    download(FILES[of], await simulation.text(of))
  } catch (error) {
    tellError('Nothing to save', error)
  }
}

/** Opens a file with a scenario, and plays it. */
export async function openScenario(file: File): Promise<void> {
  try {
    const text = await readText(file)
    openMassager(setupFor(text), text)
  } catch (error) {
    tellError(`${file.name} cannot be opened`, error)
  }
}

async function share(): Promise<void> {
  const address = addressOf('massager', '', await linkOf(setup.value))
  replaceAddress(address)
  const isCopied = await copyText(location.href)
  tell(isCopied ? 'The link is copied: it has the program, the world and the seed.' : 'The link is in the address bar.')
}

const Outcome = ({ simulation }: { simulation: Simulation }) => {
  const scenario = simulation.scenario.value
  if (!scenario) return null
  const { isOver, met, mistake } = scenario
  if (mistake) return <p class="mistake">{mistake}</p>
  return <p class="dim">{isOver ? `The scenario is over: ${met} expectations met.` : 'A scenario plays.'}</p>
}

export const Session = ({ simulation }: { simulation: Simulation }) => {
  const isScenario = simulation.scenario.value !== undefined
  return (
    <section class="card session" aria-labelledby="session-title">
      <h2 id="session-title">Session</h2>
      <Outcome simulation={simulation} />
      <div class="row">
        {isScenario ? (
          <button type="button" class="button small" onClick={() => save(simulation, 'trace')}>
            Save its trace
          </button>
        ) : (
          <button type="button" class="button small" onClick={() => save(simulation, 'recording')}>
            Save the recording
          </button>
        )}
        <button type="button" class="button small" onClick={() => chooseFile('.txt', openScenario)}>
          Open a scenario
        </button>
        <button type="button" class="button small" onClick={() => save(simulation, 'memory')}>
          Save its memory
        </button>
        <button type="button" class="button small" onClick={share}>
          Copy a link
        </button>
        <button type="button" class="button small" onClick={() => openMassager(setup.value)}>
          Start anew
        </button>
      </div>
      <p class="dim">
        Everything since the start is recorded. A recording is a scenario: drop it here, or play it with{' '}
        <code>npx unknot sim</code>. <DocLink page="maker/scenarios">Every step of a scenario</DocLink>
      </p>
    </section>
  )
}
