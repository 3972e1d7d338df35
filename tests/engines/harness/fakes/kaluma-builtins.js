// @ts-nocheck: for engines, not for the type checker
// Fakes of what only Kaluma has, for other engines: nothing, as fakes/kaluma.js has it all.
