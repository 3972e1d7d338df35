// @ts-nocheck: for engines, not for the type checker
// Fakes of what only Espruino has, for other engines. Runs before fakes/espruino.js.

globalThis.global = globalThis

global.E = { on: () => {}, removeAllListeners: () => {} }

bench.storage = {
  read: (name) => world.slots[name],
  write: () => true,
  erase: (name) => {
    delete world.slots[name]
  },
  getStats: () => ({ freeBytes: 20000 }),
}

global.require = () => bench.storage
