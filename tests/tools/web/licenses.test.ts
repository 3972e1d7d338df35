// The page carries the licenses of what it is made of.

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PACKAGE } from '../../../programs/project/folder.ts'
import { collectLicenses, packagesOf } from '../../../tools/web/licenses.ts'

const folderOf = (name: string) => join(PACKAGE, 'node_modules', name)

it('knows the package of each bundled file, once and in order', () => {
  const files = [
    '/a/web/main.tsx',
    '/node_modules/sax/sax.js',
    '/node_modules/@lezer/common/a.js',
    '/node_modules/sax/b.js',
  ]
  expect(packagesOf(files)).toEqual(['/node_modules/@lezer/common', '/node_modules/sax'])
})

it('holds the license of each package, and refuses one without', () => {
  const text = collectLicenses(['@preact/signals', 'uplot'].map(folderOf))
  expect(text).toMatch(/^@preact\/signals\n\n.*MIT License/)
  expect(text).toMatch(/uplot\n\n.*MIT License/)
  expect(() => collectLicenses([folderOf('espruino/core')])).toThrow('core has no license')
})
