// Light as a stranger would see it, with what it says.

/** A character of a timeline is so long. */
export const CHARACTER_MS = 80

// Recorded from a simulated board whose code takes as long as on a Pico: the state, the light, and what it says.
export const RECORDED = [
  ['locked', '▁▁▁▁▁▁▁▁▁▁▁▁████████████▁▁▁▁▁▁▁▁▁', 'locked'],
  ['off', '▁▁▁▁▁▁▁▁▁▁▁▁████████████▁▁▁▁▁▁█████████████▁▁▁▁▁▁▁▁▁', 'unlocked'],
  ['off', '▁▁▁▁▁▁▁▁▁▁▁▁██▁▁▁▁▁███▁▁▁▁███▁▁▁▁▁███▁▁▁▁▁▁▁▁▁', 'charge 4 of 5'],
  ['off', '▁▁▁▁▁▁▁▁▁▁▁▁█▁█▁█▁█▁▁▁▁▁▁▁▁▁', 'charge unknown'],
  ['off', '▁▁▁▁▁▁▁▁▁▁▁▁███▁▁▁▁▁▁▁▁▁', 'charge 1 of 5'],
  ['off', '▁▁▁██████████▁▁█████▁▁█████████', 'plan: a session is due'],
  ['off', '▁▁▁██████████▁▁█████████', 'plan: done for today'],
  ['off', '▁▁▁▁▁▁▁▁▁▁▁▁████████████▁▁▁▁▁▁▁████████████▁▁▁▁▁▁█████████████▁▁▁▁▁▁▁▁▁', 'desk mode on'],
  ['off', '▁▁▁▁▁▁▁▁▁▁▁▁████████████▁▁▁▁▁▁▁▁▁', 'desk mode off'],
  ['off', '▁▁▁▁▁▁▁▁▁▁▁▁█████████████▁▁▁▁▁▁▁███▁▁▁▁▁▁▁▁▁', 'refused: battery'],
  ['off', '▁▁▁▁▁▁▁▁▁▁▁▁████████████▁▁▁▁▁▁▁███▁▁▁▁▁███▁▁▁▁███▁▁▁▁▁███▁▁▁▁▁▁▁▁▁', 'refused: enough for today'],
  ['off', '▁▁▁▁▁▁▁▁▁▁▁▁█████████████▁▁▁▁▁▁▁███▁▁▁▁███▁▁▁▁▁███▁▁▁▁▁▁▁▁▁', 'refused: it needs rest'],
  ['off', '▁▁▁▁▁▁▁▁▁▁▁▁█▁█▁█▁█▁▁▁▁▁▁▁███▁▁▁▁▁███▁▁▁▁███▁▁▁▁▁███▁▁▁▁███▁▁▁▁▁███▁▁▁▁▁▁▁▁▁', 'this spot stays painful'],
  ['charging', '▁▁▁▁▁▁▁▁▁▁▁▁████████████▁▁▁▁▁▁▁████████████▁▁▁▁▁▁█████████████▁▁▁▁▁▁▁▁▁', 'refused: on the charger'],
  ['running', '████████████▁▁█████▁▁█████▁▁█████████', 'strength 3'],
  ['running', '████████████▁▁█████▁▁█████▁▁█████▁▁█████▁▁█████████', 'strength 5'],
  ['running', '▁▁▁▁▁▁▁▁▁▁▁▁███▁▁▁▁████▁▁▁▁███▁▁▁▁▁███▁▁▁▁▁▁▁▁▁', 'program 4'],
  ['running', '▁▁▁▁▁▁▁▁▁▁▁▁████████████▁▁▁▁▁▁█████████████▁▁▁▁▁▁▁▁▁', 'spot 2'],
  ['running', '████████████▁▁▁▁▁▁▁▁▁▁▁▁▁███████▁▁█████▁▁█████████', 'noted: the pain is gone'],
  ['running', '████████████▁▁▁▁▁▁▁▁▁▁▁▁▁███████▁▁█████████', 'noted: this spot is painful'],
  ['running', '▁▁▁▁▁▁▁▁▁▁▁▁█████████████▁▁▁▁▁▁▁███▁▁▁▁▁▁▁▁▁', 'softer: battery'],
  ['running', '▁▁▁▁▁▁▁▁▁▁▁▁█████████████▁▁▁▁▁▁▁███▁▁▁▁▁███▁▁▁▁▁▁▁▁▁', 'softer: too warm'],
  ['fault', '▁▁▁▁▁▁▁▁▁▁▁▁█▁█▁█▁█▁▁▁▁▁▁▁███▁▁▁▁███▁▁▁▁▁███▁▁▁▁▁▁▁▁▁', 'fault 3: the thermometer cannot be read'],
  [
    'fault',
    '▁▁▁▁▁▁▁▁▁▁▁▁█▁█▁█▁█▁▁▁▁▁▁▁▁███▁▁▁▁███▁▁▁▁▁███▁▁▁▁███▁▁▁▁▁███▁▁▁▁▁▁▁▁▁',
    'fault 5: the settings cannot be stored',
  ],
  ['service', '▁▁▁▁▁▁▁▁▁▁▁▁███▁▁▁▁▁▁▁▁▁', 'calibration stored'],
  ['service', '▁▁▁▁▁▁▁▁▁▁▁▁█▁█▁█▁█▁▁▁▁▁▁▁▁▁', 'calibration refused: no motor has such a voltage'],
  ['calibrating', '████████████▁▁█████████', 'start measured'],
] as const
