// @ts-nocheck: for engines, not for the type checker
// Stands in on other engines for what only Espruino has. Goes before fakes/espruino.js.

globalThis.global = globalThis

global.E = { on: () => {} }

bench.storage = {
  read: (name) => world.slots[name],
  write: () => true,
  erase: () => {},
  // Never so little that it is tidied up.
  getStats: () => ({ freeBytes: Infinity }),
}

global.require = () => bench.storage
