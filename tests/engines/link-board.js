// @ts-nocheck: for engines, not for the type checker
// A Puck.js on the Linux build of Espruino: what the built file calls of its pins and radio. The radio is the engine's own
// input and output, so what its console and its serial code do is real. Text between two of MARK is not the radio's: the
// test runs it, and what the board does comes back so.

var MARK = '\x1e'
var board = {
  watch: 0,
  isHeld: 0,
  isAwake: 1,
  isConsole: 0,
  onData: 0,
  onGone: 0,
  mv: 3900,
  command: '',
  isCommand: false,
}
board.say = (text) => {
  USB.print(MARK + text + MARK)
}

global.Pin = function (name) {
  this.name = name
}
board.duty = 0
board.setDuty = (duty) => {
  if (duty !== board.duty) board.say('duty ' + duty)
  board.duty = duty
}
global.analogWrite = (pin, value) => {
  board.setDuty(Math.floor(value * 1000 + 0.5))
}
global.digitalWrite = (pin, value) => {
  if (pin.name === 'D26') board.setDuty(value ? 1000 : 0)
}
global.digitalRead = (pin) => (pin.name === 'D0' ? board.isHeld : 1)
global.analogRead = () => board.mv / 2 / 3300
global.pinMode = () => {}
global.setWatch = (call, pin) => {
  if (pin.name === 'D0') board.watch = call
}
global.peek32 = () => 0
E.getTemperature = () => 25
E.getAnalogVRef = () => 3.3
E.enableWatchdog = () => {}
E.kickWatchdog = () => {}
board.edge = (level) => {
  board.isHeld = level
  if (board.watch) board.watch({ state: level === 1, time: getTime() })
}

board.setConsole = E.setConsole
E.setConsole = (device, options) => {
  board.isConsole = device ? 1 : 0
  board.say('console ' + board.isConsole)
  board.setConsole(device ? 'USB' : null, options || { force: true })
}
board.setAwake = (isAwake) => {
  if (isAwake !== board.isAwake) board.say('radio ' + isAwake)
  board.isAwake = isAwake
  if (!isAwake && board.onGone) setTimeout(board.onGone, 1)
}
global.NRF = {
  sleep: () => {
    board.setAwake(0)
  },
  wake: () => {
    board.setAwake(1)
  },
  on: (event, call) => {
    if (event === 'disconnect') board.onGone = call
    else board.onConnect = call
  },
}
global.Bluetooth = {
  on: (event, call) => {
    board.onData = call
  },
  println: (line) => {
    if (board.isAwake) USB.println(line)
  },
}
USB.on('data', (data) => {
  var parts = data.split(MARK)
  for (var i = 0; i < parts.length; i++) {
    if (i > 0) {
      if (board.isCommand) {
        eval(board.command)
        board.command = ''
      }
      board.isCommand = !board.isCommand
    }
    if (board.isCommand) board.command += parts[i]
    else if (parts[i] && board.isAwake && board.onData) board.onData(parts[i])
  }
})
process.on('uncaughtException', (error) => {
  board.say('uncaught ' + error)
})
