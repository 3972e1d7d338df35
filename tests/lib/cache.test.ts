// The cache of built files: nothing is made twice, and nothing damaged is used.

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Cache } from '../../lib/cache.ts'

let folder = ''
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'unknot-cache-')), 'cache')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Makes a text, and counts how often. */
function maker(text = 'a text\nof two lines') {
  const made = { count: 0 }
  const make = async () => {
    made.count++
    await new Promise((resolve) => setTimeout(resolve, 20))
    return text
  }
  return { made, make, text }
}

it('makes a text once, also for workers that ask for it at the same time', async () => {
  const { made, make, text } = maker()
  const workers = [1, 2, 3].map(() => new Cache(folder))
  expect(await Promise.all(workers.map((cache) => cache.get('key', make)))).toEqual([text, text, text])
  expect(await new Cache(folder).get('key', make)).toBe(text)
  expect(made.count).toBe(1)
  expect(readdirSync(folder)).toEqual(['key'])
})

it('keeps a text for each key', async () => {
  const cache = new Cache(folder)
  expect(await cache.get('one', maker('1').make)).toBe('1')
  expect(await cache.get('other', maker('2').make)).toBe('2')
  expect(await cache.get('one', maker('3').make)).toBe('1')
})

it.each([
  ['cut off', (entry: string) => entry.slice(0, -1)],
  ['empty', () => ''],
  ['changed', (entry: string) => entry.replace('two', 'six')],
])('makes a text again whose entry is %s', async (_, damage) => {
  const { made, make, text } = maker()
  await new Cache(folder).get('key', make)
  const file = join(folder, 'key')
  writeFileSync(file, damage(readFileSync(file, 'utf8')))
  expect(await new Cache(folder).get('key', make)).toBe(text)
  expect(made.count).toBe(2)
})

it('keeps nothing of a text that cannot be made, and tries again', async () => {
  const cache = new Cache(folder)
  await expect(cache.get('key', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(readdirSync(folder)).toEqual([])
  expect(await cache.get('key', maker('1').make)).toBe('1')
})

it('does not wait for a process that ended while it made the text', async () => {
  const { pid } = spawnSync('true')
  mkdirSync(folder)
  writeFileSync(join(folder, 'key.claim'), String(pid))
  expect(await new Cache(folder).get('key', maker('1').make)).toBe('1')
  expect(readdirSync(folder)).toEqual(['key'])
})

it('removes entries that are older than a week', async () => {
  const cache = new Cache(folder)
  await cache.get('old', maker().make)
  await cache.get('new', maker().make)
  const days = (ago: number) => new Date(Date.now() - ago * 86_400_000)
  utimesSync(join(folder, 'old'), days(8), days(8))
  utimesSync(join(folder, 'new'), days(6), days(6))
  await cache.get('newest', maker().make)
  expect(readdirSync(folder).sort()).toEqual(['new', 'newest'])
})
