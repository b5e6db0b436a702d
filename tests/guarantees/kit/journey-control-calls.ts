import type { Address, Belongings } from './tenant-calls.ts'

const ofReplay = ({ replayId }: Belongings) => `/api/v1/journey-replays/${replayId}`

/** How the routes of the check, the walk and the templates of journeys are called with the things of one workspace. */
export const journeyControlAddresses: Readonly<Record<string, Address>> = {
  listJourneyNodes: { isForeign: false },
  checkJourney: { isForeign: false, body: () => ({ graph: {} }) },
  listJourneyTemplates: { isForeign: false },
  beginJourney: { isForeign: false, body: () => ({ template: 'welcome' }) },
  exportJourney: {
    isForeign: true,
    path: ({ journeyId }: Belongings) => `/api/v1/journeys/${journeyId}/code`,
  },
  walkJourney: {
    isForeign: true,
    needs: 'customers:read',
    body: ({ customers }: Belongings) => ({ graph: {}, customer: customers[0] }),
  },
  replayJourney: { isForeign: false, body: () => ({ graph: {} }) },
  getJourneyReplay: { isForeign: true, path: ofReplay },
  callOffJourneyReplay: { isForeign: true, path: ofReplay },
}
