/** The country of phone numbers without a prefix where nothing else is said: ISO 3166-1 alpha-2. */
export const homeRegion = 'PL'
