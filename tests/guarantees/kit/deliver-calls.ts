import type { Address } from './tenant-calls.ts'

const plain: Address = { isForeign: false }

/** How the routes of messages and sending are called with the things of one workspace. */
export const deliverAddresses: Readonly<Record<string, Address>> = {
  listMessages: plain,
  getMessage: { isForeign: true, path: ({ messageId }) => `/api/v1/messages/${messageId}` },
  sendTestMessage: { isForeign: true, body: ({ contentId }) => ({ itemId: contentId }) },
  getSendingStatus: plain,
  // Nothing is paused: there is nothing to resume, whosever channel it is.
  resumeChannel: { isForeign: false, path: () => '/api/v1/channels/on-site/resume' },
  getSendingSettings: plain,
  saveSendingSettings: { isForeign: false, body: () => ({}) },
}
