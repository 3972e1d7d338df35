// @ts-nocheck: for engines, not for the type checker
// A hostile host beside the test bench (harness/bench.js): the event "hostile 100000" sends so many texts. `material` is
// defined before this: words of the protocol, forged programs as hex digits, and noise.

bench.seed = 1
bench.draw = (most) => {
  bench.seed = (bench.seed * 16807) % 2147483647
  return bench.seed % most
}
bench.pick = (list) => list[bench.draw(list.length)]

bench.hostileText = () => {
  const kind = bench.draw(6)
  if (kind === 0) return 'load ' + bench.draw(17) + ' ' + bench.pick(material.forged) + '\n'
  if (kind === 1) return material.noise.substr(bench.draw(50), bench.draw(50))
  if (kind === 2)
    return bench.pick(material.verbs) + ' 7777777777777777777777777777777777777777777777777777777777777777'
  if (kind === 3) return 'do ' + bench.draw(20) + '\n'
  return bench.pick(material.verbs) + ' ' + bench.pick(material.numbers) + ' ' + bench.pick(material.words) + '\n'
}

// By radio, text comes as it is. On a wire each line is a call.
bench.sendText = (text) => global.unknot(text.replace('\n', ''))
bench.answers = 0
global.Bluetooth = {
  on: (_event, call) => {
    bench.sendText = call
  },
  println: () => {
    bench.answers++
  },
}
if (pins.radio) {
  NRF.on = (event, call) => {
    if (event === 'connect') bench.connect = call
  }
  // The log is in memory here, which has no room for a whole one.
  bench.write = require('Storage').write
  require('Storage').write = (name, text, at) => {
    world.cells = {}
    return bench.write(name, text, at)
  }
} else {
  bench.require = require
  global.require = (name) => (name === 'rtc' ? { setTime: () => {} } : bench.require(name))
}

// The firmware asks for it, and JerryScript alone has none.
if (!global.process) global.process = { version: '0' }

bench.memory = () => {
  return process.memoryUsage ? process.memoryUsage().heapUsed : process.memory ? process.memory().usage : 0
}

bench.sendTexts = (count) => {
  if (bench.connect) bench.connect()
  for (let sent = 0; sent < count; sent++) {
    bench.sendText(bench.hostileText())
    if (sent % 50 === 0) bench.runTo(world.now + bench.draw(40))
    if (sent % 2000 === 100) print('memory ' + bench.memory())
  }
  print('memory ' + bench.memory())
  // Who was accepted may have started something.
  bench.runTo(world.now + 2000)
  print('after ' + bench.duty + ' ' + (global.cause || 'fine'))
}

bench.others = bench.happen
bench.happen = (what, value) => {
  if (what === 'hostile') bench.sendTexts(parseInt(value, 10))
  else bench.others(what, value)
}
