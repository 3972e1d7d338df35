// @ts-nocheck: for engines, not for the type checker
// Fakes of what only Espruino has, for other engines. Runs before fakes/espruino.js.

globalThis.global = globalThis

global.E = { on: () => {}, removeAllListeners: () => {} }

bench.storage = {
  read: (name) => world.slots[name],
  write: () => true,
  erase: () => {},
  // So much that the firmware never compacts the storage.
  getStats: () => ({ freeBytes: Infinity }),
}

global.require = () => bench.storage
