// The files to flash one board with: chosen, made and given to the user.

import { useEffect, useState } from 'preact/hooks'
import { restore } from '../../lib/alike-scripts.ts'
import { toText } from '../../lib/bytes.ts'
import type { Program } from '../../programs/language/write.ts'
import type { Files } from '../../tools/build/artifacts/flash-files.ts'
import { type FirmwareFile, firmwareFile } from '../../tools/web/board-page.ts'
import { copyText, download } from '../shell/files.ts'
import { loadJson } from '../shell/load-json.ts'
import { tell } from '../shell/notices.tsx'
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
  /** Whether it was made with the link. */
  hasLink?: boolean
}

async function make(board: string, choice: Choice, hasLink: boolean, known: readonly Program[]): Promise<Made> {
  if (findMistake(choice) !== undefined) return {}
  const all = await loadJson<FirmwareFile>(firmwareFile(hasLink)).catch(() => undefined)
  if (!all)
    return {
      mistake: `The firmware${hasLink ? ' with the link' : ''} needs the network; try again when you are online.`,
    }
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
  hasLink: boolean
  onLink: (hasLink: boolean) => void
}

export function FlashCard({ board, choice, usual, known, onChange, hasLink, onLink }: Props) {
  const [made, setMade] = useState<Made>({})
  const key = JSON.stringify(choice)
  useEffect(() => {
    let isLate = false
    void make(board, choice, hasLink, known).then((next) => {
      if (!isLate) setMade({ ...next, hasLink })
    })
    return () => {
      isLate = true
    }
  }, [board, key, hasLink])
  // Until the other firmware is loaded, nobody flashes the one before by mistake.
  const { files, mistake } = made.hasLink === hasLink ? made : {}
  return (
    <section class="card flash-files" aria-labelledby="flash-title">
      <h2 id="flash-title">Files to flash</h2>
      <RotationEditor choice={choice} usual={usual} known={known} onChange={onChange} />
      <label class="flash-link">
        <input type="checkbox" checked={hasLink} onChange={({ currentTarget }) => onLink(currentTarget.checked)} /> with{' '}
        <a href="#/docs/maker/link">the link</a>, over which a computer plays programs and reads the journal
      </label>
      {mistake && (
        <p class="mistake" role="alert">
          {mistake}
        </p>
      )}
      {files && (
        <>
          <FlashDevice name={board} code={toText(files[`${board}.js`] as Uint8Array)} />
          <ul>
            {Object.entries(files).map(([name, content]) => (
              <FileRow key={name} name={name} content={content} />
            ))}
          </ul>
          <p class="dim">
            The same files, to the byte, as{' '}
            <code>
              npx unknot build --board {board}
              {hasLink && ' --link'}
            </code>{' '}
            makes for this rotation. <a href="#/docs/maker/flashing?at=files-to-copy">How to flash them</a>
          </p>
        </>
      )}
    </section>
  )
}
