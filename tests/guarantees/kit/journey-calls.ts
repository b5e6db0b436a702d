import type { Address, Belongings } from './tenant-calls.ts'

const ofJourney = (rest = '', body?: unknown): Address => ({
  isForeign: true,
  path: ({ journeyId }: Belongings) => `/api/v1/journeys/${journeyId}${rest}`,
  ...(body === undefined ? {} : { body: () => body }),
})
const nobody = '01940000-0000-7000-8000-0000000000aa'
const ofNobody = (path: string, body?: unknown): Address => ({
  isForeign: true,
  path: () => path,
  ...(body === undefined ? {} : { body: () => body }),
})

/** How the routes of journeys are called with the things of one workspace. */
export const journeyAddresses: Readonly<Record<string, Address>> = {
  listJourneys: { isForeign: false },
  createJourney: { isForeign: false, body: () => ({ name: 'one more' }) },
  getJourney: ofJourney(),
  saveJourney: ofJourney('', { revision: 1, name: 'taken', graph: {} }),
  copyJourney: ofJourney('/copy', { name: 'copied' }),
  archiveJourney: ofJourney('/archive', { isArchived: false }),
  deleteJourney: ofJourney(),
  listJourneyVersions: ofJourney('/versions'),
  askJourneyApproval: ofJourney('/ask-approval', { revision: 1 }),
  approveJourney: ofJourney('/approve', { revision: 1 }),
  launchJourney: ofJourney('/launch', { revision: 1 }),
  scaleJourney: ofJourney('/scale', { sample: 10 }),
  pauseJourney: ofJourney('/pause'),
  resumeJourney: ofJourney('/resume'),
  stopJourney: ofJourney('/stop'),
  pauseAllJourneys: { isForeign: false },
  resumeAllJourneys: { isForeign: false },
  migrateJourney: ofJourney('/migrate', {}),
  getJourneyReport: ofJourney('/report'),
  listPeopleInJourney: { ...ofJourney('/people'), needs: 'customers:life' },
  enterJourney: ofJourney('/enter', { customers: [nobody], key: 'a-key-of-its-own' }),
  // Nobody is inside: an id of neither workspace.
  takeOutOfJourney: ofNobody(`/api/v1/journey-runs/${nobody}/take-out`),
  listCustomerJourneys: {
    isForeign: true,
    path: ({ customers }) => `/api/v1/customers/${customers[0]}/journeys`,
  },
  getJourneyWebhookSecret: { isForeign: false },
  listJourneyTasks: { isForeign: false },
  endJourneyTask: ofNobody(`/api/v1/journey-tasks/${nobody}`, { state: 'done' }),
}
