import type { Address } from './tenant-calls.ts'

const ofAudience = (body?: unknown): Address => ({
  isForeign: true,
  path: ({ audienceId }) => `/api/v1/ad-audiences/${audienceId}`,
  ...(body === undefined ? {} : { body: () => body }),
})

const audience = (name: string) => ({
  ...{ name, destinationId: 'csv-sftp', target: 'buty', segmentId: null },
  identifiers: ['email'],
})

/** How the routes of audiences at ad platforms are called. Every workspace has the same platforms, each with its own settings. */
export const audienceAddresses: Readonly<Record<string, Address>> = {
  listAdDestinations: { isForeign: false },
  saveAdDestination: {
    isForeign: false,
    path: () => '/api/v1/ad-destinations/meta-audiences',
    body: () => ({ settings: { accessToken: 'taken' }, isEnabled: false }),
  },
  testAdDestination: {
    isForeign: false,
    path: () => '/api/v1/ad-destinations/csv-sftp/test',
    body: () => ({ settings: {} }),
  },
  listAdAudiences: { isForeign: false },
  listAdAudiencesOfCustomer: {
    isForeign: true,
    path: ({ customers }) => `/api/v1/customers/${customers[0]}/ad-audiences`,
  },
  createAdAudience: { isForeign: false, body: () => audience('one more') },
  getAdAudience: ofAudience(),
  changeAdAudience: ofAudience({ name: 'taken', isPaused: true }),
  endAdAudience: ofAudience(),
}

/** An audience whose name is the word. */
export const furnishAudience = (
  make: (path: string, body: object) => Promise<string>,
  word: string,
): Promise<string> => make('/ad-audiences', audience(word))
