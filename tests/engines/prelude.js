// @ts-nocheck: for engines, not for the type checker
// Fakes of everything a built file touches, and a virtual time, for any engine: Node's vm, Espruino, JerryScript.
// Written in the device subset itself, and without a bare `return`: Espruino takes the next line for its value.
// Goes before the unchanged built file; board.run(script) comes after it.

var board = {
  now: 0, // ms since power-up
  clockS: 0, // what a host added to the clock
  timers: [],
  nextId: 1,
  watches: {},
  pins: { motor: '', light: '', button: '', battery: '', charger: '' },
  batteryV: 3.9,
  celsius: 25,
  charging: 0,
  slots: {},
  duty: 0,
  light: 0,
  fed: -1,
  resets: 0,
  broken: {},
}

board.put = (key, value) => {
  print('{"t":' + board.now + ',"' + key + '":' + value + '}')
}

board.setDuty = (duty) => {
  if (duty !== board.duty) {
    board.duty = duty
    board.put('duty', duty)
  }
}

board.setLight = (level) => {
  if (level !== board.light) {
    board.light = level
    board.put('light', level)
  }
}

board.addTimer = (fn, ms) => {
  // Ids start at 1 and a clear without one is a mistake that real engines punish.
  const id = board.nextId++
  board.timers.push({ id: id, at: board.now + ms, fn: fn })
  return id
}

board.dropTimer = (id) => {
  if (!id) throw new Error('clearTimeout without an id')
  board.timers = board.timers.filter((t) => t.id !== id)
}

board.fakes = {
  Pin: function (name) {
    this.name = name
  },
  analogWrite: (pin, value, options) => {
    if (pin.name !== board.pins.motor || !(options.freq > 0)) throw new Error('PWM on ' + pin.name)
    if (board.broken.motor) throw new Error('motor pin')
    board.setDuty(Math.floor(value * 1000 + 0.5))
  },
  digitalWrite: (pin, value) => {
    if (pin.name === board.pins.motor) {
      if (board.broken.motor) throw new Error('motor pin')
      board.setDuty(value ? 1000 : 0)
    } else if (pin.name === board.pins.light) {
      if (board.broken.light) throw new Error('light pin')
      board.setLight(value ? 1000 : 0)
    } else throw new Error('write to ' + pin.name)
  },
  digitalRead: (pin) => {
    if (pin.name !== board.pins.charger) throw new Error('read of ' + pin.name)
    return board.charging ? 0 : 1
  },
  analogRead: (pin) => {
    if (pin.name !== board.pins.battery) throw new Error('analogue read of ' + pin.name)
    return board.broken.battery ? NaN : board.batteryV / 2 / 3.3
  },
  pinMode: () => {},
  setWatch: (fn, pin, options) => {
    if (!options.repeat || options.edge !== 'both') throw new Error('watch of ' + pin.name)
    board.watches[pin.name] = fn
  },
  setTimeout: board.addTimer,
  clearTimeout: board.dropTimer,
  Jolt: { setDriverMode: () => {} },
  getTime: () => board.now / 1000 + board.clockS,
}

board.engine = {
  on: () => {},
  reboot: () => {
    board.resets++
    board.setDuty(0)
    board.setLight(0)
    board.put('reset', 1)
    board.timers = []
    board.watches = {}
  },
  getTemperature: () => (board.broken.thermometer ? NaN : board.celsius),
  getAnalogVRef: () => 3.3,
  enableWatchdog: () => {
    board.fed = board.now
  },
  kickWatchdog: () => {
    board.fed = board.now
  },
}

board.storage = {
  read: (name) => board.slots[name],
  write: (name, text) => {
    if (board.broken.store) throw new Error('store full')
    board.slots[name] = text
    return true
  },
}

/** Runs every timer that is due up to `to`, each at its own time. */
board.runTo = (to) => {
  for (;;) {
    let next = null
    board.timers.forEach((t) => {
      if (t.at <= to && (next === null || t.at < next.at)) next = t
    })
    if (next === null) break
    board.now = Math.max(board.now, Math.ceil(next.at))
    board.timers = board.timers.filter((t) => t !== next)
    next.fn()
  }
  board.now = to
}

/** Plays [[ms, what, value]...]: button, charging, batteryV, celsius, clockS, break, mend; "end" lets time pass. */
board.run = (events) => {
  events.forEach((event) => {
    const what = event[1]
    const value = event[2]
    board.runTo(event[0])
    if (what === 'button') board.changed('button', value)
    else if (what === 'charging') {
      board.charging = value
      board.changed('charger', !value)
    } else if (what === 'break') board.broken[value] = 1
    else if (what === 'mend') board.broken[value] = 0
    else if (what !== 'end') board[what] = value
  })
}

/** A watched pin changed; after a reset nothing watches. */
board.changed = (pin, state) => {
  const watch = board.watches[board.pins[pin]]
  if (watch) watch({ state: state })
}
