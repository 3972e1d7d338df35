// The files to flash one board with: chosen, made and given to the user.

import { useEffect, useState } from 'preact/hooks'
import type { Program } from '../../programs/language/write.ts'
import type { Files } from '../../tools/build/artifacts/flash-files.ts'
import type { Prebuilt } from '../../tools/build/prebuilt.ts'
import { copyText, download } from '../shell/files.ts'
import { loadJson } from '../shell/load-json.ts'
import { tell, tellError } from '../shell/notices.tsx'
import { makeFiles, USES } from './flash-files.ts'
import { allPrograms, type Choice, compileChoice, findMistake } from './rotation.ts'
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
  const all = await loadJson<Record<string, Prebuilt>>('boards/firmware.json')
  try {
    return { files: makeFiles(board, all[board]!, compileChoice(choice, known)) }
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
    <tr>
      <th scope="row">{name}</th>
      <td>{USES[kind]}</td>
      <td class="number">{sizeOf(content)}</td>
      <td>
        <div class="row">
          <button
            type="button"
            class="button small"
            aria-label={`Download ${name}`}
            onClick={() => download(name, content, 'application/octet-stream')}
          >
            Download
          </button>
          {kind === 'paste.txt' && (
            <button type="button" class="button small quiet" onClick={() => void copy()}>
              Copy
            </button>
          )}
        </div>
      </td>
    </tr>
  )
}

interface Props {
  board: string
  choice: Choice
  onChange: (choice: Choice) => void
}

export function FlashCard({ board, choice, onChange }: Props) {
  const [{ files, mistake }, setMade] = useState<Made>({})
  const key = JSON.stringify(choice)
  useEffect(() => {
    let isLate = false
    make(board, choice, allPrograms).then(
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
      <RotationEditor choice={choice} known={allPrograms} onChange={onChange} />
      {mistake && (
        <p class="mistake" role="alert">
          {mistake}
        </p>
      )}
      {files && (
        <>
          <table>
            <thead>
              <tr>
                <th scope="col">file</th>
                <th scope="col">what for</th>
                <th scope="col">size</th>
                <th scope="col">
                  <span class="hidden-label">download</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(files).map(([name, content]) => (
                <FileRow key={name} name={name} content={content} />
              ))}
            </tbody>
          </table>
          <p class="dim">
            The same files, to the byte, as <code>npx unknot build --board {board}</code> makes for this rotation.{' '}
            <a href="#/docs/maker/flashing?at=files-to-copy">How to flash them</a>
          </p>
        </>
      )}
    </section>
  )
}
