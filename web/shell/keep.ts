// What the browser keeps for the page. Where it keeps nothing, the page says so once, and works without.

import { tell } from './notices.tsx'

const PREFIX = 'unknot '
/** What could not be kept, for as long as the page is open. */
const unkept = new Map<string, string>()

/** Undefined for what was never kept. */
export function readKept(name: string): string | undefined {
  if (unkept.has(name)) return unkept.get(name)
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined
  } catch {
    return undefined
  }
}

/** Returns whether it is kept when the page is closed. */
export function keep(name: string, text: string): boolean {
  try {
    localStorage.setItem(PREFIX + name, text)
    unkept.delete(name)
    return true
  } catch {
    unkept.set(name, text)
    tell('This browser keeps nothing for this page: download what you want to keep.')
    return false
  }
}

/** The names of what is kept that begin with `start`, without it. */
export function listKept(start: string): string[] {
  const names = new Set([...unkept.keys()].filter((name) => name.startsWith(start)))
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i) ?? ''
      if (key.startsWith(PREFIX + start)) names.add(key.slice(PREFIX.length))
    }
  } catch {
    // Storage is forbidden.
  }
  return [...names].map((name) => name.slice(start.length)).sort()
}

export function forget(name: string): void {
  unkept.delete(name)
  try {
    localStorage.removeItem(PREFIX + name)
  } catch {
    // Then it was not kept either.
  }
}
