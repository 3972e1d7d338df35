// @ts-nocheck: for engines, not for the type checker
// Stands in on other engines for what only Kaluma has: nothing that the fakes do not bring.
