// The folder of a massager: the one with an unknot.json. unknot itself is such a folder.

import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export const PROJECT_FILE = 'unknot.json'
/** The folder of unknot. */
export const PACKAGE = resolve(import.meta.dirname, '../..')

let current = PACKAGE

/** The folder that every verb works for. */
export const projectFolder = (): string => current

/** Is called before a verb is loaded. */
export function setProjectFolder(folder: string): void {
  current = resolve(folder)
}

/** The nearest folder with an unknot.json, from `folder` upwards; or that of unknot. */
export function findProjectFolder(folder: string): string {
  const path = resolve(folder)
  if (existsSync(join(path, PROJECT_FILE))) return path
  const parent = dirname(path)
  return parent === path ? PACKAGE : findProjectFolder(parent)
}
