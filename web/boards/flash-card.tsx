// The files to flash one board with: chosen, made and given to the user.

import { useEffect, useState } from 'preact/hooks'
import { restore } from '../../lib/alike-scripts.ts'
import type { Program } from '../../programs/language/write.ts'
import type { Files } from '../../tools/build/artifacts/flash-files.ts'
import type { FirmwareFile } from '../../tools/web/board-page.ts'
import { copyText, download } from '../shell/files.ts'
import { loadJson } from '../shell/load-json.ts'
import { tell, tellError } from '../shell/notices.tsx'
import { FlashDevice } from './flash-device.tsx'
import { makeFiles, USES } from './flash-files.ts'
import { type Choice, compileChoice, findMistake } from './rotation.ts'
import { RotationEditor } from './rotation-editor.tsx'

/** The end of a name: "paste.txt" of pico.paste.txt. */
const kindOf = (file: string): string => file.slice(file.indexOf('.') + 1)

/** "15.6 kB" */
const sizeOf = (content: string | Uint8Array): string => `${(content.length / 1000).toFixed(1)} kB`

interface Made {
  files?: Files
  mistake?: string
}

async function make(board: string, choice: Choice, known: readonly Program[]): Promise<Made> {
  if (findMistake(choice) !== undefined) return {}
  const all = await loadJson<FirmwareFile>('boards/firmware.json')
  const { first, rest } = all[board]!
  try {
    const prebuilt = { first, rest: restore(rest) }
    return { files: makeFiles(board, prebuilt, compileChoice(choice, known)) }
  } catch (error) {
    return { mistake: (error as Error).message }
  }
}

function FileRow({ name, content }: { name: string; content: string | Uint8Array }) {
  const kind = kindOf(name)
  const copy = async () => {
    const isCopied = typeof content === 'string' && (await copyText(content))
    tell(isCopied ? `${name} is copied.` : 'This browser does not let the page copy: download the file.')
  }
  return (
    <li>
      <span class="flash-file">
        <strong>{name}</strong> <span class="dim">{sizeOf(content)}</span>
        <br />
        {USES[kind]}
      </span>
      <button
        type="button"
        class="button small"
        aria-label={`Download ${name}`}
        onClick={() => download(name, content, 'application/octet-stream')}
      >
        Download
      </button>
      {kind === 'paste.txt' && (
        <button type="button" class="button small quiet" aria-label={`Copy ${name}`} onClick={() => void copy()}>
          Copy
        </button>
      )}
    </li>
  )
}

interface Props {
  board: string
  choice: Choice
  /** The choice to go back to. */
  usual: Choice
  /** Every program that can be chosen. */
  known: readonly Program[]
  onChange: (choice: Choice) => void
}

export function FlashCard({ board, choice, usual, known, onChange }: Props) {
  const [{ files, mistake }, setMade] = useState<Made>({})
  const key = JSON.stringify(choice)
  useEffect(() => {
    let isLate = false
    make(board, choice, known).then(
      (made) => {
        if (!isLate) setMade(made)
      },
      (error) => tellError('The firmware could not be loaded', error),
    )
    return () => {
      isLate = true
    }
  }, [board, key])
  return (
    <section class="card flash-files" aria-labelledby="flash-title">
      <h2 id="flash-title">Files to flash</h2>
      <RotationEditor choice={choice} usual={usual} known={known} onChange={onChange} />
      {mistake && (
        <p class="mistake" role="alert">
          {mistake}
        </p>
      )}
      {files && (
        <>
          <FlashDevice name={board} code={files[`${board}.js`] as string} />
          <ul>
            {Object.entries(files).map(([name, content]) => (
              <FileRow key={name} name={name} content={content} />
            ))}
          </ul>
          <p class="dim">
            The same files, to the byte, as <code>npx unknot build --board {board}</code> makes for this rotation.{' '}
            <a href="#/docs/maker/flashing?at=files-to-copy">How to flash them</a>
          </p>
        </>
      )}
    </section>
  )
}
