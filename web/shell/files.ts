// Files that the user gives to the page, and takes from it.

/** As the programs' own reader: larger files are refused before they are read. */
export const MAX_FILE_BYTES = 10_000_000

/** Gives a file to the user. */
export function download(name: string, content: string | Uint8Array, type = 'text/plain'): void {
  const part = typeof content === 'string' ? content : (content as Uint8Array<ArrayBuffer>)
  const url = URL.createObjectURL(new Blob([part], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}

/** The bytes of a file. Rejects with one sentence for a file that is too large or cannot be read. */
export async function readBytes(file: File): Promise<Uint8Array> {
  if (file.size > MAX_FILE_BYTES)
    throw new Error(`expected at most ${MAX_FILE_BYTES / 1e6} MB, but got ${(file.size / 1e6).toFixed(1)} MB`)
  return new Uint8Array(await file.arrayBuffer())
}

/** The text of a file in UTF-8. Rejects as readBytes(), and for any other encoding. */
export async function readText(file: File): Promise<string> {
  const bytes = await readBytes(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error('expected text in UTF-8')
  }
}

/** Asks the user for a file; `accept` are endings, such as ".txt". */
export function chooseFile(accept: string, take: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) take(file)
  })
  input.click()
}

/** Copies a text. Resolves to whether that worked: a browser may forbid it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
