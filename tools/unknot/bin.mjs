#!/usr/bin/env node
// The command `unknot` as a shell runs it.

import { main } from './main.mjs'

await main(process.argv.slice(2))
