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
  // A workspace's own settings: none are stored, so there is nothing to sign with, whosever channel it is.
  makeChannelKey: { isForeign: false, path: () => '/api/v1/channels/email-smtp/key' },
  useChannelKey: { isForeign: false, path: () => '/api/v1/channels/email-smtp/key/use' },
  getSendingSettings: plain,
  saveSendingSettings: { isForeign: false, body: () => ({}) },
}
