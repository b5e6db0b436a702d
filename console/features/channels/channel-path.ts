export const channelsKey = ['channels'] as const
export const channelPath = (id: string): string => `/api/v1/channels/${encodeURIComponent(id)}`
