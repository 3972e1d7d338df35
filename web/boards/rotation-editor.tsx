// Chooses the rotation: which programs the button cycles through, in which order, and which is the break.

import type { Program } from '../../programs/language/write.ts'
import { MAX_ROTATION } from '../../programs/project/rotation.ts'
import { type Choice, findMistake, movedTo } from './rotation.ts'

interface Props {
  choice: Choice
  /** The choice to go back to. */
  usual: Choice
  known: readonly Program[]
  onChange: (choice: Choice) => void
}

interface RowProps extends Props {
  name: string
  place: number
}

const titleOf = (known: readonly Program[], name: string): string =>
  known.find((program) => program.name === name)?.title ?? name

function Row({ choice, known, onChange, name, place }: RowProps) {
  const title = titleOf(known, name)
  const last = choice.names.length - 1
  const move = (to: number | undefined) => onChange(movedTo(choice, name, to))
  return (
    <li class="rotation-row">
      <span class="rotation-name">
        {title} <span class="dim">{name}</span>
      </span>
      <label class="rotation-break">
        <input
          type="radio"
          name="break"
          checked={choice.break === name}
          onChange={() => onChange({ ...choice, break: name })}
        />{' '}
        break
      </label>
      <button
        type="button"
        class="button small"
        aria-label={`${title}: earlier`}
        disabled={place === 0}
        onClick={() => move(place - 1)}
      >
        ↑
      </button>
      <button
        type="button"
        class="button small"
        aria-label={`${title}: later`}
        disabled={place === last}
        onClick={() => move(place + 1)}
      >
        ↓
      </button>
      <button
        type="button"
        class="button small"
        aria-label={`Remove ${title}`}
        disabled={last === 0}
        onClick={() => move(undefined)}
      >
        ×
      </button>
    </li>
  )
}

export function RotationEditor(props: Props) {
  const { choice, usual, known, onChange } = props
  const others = known.filter(({ name }) => !choice.names.includes(name))
  const mistake = findMistake(choice)
  const isFull = choice.names.length >= MAX_ROTATION
  return (
    <fieldset class="rotation">
      <legend>Rotation: the programs that the button cycles through</legend>
      <ol>
        {choice.names.map((name, place) => (
          <Row key={name} {...props} name={name} place={place} />
        ))}
      </ol>
      <div class="row">
        <label>
          <span class="hidden-label">Add a program</span>
          <select
            value=""
            disabled={isFull || others.length === 0}
            onChange={({ currentTarget }) => onChange({ ...choice, names: [...choice.names, currentTarget.value] })}
          >
            <option value="">{isFull ? `at most ${MAX_ROTATION} programs` : 'add a program…'}</option>
            {others.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="button quiet small" onClick={() => onChange(usual)}>
          Reset
        </button>
      </div>
      <p class="dim">
        A new device starts with the first. The break is what it offers in desk mode. What you wrote in{' '}
        <a href="#/studio">the studio</a> can be added, too.
      </p>
      {mistake && (
        <p class="mistake" role="alert">
          {mistake}
        </p>
      )}
    </fieldset>
  )
}
