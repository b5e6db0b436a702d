import type { Address } from './tenant-calls.ts'

const ofExperiment = (rest = '', body?: unknown): Address => ({
  isForeign: true,
  path: ({ experimentId }) => `/api/v1/experiments/${experimentId}${rest}`,
  ...(body === undefined ? {} : { body: () => body }),
})
export const twoArms = [
  { id: 'a', label: 'A', weight: 50 },
  { id: 'b', label: 'B', weight: 50 },
]

/** How the routes of experiments are called with the things of one workspace. */
export const experimentAddresses: Readonly<Record<string, Address>> = {
  listExperiments: { isForeign: false },
  createExperiment: { isForeign: false, body: () => ({ name: 'one more', arms: twoArms }) },
  planExperiment: { isForeign: false, body: () => ({ base: 0.05, difference: 0.01, weights: [50, 50] }) },
  getExperiment: ofExperiment(),
  saveExperiment: ofExperiment('', { name: 'taken', arms: twoArms }),
  beginExperimentPhase: ofExperiment('/new-phase'),
  deleteExperiment: ofExperiment(),
  startExperiment: ofExperiment('/start', { coverage: 5 }),
  rampExperiment: ofExperiment('/ramp', { coverage: 10 }),
  stopExperiment: ofExperiment('/stop'),
  finishExperiment: ofExperiment('/finish', { winner: 'a' }),
  getHoldOut: { isForeign: false },
  putHoldOut: { isForeign: false, body: () => ({ percent: 0, reason: 'none' }) },
}
