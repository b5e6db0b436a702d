import type { Address, Belongings } from './tenant-calls.ts'

const ofCampaign = (rest = '', body?: unknown): Address => ({
  isForeign: true,
  path: ({ campaignId }: Belongings) => `/api/v1/campaigns/${campaignId}${rest}`,
  ...(body === undefined ? {} : { body: () => body }),
})

/** How the routes of campaigns are called with the things of one workspace. */
export const campaignAddresses: Readonly<Record<string, Address>> = {
  listCampaigns: { isForeign: false, path: ({ word }) => `/api/v1/campaigns?q=${word}` },
  createCampaign: { isForeign: false, body: () => ({ name: 'one more' }) },
  getCampaign: ofCampaign(),
  saveCampaign: ofCampaign('', { revision: 1, name: 'taken', plan: {} }),
  copyCampaign: ofCampaign('/copy', { name: 'copied' }),
  archiveCampaign: ofCampaign('/archive', { isArchived: false }),
  deleteCampaign: ofCampaign(),
  checkCampaign: ofCampaign('/check'),
  inspectCampaign: ofCampaign('/receivers'),
  testCampaign: ofCampaign('/test'),
  launchCampaign: ofCampaign('/launch', {}),
  pauseCampaign: ofCampaign('/pause'),
  resumeCampaign: ofCampaign('/resume'),
  continueCampaign: ofCampaign('/go-on'),
  stopCampaign: ofCampaign('/stop'),
  getCampaignResults: ofCampaign('/results'),
  listCampaignPeople: ofCampaign('/people?group=sent'),
  // The body is the file itself: called with JSON it names no column and leaves nothing.
  uploadAudience: {
    isForeign: false,
    path: ({ word }) => `/api/v1/campaign-lists?name=${word}`,
    body: () => ({ email: 'x' }),
  },
  beginAudience: { isForeign: false, body: () => ({ name: 'one more', bytes: 10 }) },
  putAudiencePart: {
    isForeign: true,
    path: ({ listId }) => `/api/v1/campaign-lists/${listId}/parts?offset=0`,
    body: () => ({ email: 'x' }),
  },
  getAudience: { isForeign: true, path: ({ listId }) => `/api/v1/campaign-lists/${listId}` },
}
