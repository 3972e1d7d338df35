// Apple's AHAP, version 1: haptic events, and curves that multiply their intensity.

import type { Format } from '../format.ts'
import { readAhap } from './read.ts'
import { writeAhap } from './write.ts'

export const ahap: Format = {
  name: 'ahap',
  title: 'Apple Haptic and Audio Pattern (AHAP), version 1',
  extensions: ['.ahap'],
  read: readAhap,
  write: writeAhap,
}
