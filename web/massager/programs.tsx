// All programs, one tap to play.

import { programs, rotation } from '#project'
import { inMinutes } from '../../lib/duration.ts'
import { sumMs } from '../../programs/language/timing.ts'
import type { Program } from '../../programs/language/write.ts'
import { DocLink } from '../shell/doc-link.tsx'
import { openMassager, play, setup, source } from './current.ts'
import { STANDARD } from './setup.ts'

function isPlayed(program: Program): boolean {
  const real = source.value?.real
  if (real) return real.playing.value === program
  return setup.value.rotation.length === 1 && setup.value.rotation[0] === program
}

const Choice = ({ program }: { program: Program }) => (
  <button
    type="button"
    class="choice"
    aria-pressed={isPlayed(program)}
    onClick={() => play(program)}
    title={program.about}
  >
    <strong>{program.name}</strong>
    <span>{program.title}</span>
    <small>{inMinutes(sumMs(program.segments))}</small>
  </button>
)

export function Programs() {
  // A program of a link or of the studio is on no list.
  const [first] = setup.value.rotation
  const foreign = setup.value.rotation.length === 1 && first && !programs.includes(first) ? [first] : []
  const { rotation: _, breakIndex: __, ...made } = setup.value
  return (
    <section class="card programs" aria-labelledby="programs-title">
      <div class="head">
        <h2 id="programs-title">Play</h2>
        <DocLink page="owner/programs">which program</DocLink>
      </div>
      <div class="choices">
        {!source.value?.real && (
          <button
            type="button"
            class="choice"
            aria-pressed={setup.value.rotation === STANDARD.rotation}
            onClick={() => openMassager({ ...STANDARD, ...made }).start()}
            title="What the button cycles."
          >
            <strong>rotation</strong>
            <span>{rotation.map(({ name }) => name).join(', ')}</span>
          </button>
        )}
        {[...foreign, ...programs].map((program) => (
          <Choice key={program.name} program={program} />
        ))}
      </div>
    </section>
  )
}
